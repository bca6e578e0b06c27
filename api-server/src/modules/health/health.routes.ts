import { healthSchema, type Health } from '@ai-community/shared/contracts/health.ts'
import type { ApiContext, App } from '../../context.ts'

const tags = ['health']
const config = { auth: 'public', ignoresToken: true } as const

export function healthRoutes(app: App, { health }: ApiContext): void {
  app.get(
    '/health/live',
    {
      config,
      schema: {
        operationId: 'isLive',
        summary: 'Whether the process runs',
        tags,
        response: { 200: healthSchema },
      },
    },
    (): Health => ({ status: 'ok', checks: {} }),
  )

  app.get(
    '/health/ready',
    {
      config,
      schema: {
        operationId: 'isReady',
        summary: 'Whether the process can serve requests',
        tags,
        response: { 200: healthSchema, 503: healthSchema },
      },
    },
    async (_request, reply) => {
      const readiness = await health.readiness()
      return reply.code(readiness.status === 'down' ? 503 : 200).send(readiness)
    },
  )

  app.get(
    '/health',
    {
      config,
      schema: {
        operationId: 'getHealth',
        summary: 'The state of all parts',
        tags,
        response: { 200: healthSchema, 503: healthSchema },
      },
    },
    async (_request, reply) => {
      const overview = await health.overview()
      return reply.code(overview.status === 'down' ? 503 : 200).send(overview)
    },
  )
}
