import { systemClock } from '@ai-community/shared/community/context.ts'
import { runRankings } from '@ai-community/shared/community/rankings/background.ts'
import { runJobs } from '@ai-community/shared/community/jobs/jobs.service.ts'
import { ConfigError, loadConfig, type Config } from '@ai-community/shared/config/config.ts'
import { connectDatabase, type Db } from '@ai-community/shared/database/connection.ts'
import { isDatabaseAway } from '@ai-community/shared/database/errors.ts'
import { runOutboxPublisher } from '@ai-community/shared/database/outbox-publisher.ts'
import { assertSchemaIsCurrent } from '@ai-community/shared/database/schema-version.ts'
import { startInternalServer } from '@ai-community/shared/observability/internal-server.ts'
import { createLogger, type Logger } from '@ai-community/shared/observability/logger.ts'
import { createRegistry } from '@ai-community/shared/observability/metrics.ts'
import { buildApp } from './app.ts'
import { jobHandlers } from './background-jobs.ts'
import { createMailer } from './mailer.ts'
import { openFiles } from './modules/files/open-files.ts'
import { HealthCheck } from './modules/health/health-check.ts'
import { runHousekeeping } from './housekeeping.ts'
import { PatientIds } from './patient-ids.ts'

const DRAIN_MS = 9_000

try {
  await startApi(loadConfig())
} catch (error) {
  const known = error instanceof ConfigError || (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  process.stderr.write(`The API cannot start: ${known ? (error as Error).message : (error as Error).stack}\n`)
  process.exit(1)
}

/** Runs the API until SIGTERM or SIGINT, then finishes the requests it has and ends. */
async function startApi(config: Config): Promise<void> {
  requireKeys(config)
  const logger = createLogger('api', config.LOG_LEVEL)
  const db = connectDatabase({
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    timeoutMs: config.DATABASE_TIMEOUT_MS,
  })
  await checkSchema(db, logger)
  const stopping = new AbortController()
  const report = (error: unknown) => logger.warn({ err: error }, 'a background task failed')
  const ids = new PatientIds()
  const registry = createRegistry('api')
  const health = new HealthCheck({ db, dataFolder: config.DATA_DIR, minFreeDiskMb: config.MIN_FREE_DISK_MB })
  const app = await buildApp({ config, db, ids, logger, registry, health })
  const internal = await startInternalServer({
    host: config.METRICS_HOST,
    port: config.API_METRICS_PORT,
    registry,
    readiness: () => health.readiness(),
  })
  const mailer = createMailer(config)
  if (!mailer)
    logger.info('SMTP_URL is not set: no mail is sent, reset links are made by `npm run user:reset-link`')
  const secrets = { db, ids, clock: systemClock, dataKeys: config.DATA_KEYS, refreshKey: config.REFRESH_KEY }
  const files = { db, ids, clock: systemClock, ...(await openFiles(config)) }
  const background = [
    ids.open(db, stopping.signal, report),
    runOutboxPublisher(db, stopping.signal, report),
    runRankings(db, stopping.signal, report),
    runHousekeeping({ ...files, dataKeys: config.DATA_KEYS }, stopping.signal, report),
    runJobs(secrets, jobHandlers(secrets, config, mailer), stopping.signal, report),
  ]
  await app.listen({ host: config.API_HOST, port: config.API_PORT })
  process.send?.('ready')

  const stop = async (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'finishing the requests at hand')
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    health.drain()
    await app.close()
    internal.close()
    stopping.abort()
    await Promise.all(background)
    // With the database away there is no lease to give back; it lapses by itself.
    await ids.close().catch(report)
    await db.destroy()
    process.exit(0)
  }
  process.once('SIGTERM', (signal) => void stop(signal))
  process.once('SIGINT', (signal) => void stop(signal))
}

function requireKeys(config: Config): void {
  const missing = (['DATABASE_URL', 'JWT_KEYS', 'REFRESH_KEY', 'DATA_KEYS'] as const).filter(
    (name) => config[name].length === 0,
  )
  if (missing.length > 0)
    throw new ConfigError(
      missing.map((name) => `${name}: must be set; \`npm start\` does it, or see .env.template`),
    )
}

/** A wrong schema ends the start; a database that is away does not: requests are answered 503 until it is back. */
async function checkSchema(db: Db, logger: Logger): Promise<void> {
  try {
    await assertSchemaIsCurrent(db)
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    logger.warn({ err: error }, 'the database is away; starting without it')
  }
}
