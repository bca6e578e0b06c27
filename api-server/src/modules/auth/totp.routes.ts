import { z } from 'zod'
import {
  confirmTotp,
  disableTotp,
  getSecurity,
  startTotp,
} from '@ai-community/shared/community/accounts/totp.service.ts'
import {
  confirmTotpSchema,
  disableTotpSchema,
  recoveryCodesSchema,
  securitySchema,
  totpSetupSchema,
} from '@ai-community/shared/contracts/accounts.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { guardOwn } from './guard-own.ts'
import { HASH_TIMEOUT_MS } from './session-answer.ts'

const tags = ['auth']

export function totpRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/auth/security',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'getSecurity',
        tags,
        summary: 'How the member’s account is protected',
        response: { 200: securitySchema },
      },
    },
    (request) => getSecurity(ctx, memberOf(request)),
  )

  app.post(
    '/auth/totp',
    {
      config: { auth: 'member', limit: 'auth' },
      schema: {
        operationId: 'startTotp',
        tags,
        summary: 'Begin to set up a second factor',
        response: { 200: totpSetupSchema },
      },
    },
    (request) => startTotp(ctx, memberOf(request)),
  )

  app.post(
    '/auth/totp/confirm',
    {
      config: { auth: 'member', limit: 'auth' },
      schema: {
        operationId: 'confirmTotp',
        tags,
        summary: 'Turn the second factor on; answers the recovery codes, once',
        body: confirmTotpSchema,
        response: { 200: recoveryCodesSchema },
      },
    },
    (request) => {
      const viewer = memberOf(request)
      return guardOwn(ctx, viewer, () => confirmTotp(ctx, viewer, request.body.code))
    },
  )

  app.delete(
    '/auth/totp',
    {
      config: { auth: 'member', limit: 'auth' },
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: {
        operationId: 'disableTotp',
        tags,
        summary: 'Turn the second factor off',
        body: disableTotpSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = memberOf(request)
      await guardOwn(ctx, viewer, () => disableTotp(ctx, viewer, request.body))
      return reply.code(204).send(null)
    },
  )
}
