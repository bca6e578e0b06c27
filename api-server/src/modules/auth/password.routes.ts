import { z } from 'zod'
import {
  confirmPasswordReset,
  requestPasswordReset,
} from '@ai-community/shared/community/accounts/password-reset.service.ts'
import { changeEmail, changePassword } from '@ai-community/shared/community/accounts/passwords.service.ts'
import {
  acceptedSchema,
  changeEmailSchema,
  changePasswordSchema,
  confirmPasswordResetSchema,
  requestPasswordResetSchema,
} from '@ai-community/shared/contracts/accounts.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { guardOwn } from './guard-own.ts'
import { anonymous, HASH_TIMEOUT_MS } from './session-answer.ts'

const tags = ['auth']

export function passwordRoutes(app: App, ctx: ApiContext): void {
  app.put(
    '/auth/password',
    {
      config: { auth: 'member', limit: 'auth' },
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: {
        operationId: 'changePassword',
        tags,
        summary: 'Set another password; all other sessions end',
        body: changePasswordSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = memberOf(request)
      const ended = await guardOwn(ctx, viewer, () => changePassword(ctx, viewer, request.body))
      for (const id of ended) ctx.sessionCheck.forget(id)
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/auth/email',
    {
      config: { auth: 'member', limit: 'auth' },
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: {
        operationId: 'changeEmail',
        tags,
        summary: 'Set or take away the address for reset links',
        body: changeEmailSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const viewer = memberOf(request)
      await guardOwn(ctx, viewer, () => changeEmail(ctx, viewer, request.body))
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/auth/password-reset',
    {
      config: anonymous,
      schema: {
        operationId: 'requestPasswordReset',
        tags,
        summary: 'Ask for a reset link by mail; the answer is the same for every login',
        body: requestPasswordResetSchema,
        response: { 202: acceptedSchema },
      },
    },
    async (request, reply) => {
      const { login } = request.body
      await ctx.attemptLimits.admitReset(login)
      if (ctx.config.SMTP_URL !== '') await requestPasswordReset(ctx, login)
      else
        request.log.warn(
          { requestId: request.id },
          'a reset link was asked for, but SMTP_URL is not set: nothing was sent; `npm run user:reset-link` makes a link',
        )
      reply.code(202)
      return { accepted: true as const }
    },
  )

  app.post(
    '/auth/password-reset/confirm',
    {
      config: anonymous,
      handlerTimeout: HASH_TIMEOUT_MS,
      schema: {
        operationId: 'confirmPasswordReset',
        tags,
        summary: 'Set a password by a one-time link; all sessions end',
        body: confirmPasswordResetSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      for (const id of await confirmPasswordReset(ctx, request.body)) ctx.sessionCheck.forget(id)
      return reply.code(204).send(null)
    },
  )
}
