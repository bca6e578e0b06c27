import { describe, expect, it } from 'vitest'
import type { ClockSample } from '../../protocol.ts'
import { PLAYOUT_DELAY_MS, TownClock } from './town-clock.ts'

const running = (simTime: number, speed: number | 'max' = 60): ClockSample => ({
  simTime,
  speed,
  status: 'running',
  lagSeconds: 0,
})

describe('the town clock', () => {
  it('shows the town a little late, so that walks are known before they begin', () => {
    const clock = new TownClock()
    clock.reset(running(1_000_000), 0)
    expect(clock.simTime).toBe(1_000_000 - 60 * PLAYOUT_DELAY_MS)
  })

  it('runs at the town’s speed between samples', () => {
    const clock = new TownClock()
    clock.reset(running(1_000_000), 0)
    const start = clock.simTime
    expect(clock.advance(1_000) - start).toBeCloseTo(60_000)
  })

  it('follows a server that commits in uneven steps without ever going back or standing still', () => {
    const clock = new TownClock()
    clock.reset(running(1_000_000), 0)
    let shown = clock.simTime
    for (let now = 10; now <= 20_000; now += 10) {
      // The committed time moves in steps of 700 ms of real time, and arrives up to 300 ms late.
      if (now % 500 === 0) clock.follow(running(1_000_000 + 60 * 700 * Math.floor((now - 300) / 700)), now)
      const next = clock.advance(now)
      expect(next).toBeGreaterThan(shown)
      expect(next - shown).toBeLessThanOrEqual(60 * 10 * 4)
      shown = next
    }
    expect(Math.abs(shown - (1_000_000 + 60 * (20_000 - PLAYOUT_DELAY_MS)))).toBeLessThan(60 * 1_500)
  })

  it('waits instead of going back when it is ahead of the server', () => {
    const clock = new TownClock()
    clock.reset(running(1_000_000), 0)
    const ahead = clock.advance(5_000)
    clock.follow(running(900_000), 5_000)
    expect(clock.advance(5_100)).toBe(ahead)
  })

  it('comes to rest at the committed time of a paused town and starts again from there', () => {
    const clock = new TownClock()
    clock.reset(running(1_000_000), 0)
    clock.follow({ ...running(1_030_000), status: 'paused' }, 500)
    for (let now = 516; now < 30_000; now += 16) clock.advance(now)
    expect(clock.simTime).toBeCloseTo(1_030_000, -2)
    const paused = clock.simTime
    clock.follow(running(1_030_000), 30_000)
    expect(clock.advance(30_016)).toBeGreaterThanOrEqual(paused)
  })

  it('jumps forward over a gap that is too long to be run through', () => {
    const clock = new TownClock()
    clock.reset(running(1_000_000), 0)
    clock.follow(running(90_000_000), 500)
    expect(clock.advance(516)).toBeGreaterThan(89_000_000)
  })

  it('measures the speed of a town that runs as fast as it goes', () => {
    const clock = new TownClock()
    clock.reset(running(0, 'max'), 0)
    for (let now = 500; now <= 10_000; now += 500) clock.follow(running(now * 2_000, 'max'), now)
    expect(clock.speed).toBeCloseTo(2_000, -1)
  })
})
