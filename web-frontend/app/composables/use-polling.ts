import { onBeforeUnmount, onMounted } from 'vue'

const SLOWEST_MS = 60_000

/**
 * Calls `look` again and again while the component stands and its page is in view, never twice at once.
 * After a failure it waits longer and longer, up to a minute; on return from the background, or of the network, it looks at once.
 */
export function usePolling(look: () => Promise<void>, everyMs: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let delayMs = everyMs
  let isLooking = false
  let isOver = false

  function schedule(): void {
    clearTimeout(timer)
    if (!isOver && document.visibilityState === 'visible') timer = setTimeout(() => void lookNow(), delayMs)
  }

  async function lookNow(): Promise<void> {
    if (isLooking) return
    isLooking = true
    try {
      await look()
      delayMs = everyMs
    } catch {
      // What failed is looked for again soon: the page still shows what it had.
      delayMs = Math.min(delayMs * 2, SLOWEST_MS)
    } finally {
      isLooking = false
      schedule()
    }
  }

  function lookOnReturn(): void {
    if (document.visibilityState === 'visible') void lookNow()
    else clearTimeout(timer)
  }

  onMounted(() => {
    document.addEventListener('visibilitychange', lookOnReturn)
    addEventListener('online', lookOnReturn)
    schedule()
  })
  onBeforeUnmount(() => {
    isOver = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', lookOnReturn)
    removeEventListener('online', lookOnReturn)
  })
}
