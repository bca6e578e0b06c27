const MAX_AGE_MS = 1_000
const MAX_ENTRIES = 500

interface Entry {
  readAt: number
  bytes: Buffer
}

/**
 * Ready bytes of pages that are alike for everybody, at most a second old and dropped by any write of this
 * process. Requests for one page that nobody has yet share a single load.
 */
export class PageCache {
  #pages = new Map<string, Entry>()
  #loads = new Map<string, Promise<Buffer>>()

  find(key: string): Buffer | undefined {
    const entry = this.#pages.get(key)
    return entry && performance.now() - entry.readAt < MAX_AGE_MS ? entry.bytes : undefined
  }

  load(key: string, read: () => Promise<string>): Promise<Buffer> {
    const running = this.#loads.get(key)
    if (running) return running
    const pages = this.#pages
    const loads = this.#loads
    const readAt = performance.now()
    const load = read()
      .then((page) => {
        const bytes = Buffer.from(page)
        // After a drop these are the old maps, which nobody asks any more.
        if (pages.size >= MAX_ENTRIES) pages.delete(pages.keys().next().value!)
        pages.set(key, { readAt, bytes })
        return bytes
      })
      .finally(() => loads.delete(key))
    loads.set(key, load)
    return load
  }

  /** Forgets everything, also what is being read right now and may miss the write. */
  drop(): void {
    this.#pages = new Map()
    this.#loads = new Map()
  }
}
