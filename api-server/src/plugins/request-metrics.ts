import { Histogram, type Registry } from '@ai-community/shared/observability/metrics.ts'
import type { ApiContext, App } from '../context.ts'

export type RequestDuration = Histogram<'method' | 'route' | 'status'>

/** By method, route pattern and status; never by address, of which there are endless many. */
export function createRequestDuration(registry: Registry): RequestDuration {
  return new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
    registers: [registry],
  })
}

export function measureRequests(app: App, { requestDuration }: ApiContext): void {
  app.addHook('onResponse', (request, reply, done) => {
    if (request.routeOptions.config.isStream) return done()
    const route = request.routeOptions.url ?? 'unknown'
    requestDuration.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    )
    done()
  })
}
