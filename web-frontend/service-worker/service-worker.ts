import { set } from 'idb-keyval'
import { clientsClaim } from 'workbox-core'
import { ExpirationPlugin } from 'workbox-expiration'
import { enable as enableNavigationPreload } from 'workbox-navigation-preload'
import {
  cleanupOutdatedCaches,
  matchPrecache,
  precacheAndRoute,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst, NetworkFirst, NetworkOnly } from 'workbox-strategies'
import {
  isKeptForReading,
  PICTURE_CACHE,
  READ_CACHE,
  SHARED_KEY,
  type Shared,
} from '../app/offline/read-cache.ts'
import { gatewayErrorsAreFailures, perViewer } from './strategy-plugins.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: PrecacheEntry[] }

/** The page that starts the app where there is no connection; it is rendered without content. */
const SHELL = '/offline'
/** On a line that is no line, what was read before is better than waiting. */
const PATIENCE_SECONDS = 8
const DAY_SECONDS = 86_400

// A new version waits until the reader agrees or all pages of the old one are closed.
self.addEventListener('message', (event) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
clientsClaim()
enableNavigationPreload()
cleanupOutdatedCaches()

const pages = new NetworkOnly({
  networkTimeoutSeconds: PATIENCE_SECONDS,
  plugins: [gatewayErrorsAreFailures],
})
registerRoute(
  new NavigationRoute(
    async (options) => {
      try {
        return await pages.handle(options)
      } catch {
        return (await matchPrecache(SHELL)) ?? Response.error()
      }
    },
    { denylist: [/^\/api\//, /^\/share$/] },
  ),
)

// After the pages: one that the shell stands for is rendered anew while there is a connection.
precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false, directoryIndex: '' })

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && isKeptForReading(url.pathname),
  new NetworkFirst({
    cacheName: READ_CACHE,
    networkTimeoutSeconds: PATIENCE_SECONDS,
    plugins: [
      perViewer,
      gatewayErrorsAreFailures,
      new ExpirationPlugin({ maxEntries: 400, maxAgeSeconds: 14 * DAY_SECONDS, purgeOnQuotaError: true }),
    ],
  }),
)

// Pictures only some may see are fetched with a token, not by an `<img>`.
registerRoute(
  ({ url, request, sameOrigin }) =>
    sameOrigin && request.destination === 'image' && /^\/(api\/files|avatars)\//.test(url.pathname),
  new CacheFirst({
    cacheName: PICTURE_CACHE,
    plugins: [
      new ExpirationPlugin({ maxEntries: 300, maxAgeSeconds: 7 * DAY_SECONDS, purgeOnQuotaError: true }),
    ],
  }),
)

/** What another app shares waits in the browser's database until the composer takes it: pictures fit into no address. */
async function takeShared(request: Request): Promise<Response> {
  const form = await request.formData()
  const words = ['title', 'text', 'url'].map((name) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  })
  const pictures = form.getAll('pictures').filter((value): value is File => value instanceof File)
  const shared: Shared = { words: [...new Set(words)].filter(Boolean).join('\n'), pictures }
  await set(SHARED_KEY, shared)
  return Response.redirect('/compose', 303)
}
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname === '/share',
  ({ request }) => takeShared(request),
  'POST',
)
