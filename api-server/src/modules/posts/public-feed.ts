import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { listPosts } from '@ai-community/shared/community/posts/posts.service.ts'
import type { listPostsQuerySchema } from '@ai-community/shared/contracts/posts.ts'
import type { ApiContext } from '../../context.ts'
import { PUBLIC_PAGE_HEADERS } from '../../ready-pages.ts'

type ListPostsQuery = z.infer<typeof listPostsQuerySchema>

/** Whether the answer is the same for whoever asks: only then may ready bytes be given. */
export function isAnonymous({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && headers.cookie === undefined
}

/**
 * The page's bytes, kept for a second under the address as it was written: only one that has passed the schema
 * gets in, so a repeat needs no second look at it.
 */
export function loadPublicPage(
  ctx: ApiContext,
  request: FastifyRequest,
  query: ListPostsQuery,
): Promise<Buffer> {
  const ready = ctx.publicPages.find(request.url)
  if (ready) return Promise.resolve(ready)
  return ctx.publicPages.load(request.url, () => listPosts(ctx, null, query))
}

export function sendPage(reply: FastifyReply, bytes: Buffer): FastifyReply {
  return reply.headers(PUBLIC_PAGE_HEADERS).send(bytes)
}
