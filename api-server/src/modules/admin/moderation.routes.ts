import { z } from 'zod'
import { listAuditLogs } from '@ai-community/shared/community/moderation/audit.service.ts'
import {
  getReport,
  listReports,
  updateReport,
} from '@ai-community/shared/community/moderation/reports.service.ts'
import { changeUser, listAdminUsers } from '@ai-community/shared/community/moderation/users.service.ts'
import {
  adminUserPageSchema,
  adminUserSchema,
  auditLogPageSchema,
  listAdminUsersQuerySchema,
  listAuditLogsQuerySchema,
  listReportsQuerySchema,
  reportCasePageSchema,
  reportCaseSchema,
  updateAdminUserSchema,
  updateReportSchema,
} from '@ai-community/shared/contracts/moderation.ts'
import { idSchema } from '@ai-community/shared/contracts/primitives.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'

const tags = ['admin']
const moderators = { auth: 'moderator' } as const
const idParamsSchema = z.strictObject({ id: idSchema })

export function moderationRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/admin/reports',
    {
      config: moderators,
      schema: {
        operationId: 'listReports',
        summary: 'Reports, newest first',
        tags,
        querystring: listReportsQuerySchema,
        response: { 200: reportCasePageSchema },
      },
    },
    (request) => listReports(ctx, request.query),
  )

  app.get(
    '/admin/reports/:id',
    {
      config: moderators,
      schema: {
        operationId: 'getReport',
        summary: 'One report',
        tags,
        params: idParamsSchema,
        response: { 200: reportCaseSchema },
      },
    },
    (request) => getReport(ctx, request.params.id),
  )

  app.patch(
    '/admin/reports/:id',
    {
      config: { ...moderators, requireSubject: async ({ id }) => void (await getReport(ctx, String(id))) },
      schema: {
        operationId: 'updateReport',
        summary: 'Note what was decided about a report',
        tags,
        params: idParamsSchema,
        body: updateReportSchema,
        response: { 200: reportCaseSchema },
      },
    },
    (request) => updateReport(ctx, memberOf(request), request.params.id, request.body),
  )

  app.get(
    '/admin/users',
    {
      config: moderators,
      schema: {
        operationId: 'listAdminUsers',
        summary: 'Accounts by username',
        tags,
        querystring: listAdminUsersQuerySchema,
        response: { 200: adminUserPageSchema },
      },
    },
    (request) => listAdminUsers(ctx, request.query),
  )

  app.patch(
    '/admin/users/:id',
    {
      config: moderators,
      schema: {
        operationId: 'changeUser',
        summary: 'Suspend an account, or change its role',
        tags,
        params: idParamsSchema,
        body: updateAdminUserSchema,
        response: { 200: adminUserSchema },
      },
    },
    async (request) => {
      const { user, endedSessionIds } = await changeUser(
        ctx,
        memberOf(request),
        request.params.id,
        request.body,
      )
      for (const sessionId of endedSessionIds) ctx.sessionCheck.forget(sessionId)
      return user
    },
  )

  app.get(
    '/admin/audit-logs',
    {
      config: { auth: 'admin' },
      schema: {
        operationId: 'listAuditLogs',
        summary: 'What moderators and operators did, newest first',
        tags,
        querystring: listAuditLogsQuerySchema,
        response: { 200: auditLogPageSchema },
      },
    },
    (request) => listAuditLogs(ctx, request.query),
  )
}
