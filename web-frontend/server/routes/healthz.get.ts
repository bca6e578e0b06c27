import { defineEventHandler, setResponseHeader } from 'h3'

/** Says that this process answers; the API's health is its own affair. */
export default defineEventHandler((event) => {
  setResponseHeader(event, 'cache-control', 'no-store')
  return { status: 'ok' }
})
