import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FeedMessage, WorldFeed } from './world-feed.ts'

/** A viewer that reads slower than the town moves is cut off; its browser reconnects to a fresh snapshot. */
const MOST_UNREAD_BYTES = 8 * 1024 * 1024
const RECONNECT_MS = 1_000

/** Answers with the feed as server-sent events: a `snapshot` first, then a `delta` for every change. */
export function streamFeed(feed: WorldFeed, request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.write(`retry: ${RECONNECT_MS}\n\n`)

  const send = (message: FeedMessage): void => {
    if (raw.writableLength > MOST_UNREAD_BYTES) {
      request.log.warn('a viewer does not keep up, its stream is closed')
      raw.destroy()
      return
    }
    raw.write(`event: ${message.event}\ndata: ${JSON.stringify(message.body)}\n\n`)
  }
  const snapshot = feed.snapshot()
  if (snapshot) send({ event: 'snapshot', body: snapshot })
  const unsubscribe = feed.subscribe(send)
  raw.on('close', unsubscribe)
}
