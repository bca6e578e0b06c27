import { canBeAddressed, type Conversation } from '../actions/encounter.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { engagementSlot } from '../world/gatherings.ts'
import { NO_KEY } from '../world/keys.ts'
import { SOCIAL } from '../world/needs.ts'
import type { PlansMade } from '../world/plans-made.ts'
import { lookAround } from '../world/presence.ts'
import { findRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { isToBeAsked, makePlans, partyOf, wordsOf } from './arranging.ts'
import {
  askHow,
  commonTopic,
  Dialogue,
  exchangeNews,
  MOST_TURNS,
  quarrelOver,
  smallTalk,
  talkOf,
  tellOfDay,
} from './dialogue.ts'
import { placeRef } from './wording.ts'

const AGAIN_AFTER_SECONDS = 2.5 * 3_600
const BREATH_MS = 25 * 60_000
const MOST_COMPANY = 3

/** Whom to talk to among those the resident notices, by relation, mood and luck; up to four stand together. */
export function chooseCompany(world: World, self: ResidentState): number[] {
  if (self.presentSlot < 0 || world.now - self.lastTalkAt < BREATH_MS) return []
  const party = partyOf(world, self)
  const company: number[] = []
  for (const other of lookAround(world, self)) {
    const neighbour = world.resident(other)
    if (!canBeAddressed(world, neighbour)) continue
    let chance = talkChance(world, self, other)
    if (areTogether(world, self, other)) chance += 0.6
    if (party !== NO_ROW && isToBeAsked(world, party, neighbour)) chance += 0.7
    if (self.random.chance(company.length === 0 ? chance : 0.35 * chance + 0.03)) company.push(other)
    if (company.length === MOST_COMPANY) break
  }
  return company
}

/** Whether both are here for the same gathering. */
function areTogether(world: World, self: ResidentState, other: number): boolean {
  const { cause } = self.action.intention
  if (cause === NO_KEY || world.resident(other).action.intention.cause !== cause) return false
  return engagementSlot(world, self, cause) >= 0
}

function talkChance(world: World, self: ResidentState, other: number): number {
  const relation = findRelation(world, self, other)
  if (
    relation &&
    relation.lastMetSeconds >= 0 &&
    world.now / 1000 - relation.lastMetSeconds < AGAIN_AFTER_SECONDS
  )
    return 0
  const { extraversion } = world.sheet(self.index).traits
  const closeness = 0.12 + (relation ? 0.3 * relation.familiarity + 0.25 * Math.max(0, relation.affinity) : 0)
  const hoursAlone = (world.now - self.lastTalkAt) / 3_600_000
  const wish = (1.5 - self.needs[SOCIAL]! / 100) * Math.min(2.2, 0.8 + 0.2 * hoursAlone)
  const busy = world.resident(other).action.action === 'work' ? 0.7 : 1
  return closeness * (0.6 + 0.8 * extraversion) * wish * busy
}

/** Two to six turns: a greeting, then news, questions, the day or a shared interest, by what both have to say. */
export function holdConversation(world: World, self: ResidentState, others: readonly number[]): Conversation {
  const members = [self, ...others.map((other) => world.resident(other))]
  const talk = new Dialogue(world, members)
  const relation = findRelation(world, self, others[0]!)
  const affinity = relation?.affinity ?? 0
  const length = 2 + self.random.between(0, affinity > 0.2 ? MOST_TURNS - 2 : 2)
  // Strangers have nothing to quarrel about.
  const tone = relation ? toneOf(world, self, affinity) : 'usual'
  const topic = length >= 4 || tone !== 'usual' ? commonTopic(talk) : -1
  greet(talk, !relation, length)
  if (tone === 'quarrelled') {
    quarrelOver(talk, topic)
    return { turns: talk.turns, told: [], topic, tone, plans: null }
  }
  if (affinity < -0.1 && tone === 'usual') makeUp(talk)
  const told = length > 2 ? exchangeNews(talk, 0.65) : []
  const plans = speakOfPlans(world, talk, members)
  if (tone === 'disagreed' && topic >= 0) talkOf(talk, topic, tone)
  else if (talk.length < length) fillUp(talk, topic, length, self)
  if (talk.length <= MOST_TURNS - 2 && length >= 4) takeLeave(talk)
  return { turns: talk.turns, told, topic, tone, plans }
}

function greet(talk: Dialogue, firstTime: boolean, length: number): void {
  talk.say(0, { kind: 'talk_greeting', firstTime })
  talk.say(1, { kind: 'talk_greet_back', firstTime })
  if (talk.size > 2 && length >= 4) talk.say(2, { kind: 'talk_join' })
}

function makeUp(talk: Dialogue): void {
  talk.say(0, { kind: 'talk_make_up' })
  talk.say(1, { kind: 'talk_make_up_back' })
}

function takeLeave(talk: Dialogue): void {
  talk.say(0, { kind: 'talk_farewell' })
  talk.say(1, { kind: 'talk_farewell_back' })
}

/** The rest of the talk: how one is, what happened today, the interest they share, or what is at hand. */
function fillUp(talk: Dialogue, topic: number, length: number, self: ResidentState): void {
  const draw = self.random.next()
  if (topic >= 0 && draw < 0.45) talkOf(talk, topic, 'usual')
  else if (draw < 0.6 && talk.length <= MOST_TURNS - 3) askHow(talk)
  else if (draw >= 0.85 || !tellOfDay(talk)) smallTalk(talk)
  if (talk.length + 2 <= length) smallTalk(talk)
}

/** Something is proposed or an invitation given, and answered; what came of it. */
function speakOfPlans(world: World, talk: Dialogue, members: readonly ResidentState[]): PlansMade | null {
  if (talk.length > MOST_TURNS - 2) return null
  const plans = makePlans(world, members)
  if (!plans) return null
  const { what, moment, event, place, reason } = wordsOf(world, plans)
  const asker = plans.kind === 'invitation' ? members.findIndex(({ index }) => index === plans.host) : 0
  const asked = plans.kind === 'invitation' ? members.findIndex(({ index }) => index === plans.guest) : 1
  if (plans.kind === 'appointment') talk.say(asker, { kind: 'talk_propose', what, moment })
  else
    talk.say(asker, {
      kind: 'talk_invite',
      event,
      moment,
      where: placeRef(world, members[asker]!, place),
    })
  const answer = plans.refusal === null ? 'talk_accept' : 'talk_decline'
  talk.say(asked, { kind: answer, what, moment, ...(reason && { reason }) })
  return plans
}

function toneOf(world: World, self: ResidentState, affinity: number): Conversation['tone'] {
  const { neuroticism, agreeableness } = world.sheet(self.index).traits
  const strain = 0.02 + 0.05 * neuroticism * (1 - agreeableness) - 0.1 * Math.min(0, affinity)
  if (self.random.chance(strain * 0.35)) return 'quarrelled'
  return self.random.chance(strain) ? 'disagreed' : 'usual'
}
