import type { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import type { FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { deleteAccount } from '@ai-community/shared/community/accounts/deletion/delete-account.service.ts'
import { exportAccount } from '@ai-community/shared/community/accounts/export/export-account.service.ts'
import { deleteMeSchema } from '@ai-community/shared/contracts/accounts.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { guardOwn } from '../auth/guard-own.ts'
import { HASH_TIMEOUT_MS } from '../auth/session-answer.ts'
import { clearSessionCookies } from '../auth/session-cookies.ts'

const tags = ['users']
/** Past it a slow client begins anew. */
const EXPORT_MS = 10 * 60_000
const zipAnswer = {
  description: 'The archive',
  content: { 'application/zip': { schema: z.string().meta({ format: 'binary' }) } },
}

/** What becomes of an account as a whole. */
export async function accountRoutes(parent: App, ctx: ApiContext): Promise<void> {
  await parent.register(async (scope) => {
    await scope.register(cookie)
    const app = scope.withTypeProvider<ZodTypeProvider>()

    app.delete(
      '/users/me',
      {
        config: { auth: 'member', limit: 'auth' },
        handlerTimeout: HASH_TIMEOUT_MS,
        schema: {
          operationId: 'deleteMe',
          tags,
          summary: 'Delete the account and all that it wrote',
          body: deleteMeSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const viewer = memberOf(request)
        const ended = await guardOwn(ctx, viewer, () => deleteAccount(ctx, viewer, request.body))
        for (const id of [viewer.sessionId, ...ended]) ctx.sessionCheck.forget(id)
        clearSessionCookies(reply)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/users/me/export',
      {
        config: { auth: 'member' },
        handlerTimeout: EXPORT_MS,
        schema: {
          operationId: 'exportMe',
          tags,
          summary: 'Everything the member has, as a zip',
          response: { 200: zipAnswer },
        },
      },
      async (request, reply) => {
        const viewer = memberOf(request)
        await ctx.attemptLimits.admitExport(viewer.id)
        return sendZip(reply, `ai-community-${viewer.username}.zip`, exportAccount(ctx, viewer, ctx.storage))
      },
    )
  })
}

function sendZip(reply: FastifyReply, name: string, zip: Readable): FastifyReply {
  return reply
    .type('application/zip')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(zip)
}
