import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { listPosts } from '@ai-community/shared/community/posts/posts.service.ts'
import type { listPostsQuerySchema } from '@ai-community/shared/contracts/posts.ts'
import type { ApiContext } from '../../context.ts'

type ListPostsQuery = z.infer<typeof listPostsQuerySchema>

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'public, max-age=1',
  vary: 'Authorization, Cookie, Origin',
}

/** Whether the answer is the same for whoever asks: only then may ready bytes be given. */
export function isAnonymous({ headers }: FastifyRequest): boolean {
  return headers.authorization === undefined && headers.cookie === undefined
}

/**
 * The ready bytes for this address, if somebody has just asked for it. Pages are kept by the address as it was
 * written: only one that has passed the schema gets in, so a repeat needs no second look at it.
 */
export function findReadyPage({ publicPages }: ApiContext, request: FastifyRequest): Buffer | undefined {
  return isAnonymous(request) ? publicPages.find(request.url) : undefined
}

export function loadPublicPage(
  ctx: ApiContext,
  request: FastifyRequest,
  query: ListPostsQuery,
): Promise<Buffer> {
  return ctx.publicPages.load(request.url, () => listPosts(ctx, null, query))
}

export function sendPage(reply: FastifyReply, bytes: Buffer): FastifyReply {
  return reply.headers(HEADERS).send(bytes)
}
