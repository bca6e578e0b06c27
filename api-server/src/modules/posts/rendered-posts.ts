import type { FastifyReply } from 'fastify'
import type { FeedItem, FeedPage } from '@ai-community/shared/community/feed/shown-posts.ts'

/**
 * A page as JSON out of the posts' shared pieces: writing each post anew for each member cost more than the rest.
 *
 * @param type stands first, where pages of several kinds have to be told apart.
 */
export function renderPosts({ items, nextCursor }: FeedPage, type?: 'posts'): string {
  const start = type === undefined ? '{' : `{"type":"${type}",`
  return `${start}"items":[${items.map(renderPost).join(',')}],"nextCursor":${JSON.stringify(nextCursor)}}`
}

function renderPost({ jsonHead, viewer, score }: FeedItem): string {
  const ending = score ? `,"score":${JSON.stringify(score)}}` : '}'
  if (viewer === null) return `${jsonHead},"viewer":null${ending}`
  return `${jsonHead},"viewer":{"liked":${viewer.liked},"bookmarked":${viewer.bookmarked}}${ending}`
}

/** Serialised already: the schema is what the document says of it, and a test holds the two together. */
export function sendJson(reply: FastifyReply, json: string | Buffer): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').send(json)
}
