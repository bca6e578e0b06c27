import { spawn } from 'node:child_process'
import { once as onceEmitted } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { buildApp } from '@ai-community/api-server/app.ts'
import { HealthCheck } from '@ai-community/api-server/modules/health/health-check.ts'
import { loadConfig, PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { createRegistry } from '@ai-community/shared/observability/metrics.ts'
import { createTestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import { buildClient } from '@ai-community/visualization/src/build.ts'
import { startVisualizationServer } from '@ai-community/visualization/src/server/server.ts'
import { buildWeb } from '@ai-community/web-frontend/build.ts'
import getPort from 'get-port'
import { makeSecrets } from '../../supervisor/secrets.ts'
import { waitUntilHealthy } from '../../supervisor/health.ts'

const WEB_DEADLINE_MS = 30_000

interface StoppablePart {
  port: number
  /** Ends the part; again does nothing. */
  stop(): Promise<void>
}

interface Api extends StoppablePart {
  /** X-Forwarded-For of every request that reached this API, in order. */
  forwardedFor: (string | undefined)[]
}

export interface Product {
  apis: [Api, Api]
  web: StoppablePart
  visualization: StoppablePart
  stop(): Promise<void>
}

/** Two real APIs on one database, the built web app as a process and the visualizer's server in its demo town. */
export async function startProduct(): Promise<Product> {
  const say = (line: string) => void process.stderr.write(`${line}\n`)
  await buildWeb(say)
  await buildClient(say)
  const database = await createTestDatabase()
  const secrets = makeSecrets()
  const startApi = async (): Promise<Api> => {
    const config = loadConfig(
      { ...secrets, DATABASE_URL: database.url, BCRYPT_COST: '4', RATE_LIMITS: 'production' },
      '/nowhere/.env',
    )
    const ids = await openIdSource(database.db, (error) => say(String(error)))
    const app = await buildApp({
      config,
      db: database.db,
      ids,
      logger: createLogger('api', 'silent'),
      registry: createRegistry('api'),
      health: new HealthCheck({ db: database.db, dataFolder: PROJECT_ROOT, minFreeDiskMb: 0 }),
    })
    const forwardedFor: Api['forwardedFor'] = []
    app.server.on('request', ({ headers }: IncomingMessage) => {
      forwardedFor.push(headers['x-forwarded-for'] as string | undefined)
    })
    await app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = app.server.address() as AddressInfo
    return {
      port,
      forwardedFor,
      stop: once(async () => {
        await app.close()
        await ids.close()
      }),
    }
  }
  const apis: [Api, Api] = [await startApi(), await startApi()]
  const web = await startWeb(apis[0].port)
  const visualizationServer = await startVisualizationServer({ host: '127.0.0.1', port: 0 })
  const visualization = {
    port: Number(new URL(visualizationServer.origin).port),
    stop: once(() => visualizationServer.close()),
  }
  return {
    apis,
    web,
    visualization,
    async stop() {
      await Promise.all([...apis, web, visualization].map((part) => part.stop()))
      await database.drop()
    },
  }
}

async function startWeb(apiPort: number): Promise<StoppablePart> {
  const port = await getPort()
  const server = spawn(
    process.execPath,
    [path.join(PROJECT_ROOT, 'web-frontend/.output/current/server/index.mjs')],
    {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        HOST: '127.0.0.1',
        PORT: String(port),
        NUXT_API_BASE_INTERNAL: `http://127.0.0.1:${apiPort}`,
        NUXT_PUBLIC_API_BASE: '/api',
        WEB_TRUST_PROXY: '127.0.0.1',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const exited = onceEmitted(server, 'exit')
  await waitUntilHealthy(`http://127.0.0.1:${port}/healthz`, WEB_DEADLINE_MS, () => server.exitCode === null)
  return {
    port,
    stop: once(async () => {
      server.kill('SIGTERM')
      await exited
    }),
  }
}

function once(stop: () => Promise<void>): () => Promise<void> {
  let stopped: Promise<void> | undefined
  return () => (stopped ??= stop())
}
