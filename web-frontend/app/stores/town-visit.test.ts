// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { lookAtTown } from './town-visit.ts'

const MINUTE_MS = 60_000
beforeEach(() => localStorage.clear())

describe('a visit to the town', () => {
  it('has nothing before it the first time, and the last look of the visit before from then on', () => {
    expect(lookAtTown('sam', 1_000, 0).since).toBeNull()
    expect(lookAtTown('sam', 5_000, MINUTE_MS).since).toBeNull()
    expect(lookAtTown('sam', 90_000, 60 * MINUTE_MS).since).toBe(5_000)
  })

  it('goes on through reloads: what one missed stays there while one reads it', () => {
    lookAtTown('sam', 1_000, 0)
    lookAtTown('sam', 90_000, 60 * MINUTE_MS)
    expect(lookAtTown('sam', 95_000, 65 * MINUTE_MS).since).toBe(1_000)
    expect(lookAtTown('sam', 99_000, 70 * MINUTE_MS).since).toBe(1_000)
  })

  it('is each member’s own, and a visitor’s', () => {
    lookAtTown('sam', 1_000, 0)
    expect(lookAtTown(null, 90_000, 60 * MINUTE_MS).since).toBeNull()
    expect(lookAtTown('mei', 90_000, 60 * MINUTE_MS).since).toBeNull()
  })

  it('begins anew in a town that began anew, and with a note that is damaged', () => {
    lookAtTown('sam', 90_000, 0)
    expect(lookAtTown('sam', 1_000, 60 * MINUTE_MS).since).toBeNull()
    localStorage.setItem('aic.townVisit.mei', '{"seen":')
    expect(lookAtTown('mei', 1_000, 0).since).toBeNull()
  })
})
