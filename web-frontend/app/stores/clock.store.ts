import { defineStore } from 'pinia'
import { ref } from 'vue'

const TICK_MS = 30_000

/** The present. It stands still from the server's rendering until the page is mounted, so both say the same. */
export const useClockStore = defineStore('clock', () => {
  const now = ref(Date.now())
  const isTicking = ref(false)

  /** Called once in the browser. */
  function start(): void {
    isTicking.value = true
    now.value = Date.now()
    setInterval(() => (now.value = Date.now()), TICK_MS)
  }

  return { now, isTicking, start }
})
