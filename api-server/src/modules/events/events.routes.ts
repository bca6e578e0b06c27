import { fastifySSE } from '@fastify/sse'
import { listEventsSince } from '@ai-community/shared/community/events/events.service.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import {
  eventsSinceQuerySchema,
  eventsSinceSchema,
  streamEventSchema,
  streamHeadersSchema,
} from '@ai-community/shared/contracts/events.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { EventConnection } from './event-connection.ts'

const tags = ['events']
const HEARTBEAT_MS = 15_000

/** The stream itself and its JSON sibling. */
export async function eventRoutes(app: App, ctx: ApiContext): Promise<void> {
  await app.register(fastifySSE, { heartbeatInterval: HEARTBEAT_MS })
  app.addHook('preClose', () => ctx.events.close())

  app.get(
    '/events',
    {
      config: { auth: 'member', isStream: true },
      // `manual`: the library's own 406 is no problem document.
      sse: { kind: 'manual', serializer: (text: string) => text },
      schema: {
        operationId: 'streamEvents',
        summary: 'What happens, as it happens; server-sent events without an end',
        tags,
        headers: streamHeadersSchema,
        response: {
          200: {
            description: 'Each event has `event` and `data` as below; its `seq` is the `id`',
            content: { 'text/event-stream': { schema: streamEventSchema } },
          },
        },
      },
    },
    async (request, reply) => {
      if (!admitsStream(request.headers.accept)) throw new DomainError('not_acceptable')
      if (ctx.draining.signal.aborted || ctx.events.streams.isFull)
        throw new DomainError('service_unavailable', { retryAfterSeconds: 1 })
      const viewer = memberOf(request)
      const connection = new EventConnection({ userId: viewer.id, sessionId: viewer.sessionId }, reply.raw)
      reply.raw.once('close', () => ctx.events.streams.remove(connection))
      // From here on the answer is the stream's: no time limit, no serialiser, no second answer.
      reply.hijack()
      reply.header('cache-control', 'no-store, no-transform')
      reply.sse.keepAlive()
      reply.sse.sendHeaders(200)
      reply.raw.flushHeaders()
      void reply.sse.send(connection)
      try {
        await ctx.events.join(connection, lastSeqOf(request.headers['last-event-id']))
      } catch (error) {
        request.log.warn({ err: error, requestId: request.id }, 'a stream could not be brought up to date')
        connection.end()
      }
    },
  )

  app.get(
    '/events/since',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listEventsSince',
        summary: 'What happened after a number, without a stream',
        tags,
        querystring: eventsSinceQuerySchema,
        response: { 200: eventsSinceSchema },
      },
    },
    (request) => listEventsSince(ctx, memberOf(request), request.query),
  )
}

function admitsStream(accept: string | undefined): boolean {
  return accept === undefined || /text\/event-stream|text\/\*|\*\/\*/i.test(accept)
}

/** NaN for what was never a number of this stream, which is answered with `reset`. */
function lastSeqOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  return /^\d{1,15}$/.test(header) ? Number(header) : Number.NaN
}
