import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { listPosts } from '@ai-community/shared/community/posts/posts.service.ts'
import type { listPostsQuerySchema } from '@ai-community/shared/contracts/posts.ts'
import type { ApiContext } from '../../context.ts'

type ListPostsQuery = z.infer<typeof listPostsQuerySchema>

/** Whether the answer is the same for whoever asks: only then may ready bytes be given. */
export function isAnonymous(request: FastifyRequest): boolean {
  return request.headers.authorization === undefined && request.headers.cookie === undefined
}

/** The public feed as ready bytes out of the page cache. */
export async function sendPublicPage(
  ctx: ApiContext,
  reply: FastifyReply,
  query: ListPostsQuery,
): Promise<FastifyReply> {
  const { feed, ai = 'all', limit, cursor = '' } = query
  const key = `${feed}:${ai}:${limit}:${cursor}`
  const bytes =
    ctx.publicPages.find(key) ?? (await ctx.publicPages.load(key, () => listPosts(ctx, null, query)))
  return reply
    .header('cache-control', 'public, max-age=1')
    .header('vary', 'Authorization, Cookie')
    .type('application/json; charset=utf-8')
    .send(bytes)
}
