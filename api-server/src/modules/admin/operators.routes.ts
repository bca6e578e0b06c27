import { injectEvent } from '@ai-community/shared/town/events.ts'
import { listImageJobs, requestImage } from '@ai-community/shared/town/image-jobs.ts'
import { getModelUse } from '@ai-community/shared/town/model-use.ts'
import { measureParts } from '@ai-community/shared/town/operator-health.ts'
import {
  createImageJobSchema,
  imageJobPageSchema,
  imageJobSchema,
  modelUseSchema,
  operatorHealthSchema,
} from '@ai-community/shared/contracts/operators.ts'
import { injectEventSchema, listQuerySchema, townEventSchema } from '@ai-community/shared/contracts/world.ts'
import type { ApiContext, App } from '../../context.ts'
import { memberOf } from '../../plugins/authentication.ts'
import { onceKeyOf } from '../../plugins/once-keys.ts'

const tags = ['admin']
const config = { auth: 'admin' } as const

export function operatorRoutes(app: App, ctx: ApiContext): void {
  app.post(
    '/admin/world/events',
    {
      config,
      schema: {
        operationId: 'injectEvent',
        summary: 'Make something happen in the town',
        tags,
        body: injectEventSchema,
        response: { 201: townEventSchema },
      },
    },
    async (request, reply) => {
      const event = await injectEvent(ctx, memberOf(request).id, request.body, onceKeyOf(request))
      return reply.code(201).send(event)
    },
  )

  app.get(
    '/admin/image-jobs',
    {
      config,
      schema: {
        operationId: 'listImageJobs',
        summary: 'The queue of pictures, newest first',
        tags,
        querystring: listQuerySchema,
        response: { 200: imageJobPageSchema },
      },
    },
    (request) => listImageJobs(ctx.db, request.query),
  )

  app.post(
    '/admin/image-jobs',
    {
      config,
      schema: {
        operationId: 'requestImage',
        summary: 'Queue a picture',
        tags,
        body: createImageJobSchema,
        response: { 201: imageJobSchema },
      },
    },
    async (request, reply) => {
      const job = await requestImage(ctx, memberOf(request).id, request.body, onceKeyOf(request))
      return reply.code(201).send(job)
    },
  )

  app.get(
    '/admin/llm',
    {
      config,
      schema: {
        operationId: 'getModelUse',
        summary: 'What the residents’ minds spend on models',
        tags,
        response: { 200: modelUseSchema },
      },
    },
    () => getModelUse(ctx.db, ctx.clock.now()),
  )

  app.get(
    '/admin/health',
    {
      config,
      schema: {
        operationId: 'getOperatorHealth',
        summary: 'All parts with their states and how far they are behind',
        tags,
        response: { 200: operatorHealthSchema },
      },
    },
    async () => {
      const overview = await ctx.health.overview()
      const { database, ...parts } = await measureParts(ctx.db, ctx.clock.now())
      return {
        ...overview,
        ...parts,
        database: { ...database, poolSize: ctx.config.DATABASE_POOL_SIZE },
        diskFreeMb: await ctx.health.freeDiskMb(),
      }
    },
  )
}
