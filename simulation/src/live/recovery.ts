import { setImmediate } from 'node:timers/promises'
import type { Db } from '@ai-community/shared/database/connection.ts'
import type { Logger } from '@ai-community/shared/observability/logger.ts'
import { SIM_MINUTE_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { InputLog } from '../ports/input-log.ts'
import { takeSnapshot } from '../ports/journal-writer.ts'
import { compress, findSnapshot, insertSnapshotIn } from '../ports/mysql-snapshots.ts'
import { sheetsOf } from '../ports/town-sheets.ts'
import { writeAsHolder, type WorldLease } from '../ports/world-lease.ts'
import { ENGINE_VERSION, Simulation, type SimulationOptions } from '../simulation.ts'
import { townMap } from '../world/content/town.ts'

const SLICE_MS = 10 * SIM_MINUTE_MS

/** The world as its last committed batch left it, ready to go on. */
export interface RecoveredWorld {
  simulation: Simulation
  inputs: InputLog
  outboxSeq: number
  speed: number | 'max'
  /** As the last holder left it. */
  status: string
  reason: string | null
}

/** The re-run did not end where the journal says it did: going on would make a second history. */
export class StateMismatchError extends Error {
  constructor(found: string, committed: string) {
    super(
      `the world can't be continued: recomputed state ${found} is not the committed ${committed}. ` +
        'Was the database changed by hand, or the engine without a new ENGINE_VERSION?',
    )
    this.name = 'StateMismatchError'
  }
}

/** The re-run went over inputs whose words were erased with an account: it is not exact any more. */
export class BlankedReplayError extends Error {
  constructor() {
    super(
      'the world can’t be re-run from here: inputs after the last snapshot were blanked when an account was deleted, ' +
        'so the replay is no longer exact. Restore a newer snapshot.',
    )
    this.name = 'BlankedReplayError'
  }
}

/** The world was lived by another release, which alone can go over its history again. */
export class OtherEngineError extends Error {
  constructor(engineVersion: string) {
    super(
      `the world was last run by engine version ${engineVersion}, this is ${ENGINE_VERSION}: start it once with this release`,
    )
    this.name = 'OtherEngineError'
  }
}

export interface RecoveryContext {
  db: Db
  ids: { next(): string }
  clock: { now(): Date }
  log: Logger
  lease: () => WorldLease
  /** Called often, for the lease has to be kept meanwhile. */
  keepAlive: () => Promise<void>
}

type WorldRow = Awaited<ReturnType<typeof getWorldRow>>

/**
 * Brings the world back: its last snapshot, and from there the recorded inputs again up to the committed clock.
 * What that makes is known to the database already. A world of another engine version can't be re-run: it begins
 * a new epoch.
 *
 * @throws StateMismatchError
 */
export async function recoverWorld(ctx: RecoveryContext): Promise<RecoveredWorld> {
  const startedMs = performance.now()
  const row = await getWorldRow(ctx.db, ctx.lease().worldId)
  const options = { seed: row.seed, sheets: sheetsOf(row), map: townMap }
  const isOther = row.stateHash !== null && row.engineVersion !== String(ENGINE_VERSION)
  const recovered = isOther ? await openEpoch(ctx, row, options) : await rerun(ctx, row, options)
  ctx.log.info(
    {
      simTime: recovered.simulation.now,
      effects: recovered.simulation.lastEffectNo,
      durationMs: Math.round(performance.now() - startedMs),
    },
    'the world is as its last batch left it',
  )
  return {
    ...recovered,
    outboxSeq: row.outboxSeq,
    speed: parseSpeed(row.speed),
    status: row.status,
    reason: row.statusReason,
  }
}

async function getWorldRow(db: Db, worldId: string) {
  const row = await db.selectFrom('worlds').selectAll().where('id', '=', worldId).executeTakeFirstOrThrow()
  const { count } = await db
    .selectFrom('residents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('worldId', '=', worldId)
    .executeTakeFirstOrThrow()
  return { ...row, residentCount: Number(count) }
}

/**
 * The same for who only looks: it needs no lease and writes nothing, so nobody may hold the world meanwhile.
 *
 * @throws StateMismatchError, BlankedReplayError, OtherEngineError
 */
export async function rerunWorld(
  db: Db,
  worldId: string,
): Promise<{ simulation: Simulation; seed: number; residents: number }> {
  const row = await getWorldRow(db, worldId)
  if (row.stateHash !== null && row.engineVersion !== String(ENGINE_VERSION))
    throw new OtherEngineError(row.engineVersion)
  const { seed, residentCount: residents } = row
  const options = { seed, sheets: sheetsOf(row), map: townMap }
  const { simulation } = await rerun({ db, keepAlive: () => Promise.resolve() }, row, options)
  return { simulation, seed, residents }
}

async function rerun(
  ctx: Pick<RecoveryContext, 'db' | 'keepAlive'>,
  row: WorldRow,
  options: SimulationOptions,
) {
  const snapshot = await findSnapshot(ctx.db, row, ENGINE_VERSION)
  const simulation = snapshot ? Simulation.restore(options, snapshot.bytes) : Simulation.create(options)
  const inputs = await InputLog.open(ctx.db, row.id, row.epoch)
  const isBlanked = await inputs.isBlankedAfter(ctx.db, simulation.lastInputNo)
  for (const input of await inputs.listAfter(ctx.db, simulation.lastInputNo)) simulation.applyInput(input)
  // A world that never committed anything has yet to write what it began with.
  if (row.stateHash === null) return { simulation, inputs }
  await advance(ctx, simulation, simTime(row.simTime))
  const hash = simulation.stateHash()
  if (isBlanked && hash !== row.stateHash) throw new BlankedReplayError()
  if (hash !== row.stateHash || simulation.lastEffectNo !== row.lastEffectNo)
    throw new StateMismatchError(
      `${hash} (effect ${simulation.lastEffectNo})`,
      `${row.stateHash} (effect ${row.lastEffectNo})`,
    )
  return { simulation, inputs }
}

/**
 * The town of another engine version begins anew from its seed and lives unseen up to the committed clock. Its
 * keys are of a new epoch, so nothing it makes is taken for what stands in the database already.
 */
async function openEpoch(ctx: RecoveryContext, row: WorldRow, options: SimulationOptions) {
  const epoch = row.epoch + 1
  ctx.log.warn(
    { engineVersion: ENGINE_VERSION, before: row.engineVersion, epoch },
    'another engine version: a new epoch begins; what residents remember starts from the seed again',
  )
  const inputs = await InputLog.open(ctx.db, row.id, epoch)
  const simulation = Simulation.create(options)
  while (simulation.epoch < epoch) simulation.openEpoch({ afterEffectNo: row.lastEffectNo })
  simulation.world.tables.lastInputNo = inputs.lastInputNo
  await advance(ctx, simulation, simTime(row.simTime))
  const snapshot = takeSnapshot(simulation)
  const state = await compress(snapshot.bytes)
  await writeAsHolder(ctx.db, ctx.lease(), async (tx) => {
    await tx
      .updateTable('worlds')
      .set({
        epoch,
        engineVersion: String(ENGINE_VERSION),
        lastEffectNo: snapshot.lastEffectNo,
        stateHash: snapshot.stateHash,
      })
      .where('id', '=', row.id)
      .execute()
    await insertSnapshotIn(tx, ctx, row.id, snapshot, state)
  })
  return { simulation, inputs }
}

async function advance(
  ctx: Pick<RecoveryContext, 'keepAlive'>,
  simulation: Simulation,
  end: SimTime,
): Promise<void> {
  while (simulation.now < end) {
    simulation.runUntil(simTime(Math.min(end, simulation.now + SLICE_MS)))
    simulation.passEffects(() => undefined)
    await ctx.keepAlive()
    await setImmediate()
  }
  simulation.passEffects(() => undefined)
}

function parseSpeed(text: string): number | 'max' {
  return text === 'max' ? 'max' : Number(text)
}
