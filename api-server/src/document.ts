import type { OpenAPIV3_1 } from 'openapi-types'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { createRegistry } from '@ai-community/shared/observability/metrics.ts'
import { buildApp } from './app.ts'
import { HealthCheck } from './modules/health/health-check.ts'
import { PatientIds } from './patient-ids.ts'

const UNUSED_SECRET = 'no_token_is_ever_signed_with_this_0123456789'

/** The OpenAPI document of the API as it stands in the sources; no database is asked for it. */
export async function makeApiDocument(): Promise<OpenAPIV3_1.Document> {
  const config = loadConfig(
    {
      NODE_ENV: 'test',
      DATABASE_URL: 'mysql://nobody@127.0.0.1:1/none',
      JWT_KEYS: `unused:${UNUSED_SECRET}`,
      REFRESH_KEY: UNUSED_SECRET,
      DATA_KEYS: `unused:${Buffer.alloc(32, UNUSED_SECRET).toString('base64url')}`,
    },
    '/dev/null',
  )
  const db = connectDatabase({ url: config.DATABASE_URL, poolSize: 1, timeoutMs: 1_000 })
  const app = await buildApp({
    config,
    db,
    ids: new PatientIds(),
    logger: createLogger('api', 'silent'),
    registry: createRegistry('api'),
    health: new HealthCheck({ db, dataFolder: config.DATA_DIR, minFreeDiskMb: 0 }),
  })
  try {
    return (await app.inject('/api/openapi.json')).json<OpenAPIV3_1.Document>()
  } finally {
    await app.close()
    await db.destroy()
  }
}
