import { setTimeout as sleep } from 'node:timers/promises'
import { systemClock } from '@ai-community/shared/community/context.ts'
import type { Health } from '@ai-community/shared/contracts/health.ts'
import { connectDatabase, type Db } from '@ai-community/shared/database/connection.ts'
import { isDatabaseAway } from '@ai-community/shared/database/errors.ts'
import { openIdSource, type IdSource } from '@ai-community/shared/database/id-source.ts'
import { runOutboxPublisher } from '@ai-community/shared/database/outbox-publisher.ts'
import { assertSchemaIsCurrent } from '@ai-community/shared/database/schema-version.ts'
import { startInternalServer } from '@ai-community/shared/observability/internal-server.ts'
import type { Logger } from '@ai-community/shared/observability/logger.ts'
import { createRegistry } from '@ai-community/shared/observability/metrics.ts'
import { WORLD_KEY } from '@ai-community/shared/town/world.ts'
import { acquireLease, isLease, LeaseLostError, releaseLease, type WorldLease } from '../ports/world-lease.ts'
import { createLiveMetrics } from './live-metrics.ts'
import { Persistence } from './persistence.ts'
import { WorldHost, type HostOptions } from './world-host.ts'

export interface RunWorldOptions extends HostOptions {
  database: { url: string; poolSize: number; timeoutMs: number }
  /** Where `/metrics` and `/health` listen; null for a process that nobody watches. */
  internalServer: { host: string; port: number } | null
  log: Logger
  signal: AbortSignal
  leaseMs?: number
  /** Called when this process has the world and it is recovered. */
  onHosting?: () => void
}

/** There is nothing to run yet. */
export class NoWorldError extends Error {
  constructor() {
    super('There are no residents in the database. Make them with `npm run db:seed`, then start again.')
    this.name = 'NoWorldError'
  }
}

const STANDBY_POLL_MS = 500
const STANDBY_SAY_MS = 10_000
const DATABASE_POLL_MS = 500

type WorldState = 'waiting for the database' | 'standing by' | 'recovering' | 'hosting'

/**
 * Runs the world in this process until `signal` fires or `until` is reached: waits for its lease, recovers it,
 * and obeys the operators. While another process has the world this one stands by.
 *
 * @throws NoWorldError, StateMismatchError, or the schema's error.
 */
export async function runWorld(options: RunWorldOptions): Promise<void> {
  const { log, signal } = options
  const db = connectDatabase(options.database)
  const registry = createRegistry('simulation')
  let state: WorldState = 'waiting for the database'
  const server =
    options.internalServer &&
    (await startInternalServer({
      ...options.internalServer,
      registry,
      readiness: () => checkHealth(db, state),
    }))
  const tasks = new AbortController()
  let publisher: Promise<void> | undefined
  let ids: IdSource | undefined
  try {
    ids = await openDatabase(db, log, signal)
    if (!ids) return
    publisher = runOutboxPublisher(db, tasks.signal, (error) => reportTask(log, error))
    const run = {
      db,
      ids,
      metrics: createLiveMetrics(registry),
      setState: (next: WorldState) => (state = next),
    }
    while (!signal.aborted && !(await hostOnce(run, options)));
  } finally {
    tasks.abort()
    await publisher
    await ids?.close().catch((error: unknown) => reportTask(log, error))
    server?.close()
    await db.destroy()
  }
}

interface Run {
  db: Db
  ids: IdSource
  metrics: ReturnType<typeof createLiveMetrics>
  setState: (state: WorldState) => void
}

/** Takes the world once and hosts it to the end; false when another process took it over. */
async function hostOnce({ db, ids, metrics, setState }: Run, options: RunWorldOptions): Promise<boolean> {
  const { log, signal } = options
  setState('standing by')
  const lease = await waitForLease(db, options)
  if (!lease) return true
  log.info({ fencing: lease.fencing }, 'this process has the world')
  const persistence = new Persistence(db, lease, log, signal)
  try {
    setState('recovering')
    const ctx = { db, ids, clock: systemClock, log, metrics, persistence }
    const host = await WorldHost.open(ctx, options, signal)
    setState('hosting')
    options.onHosting?.()
    await host.run(signal)
  } catch (error) {
    if (!(error instanceof LeaseLostError)) {
      // The next process need not wait; an error of the release would hide the one that matters.
      await releaseLease(db, persistence.lease).catch((failure: unknown) => reportTask(log, failure))
      throw error
    }
    log.warn('another process has taken over the world: this one writes nothing more and stands by')
    return false
  }
  await releaseLease(db, persistence.lease)
  return true
}

/** Waits for the database and checks its schema; undefined when the process is stopped meanwhile. */
async function openDatabase(db: Db, log: Logger, signal: AbortSignal): Promise<IdSource | undefined> {
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    try {
      await assertSchemaIsCurrent(db)
      return await openIdSource(db, (error) => reportTask(log, error))
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      if (isFirst) log.warn({ reason: (error as Error).message }, 'waiting for the database')
      await pause(DATABASE_POLL_MS, signal)
    }
  }
  return undefined
}

async function waitForLease(db: Db, options: RunWorldOptions): Promise<WorldLease | undefined> {
  const { log, signal, leaseMs } = options
  let saidMs = -Infinity
  while (!signal.aborted) {
    try {
      const answer = await acquireLease(db, await getWorldId(db), leaseMs)
      if (isLease(answer)) return answer
      if (performance.now() - saidMs >= STANDBY_SAY_MS) {
        const seconds = Math.ceil(answer.remainingMs / 1_000)
        log.info(
          { owner: answer.owner, remainingMs: answer.remainingMs },
          'another process has the world: standing by; its lease ends in %d s unless it renews it',
          seconds,
        )
        saidMs = performance.now()
      }
    } catch (error) {
      if (!isDatabaseAway(error)) throw error
      log.warn({ reason: (error as Error).message }, 'waiting for the database')
    }
    await pause(STANDBY_POLL_MS, signal)
  }
  return undefined
}

/** @throws NoWorldError when the seed has not run. */
async function getWorldId(db: Db): Promise<string> {
  const row = await db.selectFrom('worlds').select('id').where('worldKey', '=', WORLD_KEY).executeTakeFirst()
  if (!row) throw new NoWorldError()
  return row.id
}

async function checkHealth(db: Db, state: WorldState): Promise<Health> {
  const world = { status: 'ok' as const, detail: state }
  try {
    await db.selectNoFrom((eb) => eb.lit(1).as('one')).execute()
    const isReady = state !== 'waiting for the database'
    return { status: isReady ? 'ok' : 'down', checks: { database: { status: 'ok' }, world } }
  } catch (error) {
    const detail = (error as Error).message
    return { status: 'down', checks: { database: { status: 'down', detail }, world } }
  }
}

function reportTask(log: Logger, error: unknown): void {
  log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'a background task failed')
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal }).catch(() => undefined)
}
