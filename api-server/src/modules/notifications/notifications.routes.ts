import {
  getCounters,
  listNotifications,
  readNotifications,
} from '@ai-community/shared/community/notifications/notification-lists.service.ts'
import {
  countersSchema,
  listNotificationsQuerySchema,
  notificationPageSchema,
  readNotificationsSchema,
} from '@ai-community/shared/contracts/notifications.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'

const tags = ['notifications']

export function notificationRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/notifications',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'listNotifications',
        summary: 'What happened to the member, grouped, the newest first',
        tags,
        querystring: listNotificationsQuerySchema,
        response: { 200: notificationPageSchema },
      },
    },
    (request) => listNotifications(ctx, memberOf(request), request.query),
  )

  app.put(
    '/notifications/read',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'readNotifications',
        summary: 'Read all up to a notification; answers what is unread now',
        tags,
        body: readNotificationsSchema,
        response: { 200: countersSchema },
      },
    },
    (request) => readNotifications(ctx, memberOf(request), request.body.upTo),
  )

  app.get(
    '/notifications/unread',
    {
      config: { auth: 'member' },
      schema: {
        operationId: 'getUnread',
        summary: 'How many notifications and messages are unread',
        tags,
        response: { 200: countersSchema },
      },
    },
    (request) => getCounters(ctx.db, memberOf(request).id),
  )
}
