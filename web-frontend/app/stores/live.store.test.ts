// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { storeScene } from '../../test/store-scene.ts'
import type { Counters } from '../api/models.ts'
import type { LiveTabs, Told } from '../live/live-tabs.ts'
import { useLiveStore } from './live.store.ts'

/** A browser whose tabs hear each other; the first one reads, the others wait for their turn. */
function openBrowser() {
  const listeners = new Map<LiveTabs, (told: Told) => void>()
  let isLed = false
  return function openTab(): LiveTabs {
    const tab: LiveTabs = {
      async lead(task) {
        if (isLed) return
        isLed = true
        await task()
      },
      tell(told) {
        // As a channel does, which takes nothing that cannot be copied.
        for (const [other, listener] of listeners) if (other !== tab) listener(structuredClone(told))
      },
      onTold: (listener) => void listeners.set(tab, listener),
      close: () => void listeners.delete(tab),
    }
    return tab
  }
}

/** A page of a member, with a server that opens one stream. */
function openPage(username: string, tab: LiveTabs) {
  let line!: ReadableStreamDefaultController<Uint8Array>
  const stream = new ReadableStream<Uint8Array>({ start: (controller) => void (line = controller) })
  const { sent, pinia } = storeScene(() => ({ stream }))
  const live = useLiveStore(pinia)
  live.open(username, tab)
  const say = (counters: Counters) =>
    line.enqueue(new TextEncoder().encode(`id: 7\nevent: counters\ndata: ${JSON.stringify(counters)}\n\n`))
  return { live, sent, say }
}

const three = { notifications: 3, messages: 1 }

describe('the counters of a member', () => {
  it('come with the stream, without a request of their own', async () => {
    const openTab = openBrowser()
    const { live, sent, say } = openPage('lin', openTab())
    say(three)
    await vi.waitUntil(() => live.counters.notifications === 3)
    expect(sent.map(({ url }) => url)).toEqual(['/api/events'])
  })

  it('are told to a tab that joins by the tab that reads', async () => {
    const openTab = openBrowser()
    const first = openPage('lin', openTab())
    first.say(three)
    await vi.waitUntil(() => first.live.isLive && first.live.counters.messages === 1)
    const second = openPage('lin', openTab())
    expect(second.live.counters).toEqual(three)
    expect(second.live.isLive).toBe(true)
    expect(second.sent).toEqual([])
  })

  it('are not told to a tab of somebody else', async () => {
    const openTab = openBrowser()
    const first = openPage('lin', openTab())
    first.say(three)
    await vi.waitUntil(() => first.live.counters.messages === 1)
    const second = openPage('sam', openTab())
    expect(second.live.counters).toEqual({ notifications: 0, messages: 0 })
  })

  it('are not guessed by a reading tab that has not heard them yet', async () => {
    const openTab = openBrowser()
    const first = openPage('lin', openTab())
    await vi.waitUntil(() => first.live.isLive)
    const second = openPage('lin', openTab())
    expect(second.live.isLive).toBe(false)
    first.say(three)
    await vi.waitUntil(() => second.live.counters.notifications === 3)
    expect(second.sent).toEqual([])
  })
})
