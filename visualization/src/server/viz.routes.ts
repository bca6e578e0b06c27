import { ERROR_CODES } from '@ai-community/shared/contracts/error-codes.ts'
import type { ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import type { Health } from '@ai-community/shared/contracts/health.ts'
import type { Problem } from '@ai-community/shared/contracts/problem.ts'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { streamFeed } from './event-stream.ts'
import type { WorldFeed } from './world-feed.ts'

const RETRY_AFTER_S = 2

/** Everything the visualizer's client asks for, and the health checks. All of it is public and only read. */
export function registerVizRoutes(app: FastifyInstance, feed: WorldFeed): void {
  app.get('/health/live', async (): Promise<Health> => ({ status: 'ok', checks: {} }))

  app.get('/health/ready', async (_request, reply): Promise<Health> => {
    const health = healthOf(feed)
    reply.code(health.status === 'down' ? 503 : 200)
    return health
  })

  app.get('/api/viz/snapshot', async (_request, reply) => {
    const snapshot = feed.snapshot()
    return snapshot ?? sendProblem(reply, 'service_unavailable')
  })

  app.get('/api/viz/stream', (request, reply) => streamFeed(feed, request, reply))

  app.get<{ Params: { id: string } }>('/api/viz/residents/:id', async (request, reply) => {
    const id = idSchema.safeParse(request.params.id)
    if (!id.success) return sendProblem(reply, 'resident_not_found')
    try {
      const report = await feed.findResident(id.data)
      return report ?? sendProblem(reply, 'resident_not_found')
    } catch (reason) {
      request.log.warn({ reason }, 'resident not readable')
      return sendProblem(reply, 'service_unavailable')
    }
  })
}

/** Ready as soon as there is a picture; degraded when that is not the living town. */
export function healthOf(feed: WorldFeed): Health {
  const { kind, awaySince } = feed.source
  const isLive = kind === 'live' && awaySince === null
  const detail = kind === 'demo' ? 'showing the demo town' : `away since ${awaySince}`
  return {
    status: !feed.snapshot() ? 'down' : isLive ? 'ok' : 'degraded',
    checks: { database: isLive ? { status: 'ok' } : { status: 'down', detail } },
  }
}

function sendProblem(reply: FastifyReply, code: ErrorCode): FastifyReply {
  const [status, title] = ERROR_CODES[code]
  const problem: Problem = { type: 'about:blank', title, status, code, requestId: String(reply.request.id) }
  if (status === 503) reply.header('retry-after', RETRY_AFTER_S)
  return reply.code(status).type('application/problem+json').send(problem)
}
