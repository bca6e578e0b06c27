import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { standingOf } from '@ai-community/shared/world/standing.ts'
import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import { considerEvent } from '../world/considering.ts'
import type { Turn } from '../world/effect-vocabulary.ts'
import type { Fact } from '../world/fact-store.ts'
import type { KeyNumber } from '../world/keys.ts'
import { knowsFact, learnFact, remember } from '../world/memories.ts'
import { stir } from '../world/needs.ts'
import { settlePlans, type PlansMade } from '../world/plans-made.ts'
import type { Relation } from '../world/relation-store.ts'
import { changeRelation, findRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { finish, startTalk } from './run-action.ts'

/** What was said when residents met; a mind words it. */
export interface Conversation {
  turns: readonly Turn[]
  /** Facts that one of them told the others. */
  told: readonly { teller: number; fact: Fact }[]
  /** Index of the interest they talked about, or -1. */
  topic: number
  /** How it went: -1 quarrel, 0 as usual, 1 disagreement in good spirit. */
  tone: 'usual' | 'disagreed' | 'quarrelled'
  /** What they agreed to do together, or why not; null when nothing was proposed. */
  plans: PlansMade | null
}

const SECONDS_PER_TURN = 75
const LONG_TALK_TURNS = 5
const INTERRUPTIBLE: ReadonlySet<ActionKind> = new Set([
  'rest',
  'browse',
  'exercise',
  'work',
  'study',
  'shop',
  'use',
  'reflect',
  'attend',
  'host',
])

/** Whether the resident can be drawn into a talk: there, awake, and not amid something that must not break off. */
export function canBeAddressed(world: World, resident: ResidentState): boolean {
  return (
    resident.presentSlot >= 0 &&
    resident.action.endAt > world.now &&
    INTERRUPTIBLE.has(resident.action.action)
  )
}

/**
 * The residents talk: whatever the addressed ones were doing ends, all remember the talk, facts pass on, relations
 * change. `participants[0]` began it and is between two actions.
 */
export function meet(world: World, participants: readonly number[], conversation: Conversation): void {
  const key = world.newKey()
  const seconds = SECONDS_PER_TURN * conversation.turns.length + participants.length * 30
  const residents = participants.map((index) => world.resident(index))
  for (const addressed of residents.slice(1)) finish(world, addressed)
  const endAt = (world.now + seconds * 1000) as SimTime
  const { topic, turns, told } = conversation
  world.effects.encounter(key, residents[0]!.place, endAt, participants, topic, turns, told)
  for (const [position, resident] of residents.entries()) {
    const partner = participants[position === 0 ? 1 : 0]!
    for (const other of participants)
      if (other !== resident.index) getOn(world, resident, other, conversation, key)
    startTalk(world, resident, partner, seconds, key)
    resident.lastTalkAt = world.now
  }
  for (const { teller, fact } of conversation.told)
    for (const resident of residents) hear(world, resident, participants, teller, fact, key)
  if (conversation.plans) settlePlans(world, conversation.plans, key)
}

/** What the talk does to how one of them sees another, and what it will remember. */
function getOn(
  world: World,
  resident: ResidentState,
  other: number,
  talk: Conversation,
  key: KeyNumber,
): void {
  const before = findRelation(world, resident, other)
  const { agreeableness } = world.sheet(resident.index).traits
  const warmth =
    talk.tone === 'quarrelled' ? -0.12 : talk.tone === 'disagreed' ? -0.02 : 0.012 + 0.02 * agreeableness
  const after = changeRelation(world, resident, other, {
    affinity: warmth * (1 - Math.abs(before?.affinity ?? 0) * 0.7),
    familiarity: 0.02 + 0.03 * (1 - (before?.familiarity ?? 0)),
    met: true,
  })
  if (before) noticeTurn(world, resident, before, after, key)
  stir(resident, talk.tone === 'quarrelled' ? -18 : talk.tone === 'disagreed' ? -2 : 5)
  const isLong = talk.turns.length >= LONG_TALK_TURNS
  const isNew = !before || before.lastMetSeconds < 0
  const hadQuarrelled = before !== undefined && before.affinity < -0.1 && talk.tone === 'usual'
  const theme =
    isNew && !before ? 'new_acquaintance' : hadQuarrelled ? 'made_up' : isLong ? 'long_talk' : 'met'
  remember(world, resident, {
    kind: 'talk',
    theme: talk.tone === 'usual' ? theme : talk.tone,
    importance: talk.tone === 'quarrelled' ? 7 : theme === 'met' ? 3 : 5,
    subject: other,
    place: resident.place,
    topic: talk.topic,
    amount: Math.round((SECONDS_PER_TURN * talk.turns.length) / 60),
    cause: key,
  })
}

/** When what they are to each other has changed in a word, that is remembered. */
function noticeTurn(
  world: World,
  resident: ResidentState,
  before: Relation,
  after: Relation,
  cause: KeyNumber,
): void {
  const was = standingOf(before.affinity, before.familiarity)
  const is = standingOf(after.affinity, after.familiarity)
  if (was === is) return
  const theme =
    is === 'close_friend'
      ? 'grew_close'
      : is === 'friend' && was === 'acquaintance'
        ? 'became_friends'
        : is === 'strained' || is === 'estranged'
          ? 'grew_apart'
          : null
  if (theme)
    remember(world, resident, { theme, importance: 6, subject: after.other, place: resident.place, cause })
}

function hear(
  world: World,
  resident: ResidentState,
  participants: readonly number[],
  teller: number,
  fact: Fact,
  key: KeyNumber,
): void {
  if (resident.index === teller)
    remember(world, resident, {
      kind: 'talk',
      theme: 'told_fact',
      importance: 2,
      subject: participants.find((other) => other !== teller),
      place: resident.place,
      amount: fact.id,
      cause: key,
    })
  else if (!knowsFact(world, resident, fact.id)) {
    learnFact(world, resident, fact, teller, key, resident.place)
    considerEvent(world, resident, fact, teller)
  }
}
