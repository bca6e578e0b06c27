import type { CommunityContext } from '@ai-community/shared/community/context.ts'
import { notifyEncountersIn } from '@ai-community/shared/community/notifications/encounter-notices.service.ts'
import type { Tx } from '@ai-community/shared/database/connection.ts'
import { recordEvent } from '@ai-community/shared/database/outbox.ts'
import type { ResidentProjection as ReadersProjection } from '@ai-community/shared/town/projection.ts'
import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { WARM_UP_END } from '../simulation.ts'
import type { EffectRefused, WorldInput } from '../world/inputs.ts'
import { insertRows, updateRows } from './bulk-write.ts'
import type { InputDraft, InputLog } from './input-log.ts'
import type { Journal, JournalBatch, Refusal, WorldSnapshot } from './journal.ts'
import { insertSnapshot } from './mysql-snapshots.ts'
import type { ResidentProjection } from './projection.ts'
import { SocialWriter, type RefusedEffect } from './social-writes.ts'
import { idOf, type TownDirectory } from './town-directory.ts'
import { TownRowsBuilder, type SocialEffect, type TownWords } from './town-rows.ts'
import { writeAsHolder, type WorldLease } from './world-lease.ts'

/** A refusal with the recorded input that tells the core of it. */
export interface RecordedRefusal extends Refusal {
  input: WorldInput
}

export interface MySqlJournalOptions {
  ctx: CommunityContext
  directory: TownDirectory
  words: TownWords
  inputs: InputLog
  /** The lease as it is now: it may be reclaimed while the journal lives. */
  lease: () => WorldLease
  /** Simulated seconds a real second, for the real time of what happened within a batch. */
  speed: () => number | 'max'
  /** How far the intake has read the outbox; committed with each batch. */
  outboxSeq: () => number
  /** By how many real milliseconds the simulated clock is late. */
  lagMs: () => number
}

/** Longest backdating of a text, however slow the world is. */
const MAX_BACKDATE_MS = 24 * 3_600_000

/**
 * The live world's journal: each batch is one transaction, fenced by the lease, so that a crash loses at most the
 * batch that was not committed and never half of one.
 */
export class MySqlJournal implements Journal {
  readonly wantsProjections = true
  readonly #options: MySqlJournalOptions

  constructor(options: MySqlJournalOptions) {
    this.#options = options
  }

  /**
   * Commits the batch; one that is committed already (the answer was lost) is not written twice.
   *
   * @throws LeaseLostError, or the driver's error, and then nothing is written.
   */
  async commit(batch: JournalBatch): Promise<RecordedRefusal[]> {
    const { ctx, lease, inputs } = this.#options
    const refusals = await writeAsHolder(ctx.db, lease(), async (tx) => {
      const committed = await this.#committedState(tx)
      if (isCommitted(committed, batch)) return this.#recordedRefusals(tx, batch)
      if (committed.lastEffectNo !== batch.firstEffectNo - 1)
        throw new Error(
          `effect ${batch.firstEffectNo} does not follow ${committed.lastEffectNo}, the last committed`,
        )
      return this.#write(tx, batch)
    })
    inputs.accept(refusals.map(({ input }) => input))
    return refusals
  }

  async saveSnapshot(snapshot: WorldSnapshot): Promise<void> {
    const { ctx, lease } = this.#options
    await insertSnapshot(ctx, lease(), snapshot)
  }

  #committedState(tx: Tx) {
    return tx
      .selectFrom('worlds')
      .select(['lastEffectNo', 'simTime', 'stateHash'])
      .where('id', '=', this.#options.directory.worldId)
      .executeTakeFirstOrThrow()
  }

  async #write(tx: Tx, batch: JournalBatch): Promise<RecordedRefusal[]> {
    const { ctx, directory, words } = this.#options
    const builder = new TownRowsBuilder(
      directory,
      words,
      () => ctx.ids.next(),
      () => ctx.clock.now(),
    )
    for (const effect of batch.effects) builder.add(effect)
    const { inserts, cuts, forgotten, social, meetings } = builder.build()
    for (const rows of inserts) await insertRows(tx, rows)
    await updateRows(tx, cuts)
    await updateRows(tx, forgotten)
    await this.#writeProjections(tx, batch.projections)
    // Last, since people wait for the locks of these.
    const writer = new SocialWriter(ctx, directory, (effect) => this.#realTimeOf(effect, batch.clock))
    const refused = social.length > 0 ? await writer.write(tx, social) : []
    // The warm-up day is past before anybody could have looked on.
    const seen = meetings.filter(({ at }) => at >= WARM_UP_END)
    await notifyEncountersIn(tx, ctx, seen)
    await this.#writeClock(tx, batch)
    return this.#recordRefusals(tx, refused, batch)
  }

  async #writeProjections(tx: Tx, projections: readonly ResidentProjection[]): Promise<void> {
    const { directory, ctx } = this.#options
    const now = ctx.clock.now()
    await updateRows(tx, {
      table: 'residents',
      key: { column: 'user_id', type: 'id' },
      columns: ['location_id', 'money_cents', 'state', 'updated_at'],
      rows: projections.map((projection) => [
        idOf(directory.residents, projection.resident).userId,
        projection.place && idOf(directory.locationIds, projection.place),
        projection.moneyCents,
        JSON.stringify(toReadersProjection(projection, directory)),
        now,
      ]),
    })
  }

  async #writeClock(tx: Tx, batch: JournalBatch): Promise<void> {
    const { ctx, directory, outboxSeq, lagMs } = this.#options
    const { clock, firstEffectNo, lastEffectNo, stateHash } = batch
    await tx
      .updateTable('worlds')
      .set({
        simTime: clock,
        lastEffectNo,
        stateHash,
        outboxSeq: outboxSeq(),
        lagMs: Math.min(Math.round(lagMs()), 0xffff_ffff),
        committedAt: ctx.clock.now(),
      })
      .where('id', '=', directory.worldId)
      .execute()
    if (lastEffectNo < firstEffectNo) return
    await recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
      type: 'world.batch',
      audience: 'internal',
      payload: { simTime: clock, fromEffectNo: firstEffectNo, toEffectNo: lastEffectNo },
    })
  }

  /** Refusals become inputs in the transaction that undid the effects: neither can be lost without the other. */
  async #recordRefusals(
    tx: Tx,
    refused: readonly RefusedEffect[],
    batch: JournalBatch,
  ): Promise<RecordedRefusal[]> {
    const bodies = refused.map(refusalOf)
    const drafts: InputDraft[] = bodies.map((body) => ({ source: null, actor: null, body: () => body }))
    const now = this.#options.ctx.clock.now()
    const recorded = await this.#options.inputs.recordIn(tx, drafts, simTime(batch.clock + 1), now)
    return bodies.map(({ target, code }, position) => ({ target, code, input: recorded[position]! }))
  }

  /** What a commit recorded whose answer was lost. */
  async #recordedRefusals(tx: Tx, batch: JournalBatch): Promise<RecordedRefusal[]> {
    const { inputs } = this.#options
    const recorded = await inputs.listAfter(tx, inputs.lastInputNo)
    return recorded.flatMap((input) =>
      input.kind === 'effect_refused' && input.at > batch.clock
        ? [{ target: input.target, code: input.code, input }]
        : [],
    )
  }

  #realTimeOf(effect: SocialEffect, clock: SimTime): Date {
    const speed = this.#options.speed()
    // The warm-up day is lived in seconds; its texts are dated as if it had just been lived at the usual pace.
    const present = Math.max(clock, WARM_UP_END)
    const ageMs = speed === 'max' ? 0 : (present - effect.at) / speed
    return new Date(this.#options.ctx.clock.now().getTime() - Math.min(ageMs, MAX_BACKDATE_MS))
  }
}

/** Likes and follows have no key of their own: the core knows them by whom and what they were for. */
function refusalOf({ effect, code }: RefusedEffect): EffectRefused {
  const { resident } = effect
  switch (effect.kind) {
    case 'likes':
      return {
        kind: 'effect_refused',
        effect: 'like',
        resident,
        target: (effect.posts[0] ?? effect.comments[0])!,
        code,
      }
    case 'follow':
      return { kind: 'effect_refused', effect: 'follow', resident, target: effect.followee, code }
    default:
      return { kind: 'effect_refused', effect: 'text', resident, target: effect.key, code }
  }
}

function isCommitted(
  committed: { lastEffectNo: number; simTime: number; stateHash: string | null },
  batch: JournalBatch,
): boolean {
  return (
    committed.lastEffectNo === batch.lastEffectNo &&
    committed.simTime === batch.clock &&
    committed.stateHash === batch.stateHash
  )
}

function toReadersProjection(projection: ResidentProjection, directory: TownDirectory): ReadersProjection {
  const { status, mood, needs, activity, position, walk, plan } = projection
  const { action, since, until, text } = activity
  return {
    asleep: status === 'asleep',
    mood,
    needs,
    activity: { action, since, until, text },
    position,
    walk,
    plan: plan.map(({ kind, startAt, endAt, text, place, state, reason }) => ({
      kind,
      startAt,
      endAt,
      text,
      state,
      reason,
      locationId: directory.locationIds.get(place) ?? null,
    })),
  }
}
