import { parseArgs } from 'node:util'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { startInternalServer } from '@ai-community/shared/observability/internal-server.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { createRegistry } from '@ai-community/shared/observability/metrics.ts'
import { openDatabaseSource } from './database-source.ts'
import { createDemoSource } from './demo/demo-source.ts'
import { startVisualizationServer } from './server.ts'

const POOL_SIZE = 4

// `node src/server/main.ts [--demo] [--demo-residents <count>]`
const { values } = parseArgs({
  options: { demo: { type: 'boolean', default: false }, 'demo-residents': { type: 'string', default: '12' } },
})
const config = loadConfig()
const logger = createLogger('visualization', config.LOG_LEVEL)
const isDemo = values.demo || config.DATABASE_URL === ''
const db = isDemo
  ? undefined
  : connectDatabase({
      url: config.DATABASE_URL,
      poolSize: POOL_SIZE,
      timeoutMs: config.DATABASE_TIMEOUT_MS,
    })

const server = await startVisualizationServer({
  host: config.VISUALIZATION_HOST,
  port: config.VISUALIZATION_PORT,
  openLive: db && (() => openDatabaseSource(db)),
  logger,
  demo: createDemoSource({ residents: Number(values['demo-residents']) }),
})
const internal = await startInternalServer({
  host: config.METRICS_HOST,
  port: config.VISUALIZATION_METRICS_PORT,
  registry: createRegistry('visualization'),
  readiness: async () => server.health(),
})
logger.info({ origin: server.origin }, 'visualizer is up')

const stop = async (): Promise<void> => {
  internal.close()
  internal.closeAllConnections()
  await server.close()
  await db?.destroy()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    logger.info({ signal }, 'stopping')
    stop().then(
      () => process.exit(0),
      (reason: unknown) => {
        logger.error({ reason }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  })
