import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { ActionKind, GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import type { RandomStream } from '../engine/random-stream.ts'
import type { Actor, Intention, Subject } from './intention.ts'
import type { KeyNumber } from './keys.ts'

export const BLOCK_KINDS = [
  'meal',
  'work',
  'study',
  'exercise',
  'errand',
  'leisure',
  'home',
  'appointment',
  'event',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]
export const BLOCK_STATES = ['planned', 'active', 'done', 'dropped'] as const
export type BlockState = (typeof BLOCK_STATES)[number]

/** One part of the day's plan; minutes count from day 1, 00:00. */
export interface PlanBlock {
  kind: BlockKind
  startMinute: number
  endMinute: number
  place: number
  state: BlockState
  /** Why it was given up; until then, what last kept the resident from it. */
  reason: GiveUpReason | null
  /** Key of the gathering that it is for, or none. */
  gathering: KeyNumber
}

/** What a resident does now. Walking, it is under way to the place of its intention. */
export interface ActionState {
  key: KeyNumber
  action: ActionKind
  place: number
  /** Where a walk began; of no meaning otherwise. */
  from: number
  startAt: SimTime
  endAt: SimTime
  intention: Intention
}

/** What waits for an answer; the oldest is let go when there is more. */
export const INBOX_KEPT = 12

/** Something another wrote to or about a resident that waits for an answer. */
export interface InboxEntry {
  /** A comment under its post or an answer to its comment, a mention (a post about it, by a resident), or a message. */
  kind: 'comment' | 'mention' | 'message'
  from: Actor
  /** Key of what was written. */
  key: KeyNumber
  /** The post under which it stands; for a message none. */
  post: KeyNumber
  /** What a person wrote; empty for what a resident wrote, of which the rest tells enough. */
  text: string
  /** What a resident's message is about. */
  subject: Subject
}

/** Everything about one resident that changes, but for its memories, relations and things (kept in tables). */
export interface ResidentState {
  readonly index: number
  /** By position in NEEDS, each 0–100, as of `settledAt`. */
  needs: number[]
  settledAt: SimTime
  /** How what happened feels, -100 to 100; fades. */
  spirits: number
  moneyCents: number
  /** Where it is; on a walk, where that leads. */
  place: number
  /** Its position in the place's list of those present, -1 on a walk. */
  presentSlot: number
  action: ActionState
  /** What it decided to do right after the present action. */
  agenda: Intention[]
  plan: PlanBlock[]
  /** When the night's sleep is due to begin and to end, minutes from day 1, 00:00. */
  bedMinute: number
  wakeMinute: number
  /** The day for which the counters below hold. */
  day: number
  postsToday: number
  /** How many more posts it feels like before it sleeps. */
  postsLeft: number
  nextPostAt: SimTime
  commentHour: number
  commentsThisHour: number
  /** Serial of the last post it has seen in the feed. */
  seenSerial: number
  lastBrowseAt: SimTime
  lastTalkAt: SimTime
  lastShopAt: SimTime
  /** Minutes worked since the day's work began, and when that was. */
  workedMinutes: number
  memoryCount: number
  relationCount: number
  /** Sum of importance since the last reflection. */
  unreflected: number
  lastReflectAt: SimTime
  following: Actor[]
  /** People who follow it. */
  followers: Actor[]
  /** The day for which `messagesToday` holds: messages to residents, and unasked ones to people. */
  messageDay: number
  messagesToday: number
  /** People who do not want to hear from it. */
  blockedBy: Actor[]
  inbox: InboxEntry[]
  random: RandomStream
  /** Cached hash of all of this; stale when `hashStale`. */
  hashLow: number
  hashHigh: number
  hashStale: boolean
  /** Changed since readers last got its projection. */
  touched: boolean
}

export function isAsleep(resident: ResidentState): boolean {
  return resident.action.action === 'sleep'
}
