import { listTagPosts } from '@ai-community/shared/community/feed/tag-posts.service.ts'
import { listTrends } from '@ai-community/shared/community/rankings/rankings.service.ts'
import { filteredPageQuerySchema, postPageSchema } from '@ai-community/shared/contracts/posts.ts'
import { pageQuerySchema } from '@ai-community/shared/contracts/primitives.ts'
import { tagParamsSchema, trendPageSchema } from '@ai-community/shared/contracts/search.ts'
import type { ApiContext, App } from '../../context.ts'

const tags = ['tags']

export function tagRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/tags/:tag/posts',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listTagPosts',
        summary: 'The newest posts with a tag',
        tags,
        params: tagParamsSchema,
        querystring: filteredPageQuerySchema,
        response: { 200: postPageSchema },
      },
    },
    (request) => listTagPosts(ctx, request.viewer, request.params.tag, request.query),
  )

  app.get(
    '/trends',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listTrends',
        summary: 'Tags that rise now, with what their places come from',
        tags,
        querystring: pageQuerySchema,
        response: { 200: trendPageSchema },
      },
    },
    (request) => listTrends(ctx, request.query),
  )
}
