import type { GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import { mayPost } from '../actions/online.ts'
import type { Intention } from '../world/intention.ts'
import { ENERGY, FUN, HUNGER, HYGIENE, SOCIAL } from '../world/needs.ts'
import { currentBlock, hinder } from '../world/plan.ts'
import type { PlanBlock } from '../world/plan-table.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { keepEngagement } from './attending.ts'
import { eat } from './meals.ts'
import { browse, give, goHome, helpOut, post, reflect, rest, sleep, trade, wash } from './options.ts'
import { refine } from './refining.ts'

const REFLECT_ABOVE = 30
const SATED = 82
/** So tired that not even a promise is kept. */
const EXHAUSTED = 3
const POST_WORTH = 88

const OPTIONS = [
  'sleep',
  'eat',
  'wash',
  'rest',
  'plan',
  'post',
  'browse',
  'reflect',
  'give',
  'trade',
  'help',
] as const
type Option = (typeof OPTIONS)[number]
/** What each option is worth now, by its position; one list for all decisions, since this runs at every event. */
const worths = new Float64Array(OPTIONS.length)
const SLEEP = positionOf('sleep')
const EAT = positionOf('eat')
const WASH = positionOf('wash')
const REST = positionOf('rest')
const PLAN = positionOf('plan')
const POST = positionOf('post')
const BROWSE = positionOf('browse')
const REFLECT = positionOf('reflect')
const GIVE = positionOf('give')
const TRADE = positionOf('trade')
const HELP = positionOf('help')

function positionOf(option: Option): number {
  return OPTIONS.indexOf(option)
}

/** What a choice says of a part of the plan that it keeps the resident from. */
const EXCUSES: Readonly<Record<Option, GiveUpReason>> = {
  sleep: 'asleep',
  eat: 'hungry',
  wash: 'unwashed',
  rest: 'tired',
  plan: 'busy',
  post: 'online',
  browse: 'online',
  reflect: 'busy',
  give: 'talking',
  trade: 'talking',
  help: 'busy',
}

/**
 * What to do next: utility over needs, plan, traits and chance. Every option has a worth now; the best one that can
 * really be done wins.
 */
export function choose(world: World, self: ResidentState): Intention {
  const block = currentBlock(world, self)
  const kept = self.needs[ENERGY]! < EXHAUSTED ? null : keepEngagement(world, self)
  if (kept) return kept
  weighBody(world, self, block)
  weighMind(world, self, block)
  for (let option = 0; option < worths.length; option++) worths[option]! *= 0.85 + 0.3 * self.random.next()
  for (let best = bestOption(); best >= 0; best = bestOption()) {
    worths[best] = 0
    const option = OPTIONS[best]!
    const intention = tryOption(world, self, block, option)
    if (!intention) continue
    note(self, block, option)
    return intention
  }
  return goHome(world, self)
}

/** Position of the option worth most; -1 when none is worth anything. */
function bestOption(): number {
  let best = -1
  let most = 0
  for (let option = 0; option < worths.length; option++)
    if (worths[option]! > most) {
      most = worths[option]!
      best = option
    }
  return best
}

/** The intention, or null when it cannot be done here and now. */
function tryOption(
  world: World,
  self: ResidentState,
  block: PlanBlock | undefined,
  option: Option,
): Intention | null {
  switch (option) {
    case 'sleep':
      return sleep(world, self)
    case 'eat':
      return eat(world, self, block)
    case 'wash':
      return wash(world, self)
    case 'rest':
      return rest(world, self)
    case 'plan':
      return block ? refine(world, self, block) : null
    case 'post':
      return post(world, self)
    case 'browse':
      return browse(self)
    case 'reflect':
      return reflect(self)
    case 'give':
      return give(world, self)
    case 'trade':
      return trade(world, self)
    case 'help':
      return helpOut(world, self)
  }
}

/** A meal is begun by eating; whatever else is done instead of the plan is what keeps the resident from it. */
function note(self: ResidentState, block: PlanBlock | undefined, option: Option): void {
  if (!block || option === 'plan') return
  if (block.kind !== 'meal') hinder(block, EXCUSES[option])
  else if (option === 'eat') block.state = 'active'
  else hinder(block, self.needs[HUNGER]! >= SATED ? 'sated' : EXCUSES[option])
}

/** How badly something is missing, 0–100, growing faster the less there is. */
function urgency(level: number): number {
  return ((100 - level) * (100 - level)) / 100
}

function weighBody(world: World, self: ResidentState, block: PlanBlock | undefined): void {
  const minute = world.minute
  const { needs } = self
  const atWork = block?.kind === 'work'
  const mustSleep = minute >= self.bedMinute - 25 || needs[ENERGY]! < 6
  worths[SLEEP] = mustSleep ? 75 + (minute - self.bedMinute) * 0.4 + urgency(needs[ENERGY]!) * 0.4 : 0
  const isMeal = block?.kind === 'meal' && needs[HUNGER]! < SATED
  worths[EAT] = urgency(needs[HUNGER]!) * 0.95 + (isMeal ? 48 : -6) - (atWork ? 12 : 0)
  const isEvening = needs[HYGIENE]! < 70 && self.bedMinute - minute < 60
  worths[WASH] = urgency(needs[HYGIENE]!) * 0.7 + (isEvening ? 35 : 0) - (atWork ? 25 : 8)
  worths[REST] = urgency(needs[ENERGY]!) * 0.35 + urgency(needs[FUN]!) * 0.25 + 4 - (atWork ? 12 : 0)
}

function weighMind(world: World, self: ResidentState, block: PlanBlock | undefined): void {
  const { conscientiousness, extraversion } = world.sheet(self.index).traits
  const atWork = block?.kind === 'work'
  worths[PLAN] = block && block.kind !== 'meal' ? (atWork ? 58 : 34) + 22 * conscientiousness : 0
  const feelsLikePosting = self.postsLeft > 0 && world.now >= self.nextPostAt && mayPost(world, self)
  worths[POST] = feelsLikePosting ? POST_WORTH : 0
  worths[BROWSE] = 0
  const hoursAway = (world.now - self.lastBrowseAt) / 3_600_000
  if (hoursAway > 0.7) {
    const lack = urgency(self.needs[SOCIAL]!) * 0.3 + urgency(self.needs[FUN]!) * 0.1
    const waiting = self.inbox.length > 0 ? 14 : 0
    worths[BROWSE] = (Math.min(34, hoursAway * 11) + lack + waiting + 8 * extraversion) * (atWork ? 1.25 : 1)
  }
  worths[REFLECT] = self.unreflected > REFLECT_ABOVE && !atWork ? 40 : 0
  worths[GIVE] = self.random.next() * 60
  worths[TRADE] = self.random.next() * 60
  worths[HELP] = atWork ? 0 : self.random.next() * 75
}
