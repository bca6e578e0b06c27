import { describe, expect, it } from 'vitest'
import { windowPost } from '../../test/support/window-post.ts'
import { Simulation } from '../simulation.ts'
import { residentSheets } from '../world/content/residents.ts'
import { townMap } from '../world/content/town.ts'
import type { GoodNews } from '../world/good-news.ts'
import { eachMemoryOf, remember } from '../world/memories.ts'
import { themeSet } from '../world/memory-store.ts'
import { affinityTo, changeRelation } from '../world/relations.ts'
import { rejoice } from './gladness.ts'

/** Who takes part mostly is glad, not always: within so many posts somebody who may be glad has been. */
const POSTS = 20

/** How often a reader is glad of posts that tell the author's news. */
function gladnessOf(news: { kind: GoodNews; amount: number; affinity: number }): number {
  const { world } = Simulation.create({ seed: 5, sheets: residentSheets, map: townMap })
  const [reader, author] = [world.resident(0), world.resident(1)]
  const change = news.affinity - affinityTo(world, reader, author.index)
  changeRelation(world, reader, author.index, { affinity: change, familiarity: 0, met: true })
  for (let n = 0; n < POSTS; n += 1) {
    const memory = remember(world, author, { theme: news.kind, importance: 5, amount: news.amount })
    rejoice(world, reader, windowPost(world, { author: author.index, kind: news.kind, memory }))
  }
  let glad = 0
  eachMemoryOf(world, reader, themeSet(['glad_for']), 0, ({ subject }) => {
    expect(subject).toBe(author.index)
    glad += 1
  })
  return glad
}

describe('a reader of good news', () => {
  it('is glad for a friend', () => {
    expect(gladnessOf({ kind: 'hosted', amount: 0, affinity: 0.4 })).toBeGreaterThan(POSTS / 2)
  })

  it('leaves the news of those it hardly knows alone', () => {
    expect(gladnessOf({ kind: 'hosted', amount: 0, affinity: 0.1 })).toBe(0)
  })

  it('is glad of an exam that was passed, and says nothing of one that was not', () => {
    expect(gladnessOf({ kind: 'sat_exam', amount: 60, affinity: 0.4 })).toBeGreaterThan(POSTS / 2)
    expect(gladnessOf({ kind: 'sat_exam', amount: 59, affinity: 0.4 })).toBe(0)
  })
})
