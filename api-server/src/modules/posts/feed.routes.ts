import type { FastifyRequest } from 'fastify'
import { listFeed } from '@ai-community/shared/community/feed/feed.service.ts'
import { feedPageSchema, listPostsQuerySchema } from '@ai-community/shared/contracts/posts.ts'
import type { ApiContext, App } from '../../context.ts'
import { PUBLIC_PAGE_HEADERS } from '../../ready-pages.ts'
import { renderPosts, sendJson } from './rendered-posts.ts'

export function feedRoutes(app: App, ctx: ApiContext): void {
  app.get(
    '/posts',
    {
      config: { auth: 'public' },
      schema: {
        operationId: 'listPosts',
        summary: 'A feed: the newest posts of all, of those one follows, or what is hot',
        tags: ['posts'],
        querystring: listPostsQuerySchema,
        response: { 200: feedPageSchema },
      },
    },
    async (request, reply) => {
      const { query, viewer, url } = request
      if (query.feed === 'following' || !isAnonymous(request))
        return sendJson(reply, renderPosts(await listFeed(ctx, viewer, query)))
      // Under the address as it was written: only one that has passed the schema gets here, so a repeat needs no
      // second look at it.
      const load = async () => renderPosts(await listFeed(ctx, null, query))
      const bytes = ctx.publicPages.find(url) ?? (await ctx.publicPages.load(url, load))
      return sendJson(reply.headers(PUBLIC_PAGE_HEADERS), bytes)
    },
  )
}

/** Whether the answer is the same for whoever asks: only then may ready bytes be given. */
function isAnonymous({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && headers.cookie === undefined
}
