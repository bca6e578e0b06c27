import { defineEventHandler, readMultipartFormData, sendRedirect } from 'h3'

const SHARED_FIELDS = ['title', 'text', 'url']
/** An address holds no more than this everywhere. */
const LONGEST_VALUE = 2_000

/**
 * Where another app shares to. The service worker takes it with its pictures and this server never sees it; without
 * one the words at least go on to the composer.
 */
export default defineEventHandler(async (event) => {
  const parts = (await readMultipartFormData(event)) ?? []
  const query = new URLSearchParams()
  for (const { name, data, filename } of parts) {
    if (name === undefined || filename !== undefined || !SHARED_FIELDS.includes(name)) continue
    query.set(name, data.toString('utf8').slice(0, LONGEST_VALUE))
  }
  return sendRedirect(event, `/compose?${query.toString()}`, 303)
})
