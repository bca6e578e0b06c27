import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** A newer version of the app that waits until the reader agrees to it. */
export const useNewVersionStore = defineStore('new-version', () => {
  const takeUp = shallowRef<(() => void) | null>(null)

  function offer(action: () => void): void {
    takeUp.value = action
  }

  function later(): void {
    takeUp.value = null
  }

  return { takeUp, offer, later }
})
