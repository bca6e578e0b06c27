import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { Engine } from './engine.ts'

describe('the engine', () => {
  it('handles events of one time by priority, then in the order in which they were scheduled', () => {
    const seen: number[] = []
    const engine: Engine = new Engine([(event) => seen.push(event.subject)])
    engine.schedule(5, 1, 0, 3)
    engine.schedule(5, 1, 0, 4)
    engine.schedule(5, 0, 0, 2)
    engine.schedule(4, 9, 0, 1)
    engine.runUntil(simTime(10))
    expect(seen).toEqual([1, 2, 3, 4])
  })

  it('handles a numbered event at its place however late it was queued', () => {
    const orders = [false, true].map((late) => {
      const seen: number[] = []
      const engine: Engine = new Engine([(event) => seen.push(event.subject)])
      const input = () => engine.scheduleNumbered(7, 0, 1, 0, 99, 1)
      if (!late) input()
      engine.schedule(7, 1, 0, 1)
      if (late) input()
      engine.schedule(7, 1, 0, 2)
      engine.runUntil(simTime(7))
      return [...seen, engine.state().nextSequence]
    })
    expect(orders[0]).toEqual([99, 1, 2, 2])
    expect(orders[1]).toEqual(orders[0])
  })

  it('moves the clock to the end of the time asked for and tells of every move', () => {
    const moves: [number, number][] = []
    const engine = new Engine([() => {}], { onTimeAdvance: (from, to) => moves.push([from, to]) })
    engine.schedule(3, 0, 0, 0)
    engine.schedule(3, 0, 0, 0)
    engine.runUntil(simTime(8))
    expect(moves).toEqual([
      [0, 3],
      [3, 8],
    ])
    expect(engine.now).toBe(8)
    expect(engine.eventCount).toBe(2)
  })

  it('stops with a clear error at an event that nobody handles', () => {
    const engine = new Engine([])
    engine.schedule(1, 0, 7, 42)
    expect(() => engine.step()).toThrow('nobody handles event of kind 7 for subject 42')
  })

  it('passes on what a handler throws', () => {
    const engine = new Engine([
      () => {
        throw new Error('the roof fell in')
      },
    ])
    engine.schedule(1, 0, 0, 0)
    expect(() => engine.runUntil(simTime(2))).toThrow('the roof fell in')
  })

  it('refuses events in the past', () => {
    const engine = new Engine([() => {}])
    engine.runUntil(simTime(10))
    expect(() => engine.schedule(9, 0, 0, 0)).toThrow(RangeError)
    expect(() => engine.schedule(Number.NaN, 0, 0, 0)).toThrow(RangeError)
  })

  it('goes on from its state as if it had never stopped', () => {
    const run = (stop: boolean): number[] => {
      const seen: number[] = []
      const handlers = [(event: { subject: number }) => void seen.push(event.subject)]
      let engine = new Engine(handlers)
      for (let i = 0; i < 50; i++) engine.schedule((i * 7) % 20, i % 3, 0, i)
      engine.runUntil(simTime(9))
      if (stop) engine = new Engine(handlers, {}, engine.state())
      engine.schedule(10, 2, 0, 1000)
      engine.runUntil(simTime(100))
      return seen
    }
    expect(run(true)).toEqual(run(false))
  })
})
