/** A terminal's Ctrl-C may reach a process twice, once through its parent; a person's second one comes later. */
const SECOND_AFTER_MS = 2_000

export interface Interrupt {
  signal: AbortSignal
  stopListening(): void
}

/** A signal that fires at the first Ctrl-C, SIGTERM or closed terminal; a second one ends the process at once. */
export function onInterrupt(): Interrupt {
  const controller = new AbortController()
  let firstMs: number | undefined
  const stop = () => {
    if (firstMs !== undefined && performance.now() - firstMs > SECOND_AFTER_MS) process.exit(130)
    firstMs ??= performance.now()
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  return {
    signal: controller.signal,
    stopListening() {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      process.off('SIGHUP', stop)
    },
  }
}
