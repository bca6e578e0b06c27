import type { FastifyRequest } from 'fastify'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { App } from '../context.ts'

/** JSON is the only language spoken here, and a route without a body takes none. */
export function refuseStrayBodies(app: App): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('preValidation', (request, _reply, done) => {
    const { body } = request
    // Nobody serves this address: that is what there is to say.
    if (request.is404) return done()
    if (isForm(request) && !takesForms(request)) return done(new DomainError('unsupported_media_type'))
    const stray =
      !request.routeOptions.schema?.body && body !== undefined && body !== null && !isEmptyObject(body)
    done(stray ? new DomainError('validation_failed', { detail: 'This address takes no body.' }) : undefined)
  })
}

/** Beside the upload stand routes whose bodies the parser of forms would let pass unread. */
function isForm({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false
}

function takesForms({ routeOptions }: FastifyRequest): boolean {
  const { consumes } = (routeOptions.schema ?? {}) as { consumes?: readonly string[] }
  return consumes?.includes('multipart/form-data') ?? false
}

function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && !Array.isArray(body) && Object.keys(body!).length === 0
}
