import { defineNuxtPlugin, useRequestEvent, useRuntimeConfig } from '#imports'
import { createApiClient } from '../api/api-client.ts'
import { API_KEY } from '../api/use-api.ts'
import { hasSessionHint } from '../stores/session-tabs.ts'
import { useSessionStore } from '../stores/session.store.ts'

const BROWSER_TIMEOUT_MS = 15_000
/** The page is better sent with an error and a Retry than late. */
const RENDERING_TIMEOUT_MS = 4_000

/** On the server always anonymous: no cookie is passed on, so no page can hold another's words. */
export default defineNuxtPlugin({
  name: 'api',
  dependsOn: ['pinia'],
  setup(nuxt) {
    const config = useRuntimeConfig()
    const event = useRequestEvent()
    const api = event
      ? createApiClient({
          baseUrl: `${config.apiBaseInternal}/api`,
          timeoutMs: RENDERING_TIMEOUT_MS,
          headers: { 'x-forwarded-for': String(event.context.visitorAddress) },
        })
      : createApiClient({
          baseUrl: config.public.apiBase,
          timeoutMs: BROWSER_TIMEOUT_MS,
          headers: { 'x-session': 'cookie' },
        })
    nuxt.vueApp.provide(API_KEY, api)
    // Whether to leave room for a member's parts is all that the server takes from a cookie.
    if (event && !hasSessionHint(event.node.req.headers.cookie ?? '')) useSessionStore().state = 'anonymous'
  },
})
