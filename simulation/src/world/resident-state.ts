import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { ActionKind, GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import type { RandomStream } from '../engine/random-stream.ts'
import type { Actor, Intention, Subject } from './intention.ts'
import type { KeyNumber } from './keys.ts'
import { ResidentRow, type ResidentTable } from './resident-table.ts'

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
export class ResidentState extends ResidentRow {
  action: ActionState
  /** What it decided to do right after the present action. */
  agenda: Intention[] = []
  plan: PlanBlock[] = []
  following: Actor[] = []
  /** People who follow it. */
  followers: Actor[] = []
  /** People who do not want to hear from it. */
  blockedBy: Actor[] = []
  inbox: InboxEntry[] = []
  random: RandomStream

  /** The row `index` of the table, with the numbers that stand there. */
  constructor(table: ResidentTable, index: number, action: ActionState, random: RandomStream) {
    super(table, index)
    this.action = action
    this.random = random
  }
}

export function isAsleep(resident: ResidentState): boolean {
  return resident.action.action === 'sleep'
}
