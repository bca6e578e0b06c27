import { defineNuxtPlugin, onNuxtReady } from '#imports'
import { useNewVersionStore } from '../stores/new-version.store.ts'

/** After the page has begun to work: what is kept for later must not slow it down. */
export default defineNuxtPlugin({
  name: 'service-worker',
  setup() {
    // There are none on plain http other than localhost, and none in development, where files change all the time.
    if (import.meta.dev || !('serviceWorker' in navigator)) return
    const newVersion = useNewVersionStore()
    onNuxtReady(async () => {
      const { installServiceWorker } = await import('../offline/new-version.ts')
      await installServiceWorker(newVersion.offer)
    })
  },
})
