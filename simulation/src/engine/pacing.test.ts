import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { Engine } from './engine.ts'
import { SteppedClock } from '../../test/support/stepped-clock.ts'
import { Pacer } from './pacing.ts'

function everySecond(until: number): { engine: Engine; handledAt: number[]; clock: SteppedClock } {
  const handledAt: number[] = []
  const clock = new SteppedClock()
  const engine: Engine = new Engine([() => handledAt.push(clock.nowMs())])
  for (let time = 1000; time <= until; time += 1000) engine.schedule(time, 0, 0, 0)
  return { engine, handledAt, clock }
}

describe('the pacer', () => {
  it('lets simulated time follow real time by the speed', async () => {
    const { engine, handledAt, clock } = everySecond(10_000)
    const pacer = new Pacer(engine, clock)
    await pacer.run({ speed: 10, until: simTime(10_000), signal: new AbortController().signal })
    expect(handledAt).toHaveLength(10)
    handledAt.forEach((ms, i) => expect(Math.abs(ms - (i + 1) * 100)).toBeLessThanOrEqual(21))
  })

  it('runs as fast as it goes at speed max and stops at the time asked for', async () => {
    const { engine, clock } = everySecond(10_000)
    const done = await new Pacer(engine, clock).run({
      speed: 'max',
      until: simTime(4_500),
      signal: new AbortController().signal,
    })
    expect(done).toBe(4)
    expect(engine.now).toBe(4_500)
  })

  it('stops after the number of steps asked for', async () => {
    const { engine, clock } = everySecond(10_000)
    const done = await new Pacer(engine, clock).run({
      speed: 'max',
      steps: 3,
      signal: new AbortController().signal,
    })
    expect(done).toBe(3)
    expect(engine.now).toBe(3_000)
  })

  it('takes another speed while it runs, without a jump', async () => {
    const { engine, handledAt, clock } = everySecond(4_000)
    const pacer = new Pacer(engine, clock)
    const afterSlice = (now: SimTime) => {
      if (now >= 2_000 && handledAt.length === 2) pacer.setSpeed(1)
    }
    await pacer.run({ speed: 100, until: simTime(4_000), signal: new AbortController().signal, afterSlice })
    expect(handledAt[1]!).toBeLessThanOrEqual(41)
    expect(handledAt[3]! - handledAt[1]!).toBeGreaterThanOrEqual(1_900)
  })

  it('stops when it is told to', async () => {
    const { engine, clock } = everySecond(10_000)
    const stop = new AbortController()
    const afterSlice = (now: SimTime) => {
      if (now >= 2_000) stop.abort()
    }
    await new Pacer(engine, clock).run({ speed: 1, signal: stop.signal, afterSlice })
    expect(engine.now).toBeGreaterThanOrEqual(2_000)
    expect(engine.now).toBeLessThan(2_100)
  })

  it('says how far behind it is', () => {
    const { engine, clock } = everySecond(10_000)
    const pacer = new Pacer(engine, clock)
    void clock.wait(3_000)
    expect(pacer.lagSeconds()).toBeCloseTo(3)
  })

  it('goes on at the pace of its run when it forgives its lag: steps at speed max stay as fast as they go', async () => {
    const { engine, clock, handledAt } = everySecond(100_000)
    const pacer = new Pacer(engine, clock)
    pacer.setSpeed(1)
    const afterSlice = () => pacer.forgiveLag()
    await pacer.run({ speed: 'max', steps: 100, signal: new AbortController().signal, afterSlice })
    expect(handledAt).toHaveLength(100)
    expect(clock.nowMs()).toBeLessThan(100)
  })

  it('stops at the very event after which it is told to', async () => {
    const { engine, clock } = everySecond(10_000)
    const shouldStop = () => engine.now >= 3_000
    await new Pacer(engine, clock).run({ speed: 'max', signal: new AbortController().signal, shouldStop })
    expect(engine.now).toBe(3_000)
  })
})
