import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Db, Tx } from '@ai-community/shared/database/connection.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import type { WorldSnapshot } from './journal.ts'
import type { SavedWorld } from './snapshot-file.ts'
import { writeAsHolder, type WorldLease } from './world-lease.ts'

const SNAPSHOTS_KEPT = 3
export const compress = promisify(gzip)
const decompress = promisify(gunzip)

interface SnapshotContext {
  db: Db
  ids: { next(): string }
  clock: { now(): Date }
}

/** Keeps the snapshot, and of the older ones the last few. @throws LeaseLostError. */
export async function insertSnapshot(
  ctx: SnapshotContext,
  lease: WorldLease,
  snapshot: WorldSnapshot,
): Promise<void> {
  const state = await compress(snapshot.bytes)
  await writeAsHolder(ctx.db, lease, (tx) => insertSnapshotIn(tx, ctx, lease.worldId, snapshot, state))
}

/** As `insertSnapshot`, in the caller's transaction; `state` is the snapshot's bytes, compressed before. */
export async function insertSnapshotIn(
  tx: Tx,
  ctx: SnapshotContext,
  worldId: string,
  snapshot: WorldSnapshot,
  state: Buffer,
): Promise<void> {
  await tx
    .insertInto('worldSnapshots')
    .values({
      id: ctx.ids.next(),
      worldId,
      epoch: snapshot.epoch,
      engineVersion: String(snapshot.engineVersion),
      simTime: snapshot.clock,
      inputNo: snapshot.lastInputNo,
      effectNo: snapshot.lastEffectNo,
      hash: snapshot.stateHash,
      state,
      createdAt: ctx.clock.now(),
    })
    .execute()
  const outdated = await tx
    .selectFrom('worldSnapshots')
    .select('id')
    .where('worldId', '=', worldId)
    .orderBy('id', 'desc')
    .offset(SNAPSHOTS_KEPT)
    .limit(1_000)
    .execute()
  if (outdated.length === 0) return
  await tx
    .deleteFrom('worldSnapshots')
    .where(
      'id',
      'in',
      outdated.map((row) => row.id),
    )
    .execute()
}

/** The newest snapshot of the world with what its sheets follow from, whatever version made it. */
export async function findLastSnapshot(db: Db, worldId: string): Promise<SavedWorld | undefined> {
  const world = await db
    .selectFrom('worlds')
    .select((eb) => [
      'seed',
      'epoch',
      'engineVersion',
      eb
        .selectFrom('residents')
        .select(eb.fn.countAll<number>().as('count'))
        .whereRef('residents.worldId', '=', 'worlds.id')
        .as('residents'),
    ])
    .where('id', '=', worldId)
    .executeTakeFirstOrThrow()
  const { epoch, engineVersion, seed, residents } = world
  const snapshot = await findSnapshot(db, { id: worldId, epoch }, Number(engineVersion))
  return snapshot && { seed, residents: Number(residents), snapshot }
}

/** The newest snapshot of this epoch and engine version. */
export async function findSnapshot(
  db: Db,
  world: { id: string; epoch: number },
  engineVersion: number,
): Promise<WorldSnapshot | undefined> {
  const row = await db
    .selectFrom('worldSnapshots')
    .selectAll()
    .where('worldId', '=', world.id)
    .where('epoch', '=', world.epoch)
    .where('engineVersion', '=', String(engineVersion))
    .orderBy('effectNo', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    engineVersion,
    epoch: row.epoch,
    clock: simTime(row.simTime),
    lastInputNo: row.inputNo,
    lastEffectNo: row.effectNo,
    stateHash: row.hash,
    bytes: await decompress(row.state),
  }
}
