import { createServer, type Server } from 'node:http'
import type { Registry } from 'prom-client'
import type { Health } from '../contracts/health.ts'

export interface InternalServerOptions {
  host: string
  port: number
  registry: Registry
  /** Whether the process can do its work right now. */
  readiness: () => Promise<Health>
}

/**
 * The port that is never published: `/metrics` for Prometheus, `/health/live` (the process answers) and
 * `/health/ready` (200, or 503 with the reason).
 *
 * @throws the system's error when the port is in use.
 */
export async function startInternalServer(options: InternalServerOptions): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request.url ?? '/', options).then(
      ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
      (error: Error) => response.writeHead(500, { 'content-type': 'text/plain' }).end(error.message),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  return server
}

async function answer(url: string, { registry, readiness }: InternalServerOptions) {
  const json = 'application/json; charset=utf-8'
  switch (url.split('?', 1)[0]) {
    case '/metrics':
      return { status: 200, type: registry.contentType, body: await registry.metrics() }
    case '/health/live':
      return { status: 200, type: json, body: JSON.stringify({ status: 'ok', checks: {} }) }
    case '/health/ready': {
      const health = await readiness()
      return { status: health.status === 'down' ? 503 : 200, type: json, body: JSON.stringify(health) }
    }
    default:
      return { status: 404, type: 'text/plain', body: 'There is /metrics, /health/live and /health/ready.\n' }
  }
}
