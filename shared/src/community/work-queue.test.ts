import { describe, expect, it } from 'vitest'
import { WorkQueue } from './work-queue.ts'

/** Work that ends when the test says so. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { work: () => promise, open: resolve }
}

describe('the queue of costly work', () => {
  it('runs as many at once as it may, the rest in order', async () => {
    const queue = new WorkQueue({ concurrency: 2, maxWaiting: 10, maxWaitMs: 60_000 })
    const started: number[] = []
    const gates = [gate(), gate(), gate(), gate()]
    const runs = gates.map(({ work }, n) => queue.run(() => (started.push(n), work())))
    expect(started).toEqual([0, 1])
    gates[1]!.open()
    await runs[1]
    expect(started).toEqual([0, 1, 2])
    for (const { open } of gates) open()
    await Promise.all(runs)
    expect(started).toEqual([0, 1, 2, 3])
  })

  it('refuses at once what finds no room, and goes on after a failure', async () => {
    const queue = new WorkQueue({ concurrency: 1, maxWaiting: 1, maxWaitMs: 60_000 })
    const first = gate()
    const running = queue.run(first.work)
    const failing = queue.run(() => Promise.reject(new Error('broken')))
    await expect(queue.run(async () => 'late')).rejects.toMatchObject({ code: 'service_unavailable' })
    first.open()
    await running
    await expect(failing).rejects.toThrow('broken')
    expect(await queue.run(async () => 'again')).toBe('again')
  })

  it('refuses what has waited too long and keeps its place for others', async () => {
    const queue = new WorkQueue({ concurrency: 1, maxWaiting: 5, maxWaitMs: 1 })
    const first = gate()
    const running = queue.run(first.work)
    await expect(queue.run(async () => 'never')).rejects.toMatchObject({ code: 'service_unavailable' })
    first.open()
    await running
    expect(await queue.run(async () => 'next')).toBe('next')
  })
})
