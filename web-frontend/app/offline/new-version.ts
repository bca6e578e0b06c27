import { Workbox } from 'workbox-window'

/** How often a page that stays open asks for a newer version when it comes to the front. */
const LOOK_EVERY_MS = 30 * 60_000

/**
 * Installs the service worker, and says when a newer version of the app waits.
 *
 * @param onWaiting gets what takes the new version up: it loads the page anew, which finds its place and its words.
 */
export async function installServiceWorker(onWaiting: (takeUp: () => void) => void): Promise<void> {
  const workbox = new Workbox('/sw.js')
  workbox.addEventListener('waiting', () =>
    onWaiting(() => {
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
    }),
  )
  try {
    await workbox.register()
  } catch (error) {
    if (navigator.onLine) throw error
    // The connection was lost while it came.
    addEventListener('online', () => void installServiceWorker(onWaiting), { once: true })
    return
  }
  let lookedAt = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lookedAt < LOOK_EVERY_MS) return
    lookedAt = Date.now()
    // Without a connection there is no newer version to be had.
    if (navigator.onLine) void workbox.update()
  })
}
