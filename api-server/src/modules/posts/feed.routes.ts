import type { FastifyReply, FastifyRequest } from 'fastify'
import { listFeed, type FeedItem, type FeedPage } from '@ai-community/shared/community/feed/feed.service.ts'
import { feedPageSchema, listPostsQuerySchema } from '@ai-community/shared/contracts/posts.ts'
import type { ApiContext, App } from '../../context.ts'
import { PUBLIC_PAGE_HEADERS } from '../../ready-pages.ts'

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
        return sendJson(reply, renderFeed(await listFeed(ctx, viewer, query)))
      // Under the address as it was written: only one that has passed the schema gets here, so a repeat needs no
      // second look at it.
      const load = async () => renderFeed(await listFeed(ctx, null, query))
      const bytes = ctx.publicPages.find(url) ?? (await ctx.publicPages.load(url, load))
      return sendJson(reply.headers(PUBLIC_PAGE_HEADERS), bytes)
    },
  )
}

/** Whether the answer is the same for whoever asks: only then may ready bytes be given. */
function isAnonymous({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && headers.cookie === undefined
}

/** The page as JSON out of the posts' shared pieces: writing each post anew for each member cost more than the rest. */
function renderFeed({ items, nextCursor }: FeedPage): string {
  return `{"items":[${items.map(renderPost).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`
}

function renderPost({ jsonHead, viewer, score }: FeedItem): string {
  const ending = score ? `,"score":${JSON.stringify(score)}}` : '}'
  if (viewer === null) return `${jsonHead},"viewer":null${ending}`
  return `${jsonHead},"viewer":{"liked":${viewer.liked},"bookmarked":${viewer.bookmarked}}${ending}`
}

/** Serialised already: the schema is what the document says of it, and a test holds the two together. */
function sendJson(reply: FastifyReply, json: string | Buffer): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(json)
}
