import { createError, defineEventHandler, getRouterParam, setResponseHeaders } from 'h3'
import { drawAvatar } from '../../avatar.ts'

const DRAWN_LIMIT = 2_000
const drawn = new Map<string, string>()

/** `/avatars/<username>.svg`: drawn once and kept; the oldest makes room when the shelf is full. */
export default defineEventHandler((event) => {
  const username = /^([a-z0-9_]{3,30})\.svg$/.exec(getRouterParam(event, 'file') ?? '')?.[1]
  if (!username) throw createError({ statusCode: 404, statusMessage: 'Not Found' })
  setResponseHeaders(event, {
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  const known = drawn.get(username)
  if (known) return known
  const svg = drawAvatar(username)
  if (drawn.size >= DRAWN_LIMIT) drawn.delete(drawn.keys().next().value!)
  drawn.set(username, svg)
  return svg
})
