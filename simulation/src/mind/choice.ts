import { mayPost } from '../actions/online.ts'
import type { Intention } from '../world/intention.ts'
import { ENERGY, FUN, HUNGER, HYGIENE, SOCIAL } from '../world/needs.ts'
import type { PlanBlock, ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { browse, eat, give, goHome, post, reflect, refine, rest, sleep, wash } from './options.ts'

const REFLECT_ABOVE = 70
const POST_WORTH = 88

const OPTIONS = ['sleep', 'eat', 'wash', 'rest', 'plan', 'post', 'browse', 'reflect', 'give'] as const
type Option = (typeof OPTIONS)[number]
type Worths = Record<Option, number>

/** One record for all decisions: this runs at every event. */
const worths: Worths = {
  sleep: 0,
  eat: 0,
  wash: 0,
  rest: 0,
  plan: 0,
  post: 0,
  browse: 0,
  reflect: 0,
  give: 0,
}

/**
 * What to do next: utility over needs, plan, traits and chance. Every option has a worth now; the best one that can
 * really be done wins.
 */
export function choose(world: World, self: ResidentState): Intention {
  const block = activeBlock(self, world.minute)
  weighBody(world, self, block)
  weighMind(world, self, block)
  for (const option of OPTIONS) worths[option] *= 0.85 + 0.3 * self.random.next()
  for (let best = bestOption(); best; best = bestOption()) {
    worths[best] = 0
    const intention = tryOption(world, self, block, best)
    if (intention) return intention
  }
  return goHome(world, self)
}

function bestOption(): Option | null {
  let best: Option | null = null
  let most = 0
  for (const option of OPTIONS)
    if (worths[option] > most) {
      most = worths[option]
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
  }
}

/** The block of now; blocks that are over are closed on the way. */
function activeBlock(self: ResidentState, minute: number): PlanBlock | undefined {
  let active: PlanBlock | undefined
  for (const block of self.plan) {
    if (block.endMinute <= minute) {
      if (block.state === 'active') block.state = 'done'
      else if (block.state === 'planned') block.state = 'dropped'
    } else if (block.startMinute <= minute && !active) active = block
  }
  return active
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
  worths.sleep = mustSleep ? 75 + (minute - self.bedMinute) * 0.4 + urgency(needs[ENERGY]!) * 0.4 : 0
  const isMeal = block?.kind === 'meal' && needs[HUNGER]! < 82
  worths.eat = urgency(needs[HUNGER]!) * 0.95 + (isMeal ? 48 : -6) - (atWork ? 12 : 0)
  const isEvening = needs[HYGIENE]! < 70 && self.bedMinute - minute < 60
  worths.wash = urgency(needs[HYGIENE]!) * 0.7 + (isEvening ? 35 : 0) - (atWork ? 25 : 8)
  worths.rest = urgency(needs[ENERGY]!) * 0.35 + urgency(needs[FUN]!) * 0.25 + 4 - (atWork ? 12 : 0)
}

function weighMind(world: World, self: ResidentState, block: PlanBlock | undefined): void {
  const { conscientiousness, extraversion } = world.sheet(self.index).traits
  const atWork = block?.kind === 'work'
  worths.plan = block && block.kind !== 'meal' ? (atWork ? 58 : 34) + 22 * conscientiousness : 0
  const feelsLikePosting = self.postsLeft > 0 && world.now >= self.nextPostAt && mayPost(world, self)
  worths.post = feelsLikePosting ? POST_WORTH : 0
  worths.browse = 0
  const hoursAway = (world.now - self.lastBrowseAt) / 3_600_000
  if (hoursAway > 0.7) {
    const lack = urgency(self.needs[SOCIAL]!) * 0.3 + urgency(self.needs[FUN]!) * 0.1
    const waiting = self.inbox.length > 0 ? 14 : 0
    worths.browse = (Math.min(34, hoursAway * 11) + lack + waiting + 8 * extraversion) * (atWork ? 1.25 : 1)
  }
  worths.reflect = self.unreflected > REFLECT_ABOVE && !atWork ? 40 : 0
  worths.give = self.random.next() * 60
}
