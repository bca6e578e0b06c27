import type { StreamEvent } from '../api/models.ts'

const LOCK = 'aic-live'
const CHANNEL = 'aic-live'

/**
 * What the tabs tell each other: the reading one passes on an event, or that the stream is open or broken; one that
 * joins says hello, and is answered with the counters as they stand.
 */
export type Told = { username: string } & (
  { kind: 'event'; event: StreamEvent } | { kind: 'connection'; isOpen: boolean } | { kind: 'hello' }
)

/** How the tabs of one browser share one stream: one of them reads it and tells the others. */
export interface LiveTabs {
  /** Runs `task` when no other tab runs one, until the signal ends it or the waiting. */
  lead(task: () => Promise<void>, signal: AbortSignal): Promise<void>
  tell(told: Told): void
  onTold(listener: (told: Told) => void): void
  close(): void
}

/** Web locks are missing on plain http other than localhost; each tab then has a stream of its own. */
export function createLiveTabs(): LiveTabs {
  const channel = new BroadcastChannel(CHANNEL)
  return {
    async lead(task, signal) {
      if (!navigator.locks) return task()
      try {
        await navigator.locks.request(LOCK, { signal }, task)
      } catch (error) {
        if (!signal.aborted) throw error
      }
    },
    tell: (told) => channel.postMessage(told),
    onTold: (listener) => channel.addEventListener('message', ({ data }) => listener(data as Told)),
    close: () => channel.close(),
  }
}
