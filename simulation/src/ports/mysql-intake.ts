import type { Db, Tx } from '@ai-community/shared/database/connection.ts'
import { listEventsAfter } from '@ai-community/shared/database/outbox-publisher.ts'
import type { PublishedEvent } from '@ai-community/shared/database/outbox.ts'
import { SIM_MINUTE_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { WorldInput } from '../world/inputs.ts'
import type { InputDraft } from './input-log.ts'
import { InputTranslation, LIKES, type EventPayload, type TranslationOptions } from './input-translation.ts'
import { writeAsHolder, type WorldLease } from './world-lease.ts'

const EVENTS_AT_ONCE = 1_000

export interface MySqlIntakeOptions extends TranslationOptions {
  db: Db
  lease: () => WorldLease
  clock: { now(): Date }
  /** Events up to here have been taken in. */
  outboxSeq: number
}

/**
 * Follows the outbox and turns what people do into recorded inputs. `look` only reads; `take` commits inputs and
 * the position in the outbox together, and only then does the core see them.
 */
export class MySqlIntake {
  readonly #options: MySqlIntakeOptions
  #readSeq: number
  #takenSeq: number
  #waiting: PublishedEvent[] = []
  #likesTakenAt = -Infinity

  constructor(options: MySqlIntakeOptions) {
    this.#options = options
    this.#readSeq = options.outboxSeq
    this.#takenSeq = options.outboxSeq
  }

  /** Events up to here need not be read again. */
  get outboxSeq(): number {
    return this.#waiting.length === 0 ? this.#readSeq : this.#takenSeq
  }

  /** Reads what is new in the outbox; what residents did themselves the core knows already. */
  async look(): Promise<void> {
    if (this.#waiting.length >= EVENTS_AT_ONCE) return
    const events = await listEventsAfter(this.#options.db, this.#readSeq, EVENTS_AT_ONCE)
    if (this.#waiting.length === 0) this.#takenSeq = this.#readSeq
    this.#waiting.push(...events.filter(isOfPerson))
    this.#readSeq = events.at(-1)?.seq ?? this.#readSeq
  }

  /** Whether `take` has something to do: likes alone wait until a simulated minute has gathered them. */
  isDue(now: SimTime): boolean {
    if (this.#waiting.length === 0) return false
    if (this.#waiting.length >= EVENTS_AT_ONCE || !this.#waiting.every(isLike)) return true
    return now - this.#likesTakenAt >= SIM_MINUTE_MS
  }

  /**
   * Commits what waits as inputs at `earliest` or later and returns them. May be repeated after an error.
   *
   * @throws LeaseLostError
   */
  async take(earliest: SimTime): Promise<WorldInput[]> {
    const { db, lease, inputs, clock, directory } = this.#options
    const events = this.#waiting
    const outboxSeq = this.#readSeq
    const recorded = await writeAsHolder(db, lease(), async (tx) => {
      const before = await this.#alreadyTaken(tx, outboxSeq)
      if (before) return before
      const drafts = await this.#translate(tx, events)
      await tx.updateTable('worlds').set({ outboxSeq }).where('id', '=', directory.worldId).execute()
      const taken = await inputs.recordIn(tx, drafts, earliest, clock.now())
      await noteHeardEvents(tx, drafts, taken)
      return taken
    })
    inputs.accept(recorded)
    if (events.some(isLike)) this.#likesTakenAt = earliest
    this.#waiting = this.#waiting.slice(events.length)
    this.#takenSeq = outboxSeq
    return recorded
  }

  /** The inputs of a `take` that was committed although its answer was lost. */
  async #alreadyTaken(tx: Tx, outboxSeq: number): Promise<WorldInput[] | undefined> {
    const { inputs, directory } = this.#options
    const world = await tx
      .selectFrom('worlds')
      .select('outboxSeq')
      .where('id', '=', directory.worldId)
      .executeTakeFirstOrThrow()
    return world.outboxSeq >= outboxSeq ? inputs.listAfter(tx, inputs.lastInputNo) : undefined
  }

  async #translate(tx: Tx, events: readonly PublishedEvent[]): Promise<InputDraft[]> {
    const translation = new InputTranslation(tx, this.#options)
    for (const event of events) await translation.add(event)
    return translation.drafts
  }
}

/** News happens when the town hears of it, which is when its input is recorded; an event keeps its own hours. */
async function noteHeardEvents(
  tx: Tx,
  drafts: readonly InputDraft[],
  taken: readonly WorldInput[],
): Promise<void> {
  for (const [index, { inputNo, at }] of taken.entries()) {
    const source = drafts[index]?.source
    if (source?.type !== 'event') continue
    const input = taken[index]!
    const hasHours = input.kind === 'event_injected' && input.gathering !== undefined
    await tx
      .updateTable('events')
      .set(hasHours ? { inputNo } : { inputNo, startAt: at, endAt: at })
      .where('id', '=', source.id)
      .execute()
  }
}

function isOfPerson({ payload }: PublishedEvent): boolean {
  return (payload as EventPayload).actorIsAi === false
}

function isLike({ type }: PublishedEvent): boolean {
  return type in LIKES
}
