import type { DeltaMessage, ResidentReport, SnapshotMessage } from '../protocol.ts'

const REOPEN_MS = 2_000

export interface StreamHandlers {
  snapshot(message: SnapshotMessage): void
  delta(message: DeltaMessage): void
  /** The server can't be reached (true), or can again (false). */
  away(isAway: boolean): void
}

/** Listens to the server for as long as the page is open; after a break the server sends a whole snapshot. */
export function listenToTown(handlers: StreamHandlers): void {
  const events = new EventSource('api/viz/stream')
  events.addEventListener('open', () => handlers.away(false))
  events.addEventListener('snapshot', (event: MessageEvent<string>) =>
    handlers.snapshot(JSON.parse(event.data) as SnapshotMessage),
  )
  events.addEventListener('delta', (event: MessageEvent<string>) =>
    handlers.delta(JSON.parse(event.data) as DeltaMessage),
  )
  events.addEventListener('error', () => {
    handlers.away(true)
    // After a refused connection (a proxy's 502) the browser gives up; after a broken one it retries itself.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => listenToTown(handlers), REOPEN_MS)
  })
}

/** Everything about one resident; null when it can't be read now. */
export async function fetchResident(id: string): Promise<ResidentReport | null> {
  try {
    const response = await fetch(`api/viz/residents/${encodeURIComponent(id)}`)
    return response.ok ? ((await response.json()) as ResidentReport) : null
  } catch {
    // Offline or restarting: the panel says so and offers Retry.
    return null
  }
}
