import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { Health } from '@ai-community/shared/contracts/health.ts'
import { fastify } from 'fastify'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { createDemoSource } from './demo/demo-source.ts'
import { healthOf, registerVizRoutes } from './viz.routes.ts'
import { WorldFeed } from './world-feed.ts'
import type { WorldSource } from './world-source.ts'

const CLIENT_DIST = fileURLToPath(new URL('../../dist', import.meta.url))

/** Own origin only; sprites are drawn into canvases, styles are set through the object model. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
    "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

export interface VisualizationServerOptions {
  host: string
  /** 0 takes a free port. */
  port: number
  /** Opens the live world; absent: the demo town alone (`--demo`). */
  openLive?: () => Promise<WorldSource>
  logger?: FastifyBaseLogger
  /** The demo town; absent: the usual one. */
  demo?: WorldSource
  clientDist?: string
}

export interface VisualizationServer {
  /** `http://host:port`, without a path. */
  origin: string
  health(): Health
  close(): Promise<void>
}

/** Follows the world and serves it, until `close`. Rejects when the port is taken. */
export async function startVisualizationServer(
  options: VisualizationServerOptions,
): Promise<VisualizationServer> {
  const stopping = new AbortController()
  const { app, feed } = createVisualizationApp(options)
  const following = feed.run(stopping.signal)
  const close = async (): Promise<void> => {
    stopping.abort()
    await Promise.all([app.close(), following])
  }
  try {
    await app.listen({ host: options.host, port: options.port })
  } catch (reason) {
    await close()
    throw reason
  }
  const { address, family, port } = app.server.address() as AddressInfo
  const origin = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
  return { origin, health: () => healthOf(feed), close }
}

/** The app without its socket and its loop; `feed.step()` moves it on. */
export function createVisualizationApp(options: Omit<VisualizationServerOptions, 'host' | 'port'>): {
  app: FastifyInstance
  feed: WorldFeed
} {
  const app: FastifyInstance = options.logger
    ? fastify({ loggerInstance: options.logger, ...HTTP_LIMITS })
    : fastify({ logger: false, ...HTTP_LIMITS })
  const feed = new WorldFeed({
    demo: options.demo ?? createDemoSource(),
    openLive: options.openLive,
    log: app.log,
    pollMs: 500,
    deadlineMs: 2_000,
  })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS)
  })
  registerVizRoutes(app, feed)
  registerClient(app, options.clientDist ?? CLIENT_DIST)
  return { app, feed }
}

/** `forceCloseConnections`: event streams never end by themselves. */
const HTTP_LIMITS = {
  forceCloseConnections: true,
  requestTimeout: 10_000,
  connectionTimeout: 0,
  bodyLimit: 16 * 1024,
} as const

function registerClient(app: FastifyInstance, dist: string): void {
  if (!existsSync(dist)) {
    app.log.warn({ dist }, 'the client is not built; only /api/viz and /health answer')
    return
  }
  app.register(fastifyStatic, {
    root: dist,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Vite puts a content hash into every name below assets/.
      const lasting = path.includes('/assets/')
      response.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
