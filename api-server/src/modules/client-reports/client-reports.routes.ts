import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { clientReportSchema } from '@ai-community/shared/contracts/client-reports.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { ApiContext, App } from '../../context.ts'

const BODY_LIMIT_BYTES = 16 * 1024

/** Browsers send reports in the background and look at no answer: it is 204 also for what cannot be read. */
export async function clientReportRoutes(parent: App, ctx: ApiContext): Promise<void> {
  await parent.register(async (scope) => {
    const app = scope.withTypeProvider<ZodTypeProvider>()
    // sendBeacon names text/plain, report-uri and report-to types of their own.
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
      done(null, parsed(String(text)))
    })
    app.post(
      '/client-reports',
      {
        config: { auth: 'public', ignoresToken: true, limit: 'telemetry' },
        bodyLimit: BODY_LIMIT_BYTES,
        schema: {
          operationId: 'reportClient',
          summary: 'Errors, measures and policy violations in a browser',
          tags: ['client'],
          consumes: ['application/json', 'application/csp-report', 'application/reports+json'],
          body: clientReportSchema,
          response: { 204: z.null() },
        },
        errorHandler(error, request, reply) {
          // Too many requests, and faults of ours, are told as everywhere.
          if (error instanceof DomainError || (error.statusCode ?? 500) >= 500) throw error
          request.raw.resume()
          ctx.clientMetrics.refuse()
          void reply.code(204).send(null)
        },
      },
      async (request, reply) => {
        ctx.clientMetrics.take(request.body)
        return reply.code(204).send(null)
      },
    )
  })
}

/** Undefined for what is no JSON: the schema refuses it like any other report that is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
