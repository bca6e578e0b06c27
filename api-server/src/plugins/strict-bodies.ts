import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { App } from '../context.ts'

/** JSON is the only language spoken here, and a route without a body takes none. */
export function refuseStrayBodies(app: App): void {
  app.removeContentTypeParser('text/plain')
  app.addHook('preValidation', (request, _reply, done) => {
    const { body } = request
    const stray =
      !request.routeOptions.schema?.body && body !== undefined && body !== null && !isEmptyObject(body)
    done(stray ? new DomainError('validation_failed', { detail: 'This address takes no body.' }) : undefined)
  })
}

function isEmptyObject(body: unknown): boolean {
  return typeof body === 'object' && !Array.isArray(body) && Object.keys(body!).length === 0
}
