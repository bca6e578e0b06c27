import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Counters, StreamEvent } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { followEvents } from '../live/event-stream.ts'
import { createLiveTabs, type LiveTabs } from '../live/live-tabs.ts'

type EventName = StreamEvent['event']
type DataOf<Name extends EventName> = Extract<StreamEvent, { event: Name }>['data']
type Listener = (data: never) => void

/** Away for longer than this, a page looks at everything anew instead of trusting what may have been missed. */
const LONG_AWAY_MS = 60_000

/**
 * What the server tells as it happens, for the pages in view: one stream a browser, read by one tab and shared by
 * all. A tab out of sight neither reads nor holds the turn; on return it resumes where it was.
 */
export const useLiveStore = defineStore('live', () => {
  const api = useApi()
  const counters = ref<Counters>({ notifications: 0, messages: 0 })
  /** The stream is open, here or in another tab. */
  const isLive = ref(false)
  const listeners = new Map<EventName, Set<Listener>>()

  let tabs: LiveTabs | null = null
  let username: string | null = null
  let lastSeq: number | null = null
  let reading: AbortController | null = null
  /** Of this tab's own reading: the server says at the beginning of a stream how the counters stand. */
  let hasReadCounters = false
  let hiddenAt: number | null = null

  /** Calls `listener` for each event of this name; the returned function ends it. */
  function on<Name extends EventName>(name: Name, listener: (data: DataOf<Name>) => void): () => void {
    let set = listeners.get(name)
    if (!set) listeners.set(name, (set = new Set()))
    set.add(listener)
    return () => set.delete(listener)
  }

  function receive({ seq, event, data }: StreamEvent): void {
    if (seq !== null) lastSeq = seq
    if (event === 'counters') counters.value = data
    for (const listener of listeners.get(event) ?? []) listener(data as never)
  }

  function startReading(): void {
    if (reading || !tabs || document.visibilityState !== 'visible') return
    reading = new AbortController()
    const { signal } = reading
    const lead = () =>
      followEvents(
        {
          open: (seq, ends) => api.openStream('/events', seq, ends),
          lastSeq: () => lastSeq,
          onEvent: (event) => {
            hasReadCounters ||= event.event === 'counters'
            receive(event)
            tabs?.tell({ username: username!, kind: 'event', event })
          },
          onConnection: (isOpen) => {
            isLive.value = isOpen
            tabs?.tell({ username: username!, kind: 'connection', isOpen })
          },
        },
        signal,
      )
    void tabs.lead(lead, signal)
  }

  function stopReading(): void {
    reading?.abort()
    reading = null
    hasReadCounters = false
  }

  /** A tab that joins would otherwise hear of the counters only when they change. */
  function answerHello(): void {
    if (!hasReadCounters) return
    const event: StreamEvent = { seq: lastSeq, event: 'counters', data: { ...counters.value } }
    tabs?.tell({ username: username!, kind: 'event', event })
  }

  function onVisibility(): void {
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      stopReading()
      return
    }
    const wasAwayMs = hiddenAt === null ? 0 : Date.now() - hiddenAt
    hiddenAt = null
    if (wasAwayMs > LONG_AWAY_MS) receive({ seq: null, event: 'reset', data: {} })
    startReading()
  }

  /** Begins to listen for a member; called once in the browser after the session is there. */
  function open(name: string, liveTabs: LiveTabs = createLiveTabs()): void {
    close()
    username = name
    tabs = liveTabs
    tabs.onTold((told) => {
      if (told.username !== username) return
      if (told.kind === 'hello') return answerHello()
      if (told.kind === 'event') receive(told.event)
      isLive.value = told.kind === 'event' || told.isOpen
    })
    document.addEventListener('visibilitychange', onVisibility)
    startReading()
    tabs.tell({ username, kind: 'hello' })
  }

  function close(): void {
    if (!tabs) return
    stopReading()
    document.removeEventListener('visibilitychange', onVisibility)
    tabs.close()
    tabs = null
    username = null
    lastSeq = null
    isLive.value = false
    counters.value = { notifications: 0, messages: 0 }
  }

  return { counters, isLive, on, open, close }
})
