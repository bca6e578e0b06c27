/** Afterwards the reader has begun to read where the page stands. */
const GIVE_UP_MS = 10_000
const TAKEN_OVER_BY = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * Scrolls down to where the page was, as soon as it is that long again: its content may still be on its way. Whoever
 * touches the page first, decides.
 *
 * @param top in pixels from the page's beginning
 */
export function restoreScroll(top: number): void {
  const observer = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight < top + innerHeight) return
    scrollTo({ top, behavior: 'instant' })
    end()
  })
  const timer = setTimeout(end, GIVE_UP_MS)
  function end(): void {
    clearTimeout(timer)
    observer.disconnect()
    for (const name of TAKEN_OVER_BY) removeEventListener(name, end)
  }
  for (const name of TAKEN_OVER_BY) addEventListener(name, end, { passive: true })
  observer.observe(document.body)
}
