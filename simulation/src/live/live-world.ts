import type { Db } from '@ai-community/shared/database/connection.ts'
import type { Logger } from '@ai-community/shared/observability/logger.ts'
import { SIM_HOUR_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { Pacer, type PacingSpeed, type RealClock } from '../engine/pacing.ts'
import { actionText, memoryText } from '../mind/effect-text.ts'
import { cutBatch, takeSnapshot } from '../ports/journal-writer.ts'
import { MySqlIntake } from '../ports/mysql-intake.ts'
import { MySqlJournal } from '../ports/mysql-journal.ts'
import { idOf, loadTownDirectory, type TownDirectory } from '../ports/town-directory.ts'
import type { TownWords } from '../ports/town-rows.ts'
import { writeAsHolder } from '../ports/world-lease.ts'
import type { Simulation } from '../simulation.ts'
import type { WorldInput } from '../world/inputs.ts'
import type { LiveMetrics } from './live-metrics.ts'
import type { Persistence } from './persistence.ts'
import type { RecoveredWorld } from './recovery.ts'

const BATCH_EFFECTS = 500
const BATCH_AGE_MS = 400
const HEARTBEAT_MS = 3_000
const LOOK_EVERY_MS = 150
const SNAPSHOT_EVERY_MS = 30_000

export interface LiveContext {
  db: Db
  ids: { next(): string }
  clock: { now(): Date }
  log: Logger
  metrics: LiveMetrics
  persistence: Persistence
}

/** The simulation together with its journal, its intake and its pace: what one process runs while it has the lease. */
export class LiveWorld {
  readonly simulation: Simulation
  readonly pacer: Pacer
  readonly directory: TownDirectory
  readonly #ctx: LiveContext
  readonly #journal: MySqlJournal
  readonly #intake: MySqlIntake
  #speed: PacingSpeed
  #committedEffectNo: number
  #countedEvents: number
  #flushedMs = performance.now()
  #lookedMs = -Infinity
  #snapshotMs = performance.now()
  #snapshotAt: SimTime

  private constructor(
    ctx: LiveContext,
    recovered: RecoveredWorld,
    directory: TownDirectory,
    realClock: RealClock,
  ) {
    const { simulation, inputs, outboxSeq, speed } = recovered
    const lease = () => ctx.persistence.lease
    this.#ctx = ctx
    this.directory = directory
    this.simulation = simulation
    this.pacer = new Pacer(simulation, realClock)
    this.#speed = speed
    this.#committedEffectNo = simulation.lastEffectNo - simulation.world.pendingEffects
    this.#countedEvents = simulation.eventCount
    this.#snapshotAt = simulation.now
    this.#intake = new MySqlIntake({
      db: ctx.db,
      directory,
      inputs,
      lease,
      clock: ctx.clock,
      speed: () => this.#speed,
      random: Math.random,
      outboxSeq,
    })
    this.#journal = new MySqlJournal({
      ctx,
      directory,
      words: wordsOf(simulation),
      inputs,
      lease,
      speed: () => this.#speed,
      outboxSeq: () => this.#intake.outboxSeq,
      lagMs: () => this.lagMs,
    })
  }

  static async open(ctx: LiveContext, recovered: RecoveredWorld, realClock: RealClock): Promise<LiveWorld> {
    const directory = await loadTownDirectory(ctx.db, ctx.persistence.lease.worldId)
    for (const sheet of recovered.simulation.world.town.sheets) idOf(directory.residents, sheet.key)
    return new LiveWorld(ctx, recovered, directory, realClock)
  }

  get speed(): PacingSpeed {
    return this.#speed
  }

  /** Real milliseconds by which the simulated clock is behind. */
  get lagMs(): number {
    return this.pacer.lagSeconds() * 1_000
  }

  setSpeed(speed: PacingSpeed): void {
    this.#speed = speed
    this.pacer.setSpeed(speed)
    this.#ctx.metrics.speed.set(speed === 'max' ? 0 : speed)
  }

  /** Takes in what people did, commits what is due, saves a snapshot now and then. Call it between slices. */
  async attend(): Promise<void> {
    const nowMs = performance.now()
    if (nowMs - this.#lookedMs >= LOOK_EVERY_MS) {
      await this.#ctx.persistence.run(() => this.#intake.look())
      this.#lookedMs = nowMs
    }
    if (this.#intake.isDue(this.simulation.now)) await this.#takeInputs()
    const waiting = this.simulation.world.pendingEffects
    if (waiting >= BATCH_EFFECTS || nowMs - this.#flushedMs >= BATCH_AGE_MS) await this.flush()
    if (this.#isSnapshotDue(nowMs)) await this.saveSnapshot()
  }

  /** While the town stands still: keeps the lease. What people do meanwhile waits in the outbox. */
  async idle(): Promise<void> {
    if (performance.now() - this.#flushedMs >= HEARTBEAT_MS) await this.keepAlive()
  }

  async keepAlive(): Promise<void> {
    const { db, persistence } = this.#ctx
    await persistence.run(() => writeAsHolder(db, persistence.lease, () => Promise.resolve()))
    this.#flushedMs = performance.now()
  }

  /** Commits everything up to now. */
  async flush(): Promise<void> {
    const { persistence, metrics, log } = this.#ctx
    const batch = cutBatch(this.simulation, this.#committedEffectNo, true)
    const startedMs = performance.now()
    const refusals = await persistence.run(() => this.#journal.commit(batch))
    this.#committedEffectNo = batch.lastEffectNo
    this.#flushedMs = performance.now()
    const durationMs = this.#flushedMs - startedMs
    // After an outage the town goes on from where it stood, instead of living the time it missed in a hurry.
    if (durationMs > 2 * BATCH_AGE_MS) this.pacer.forgiveLag()
    this.#hear(refusals.map(({ input }) => input))
    metrics.events.inc(this.simulation.eventCount - this.#countedEvents)
    this.#countedEvents = this.simulation.eventCount
    metrics.effects.inc(batch.effects.length)
    metrics.refusals.inc(refusals.length)
    metrics.batches.inc()
    metrics.batchSeconds.observe(durationMs / 1_000)
    metrics.simSeconds.set(batch.clock / 1_000)
    metrics.lagSeconds.set(this.pacer.lagSeconds())
    for (const { target, code } of refusals)
      log.info({ target, code }, 'the network refused a text of a resident')
    log.debug(
      {
        simTime: batch.clock,
        fromEffectNo: batch.firstEffectNo,
        toEffectNo: batch.lastEffectNo,
        durationMs: Math.round(durationMs),
      },
      'batch committed',
    )
  }

  /** Commits, then saves the world as it is, so that the next start need not live through it again. */
  async saveSnapshot(): Promise<void> {
    await this.flush()
    const snapshot = takeSnapshot(this.simulation)
    await this.#ctx.persistence.run(() => this.#journal.saveSnapshot(snapshot))
    this.#snapshotMs = performance.now()
    this.#snapshotAt = this.simulation.now
    this.#ctx.log.debug({ simTime: snapshot.clock, sizeBytes: snapshot.bytes.length }, 'snapshot saved')
  }

  async #takeInputs(): Promise<void> {
    this.simulation.comeToRest()
    const inputs = await this.#ctx.persistence.run(() => this.#intake.take(this.simulation.earliestInputTime))
    this.#hear(inputs)
    this.#ctx.metrics.inputs.inc(inputs.length)
  }

  #hear(inputs: readonly WorldInput[]): void {
    for (const input of inputs) this.simulation.applyInput(input)
  }

  #isSnapshotDue(nowMs: number): boolean {
    return (
      nowMs - this.#snapshotMs >= SNAPSHOT_EVERY_MS && this.simulation.now - this.#snapshotAt >= SIM_HOUR_MS
    )
  }
}

function wordsOf(simulation: Simulation): TownWords {
  const { world } = simulation
  return {
    actionText: (effect) => actionText(world, effect),
    memoryText(effect) {
      const { language } = world.sheet(world.town.findResident(effect.resident))
      return memoryText(world, effect)[language]
    },
  }
}
