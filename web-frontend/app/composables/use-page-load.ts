import { onServerPrefetch, watch } from 'vue'
import { setResponseStatus, useNuxtApp, useRequestEvent } from '#imports'
import type { Failure } from '../api/api-error.ts'
import { useSessionStore } from '../stores/session.store.ts'

/**
 * Loads what a page shows: on the server before it renders; in the browser at once and without holding the page
 * back, except right after a server rendering that has brought it along.
 *
 * @param failureOfPage what kept the page's main part from loading: the server's answer takes its status from it,
 * so that crawlers and caches do not take an error for the page.
 */
export function usePageLoad(
  load: () => Promise<unknown>,
  failureOfPage: () => Failure | null | undefined = () => null,
): void {
  const event = useRequestEvent()
  onServerPrefetch(async () => {
    await load()
    const failure = failureOfPage()
    if (event && failure) setResponseStatus(event, failure.status === 404 ? 404 : 503)
  })
  const isHydrating = useNuxtApp().isHydrating ?? false
  if (import.meta.server) return
  if (!isHydrating) void load()
  // What came for another viewer lacks this one's likes and follows.
  const session = useSessionStore()
  watch(
    () => session.me?.username,
    () => void load(),
  )
}
