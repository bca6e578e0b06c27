import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import type { RandomStream } from '../engine/random-stream.ts'
import type { Actor, Intention, Subject } from './intention.ts'
import type { KeyNumber } from './keys.ts'
import type { PlanBlock } from './plan-table.ts'
import { ResidentRow, type ResidentTable } from './resident-table.ts'

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
const INBOX_KEPT = 12

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

  /** The parts of its day, in their order; what is changed in one changes the plan. */
  get plan(): readonly PlanBlock[] {
    return this.table.plans.blocksOf(this.index, this.planCount)
  }

  set plan(blocks: readonly PlanBlock[]) {
    this.planCount = this.table.plans.write(this.index, blocks)
  }

  /** The first part of the plan that passes; those behind it are not looked at. */
  findPart(isWanted: (part: PlanBlock) => boolean): PlanBlock | undefined {
    const { plans } = this.table
    const count = this.planCount
    for (let slot = 0; slot < count; slot++) {
      const part = plans.blockAt(this.index, slot)
      if (isWanted(part)) return part
    }
    return undefined
  }

  /** The part that began and is not over at `minute`; `close` is called for each that is over but not closed. */
  blockAt(minute: number, close: (block: PlanBlock) => void): PlanBlock | undefined {
    const { plans } = this.table
    const { index } = this
    const slot = plans.currentSlot(index, this.planCount, minute, (over) => close(plans.blockAt(index, over)))
    return slot < 0 ? undefined : plans.blockAt(index, slot)
  }

  /** The plan's words; for hash and snapshots. */
  get planWords(): Int32Array {
    return this.table.plans.wordsOf(this.index, this.planCount)
  }
}

/**
 * Lays an entry before the resident. The list is made anew: one that is pushed to takes room for seventeen, which with
 * most residents stays empty.
 */
export function putIntoInbox(resident: ResidentState, entry: InboxEntry): void {
  const { inbox } = resident
  const kept = inbox.length < INBOX_KEPT ? inbox : inbox.slice(inbox.length - INBOX_KEPT + 1)
  resident.inbox = kept.concat(entry)
}

export function isAsleep(resident: ResidentState): boolean {
  return resident.action.action === 'sleep'
}
