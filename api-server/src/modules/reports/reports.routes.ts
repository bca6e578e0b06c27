import { createReport } from '@ai-community/shared/community/moderation/reports.service.ts'
import { createReportSchema, reportSchema } from '@ai-community/shared/contracts/moderation.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'

export function reportRoutes(app: App, ctx: ApiContext): void {
  app.post(
    '/reports',
    {
      config: { auth: 'member', limit: 'report' },
      schema: {
        operationId: 'createReport',
        summary: 'Tell the moderators of something',
        tags: ['reports'],
        body: createReportSchema,
        response: { 201: reportSchema },
      },
    },
    async (request, reply) => {
      const report = await createReport(ctx, memberOf(request), request.body, onceKeyOf(request))
      return reply.code(201).send(report)
    },
  )
}
