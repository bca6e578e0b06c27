import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { NO_SUBJECT } from './intention.ts'
import { SocialWindow, WINDOW_POSTS } from './social-window.ts'

const PERSON = -2

function windowWith(posts: number): SocialWindow {
  const window = new SocialWindow()
  for (let i = 1; i <= posts; i++) window.publish(i, i % 5, simTime(i), NO_SUBJECT)
  return window
}

describe("the town's window of the network", () => {
  it('keeps the last 500 posts and forgets older ones', () => {
    const window = windowWith(WINDOW_POSTS + 10)
    expect(window.find(10)).toBeUndefined()
    expect(window.bySerial(10)).toBeUndefined()
    expect(window.find(11)?.serial).toBe(11)
    expect(window.lastSerial).toBe(WINDOW_POSTS + 10)
  })

  it("counts how long residents go on among themselves; a person's comment starts again", () => {
    const window = windowWith(1)
    const post = window.find(1)!
    expect(window.depthUnder(post, 0)).toBe(1)
    window.comment(post, 101, 1, 0)
    expect(window.depthUnder(post, 101)).toBe(2)
    window.comment(post, 102, 2, 101)
    expect(window.depthUnder(post, 102)).toBe(3)
    window.comment(post, -7, PERSON, 102)
    expect(window.depthUnder(post, -7)).toBe(1)
  })

  it('loses a deleted post and a deleted comment', () => {
    const window = windowWith(2)
    const post = window.find(2)!
    window.comment(post, 101, 1, 0)
    window.remove(101)
    expect(post).toMatchObject({ commentCount: 0, comments: [] })
    window.remove(2)
    expect(window.find(2)).toBeUndefined()
    expect(window.bySerial(2)).toBeUndefined()
  })

  it('never counts fewer than no likes', () => {
    const window = windowWith(1)
    window.like(window.find(1)!, -3)
    expect(window.find(1)!.likeCount).toBe(0)
  })

  it('has another hash after any change, and the same after it was written out and read back', () => {
    const window = windowWith(3)
    const seen = new Set([window.chainHash.join()])
    const changes = [
      () => window.like(window.find(1)!, 1),
      () => window.comment(window.find(1)!, 101, 1, 0),
      () => window.remove(2),
      () => void window.publish(9, 1, simTime(9), NO_SUBJECT),
    ]
    for (const change of changes) {
      change()
      seen.add(window.chainHash.join())
    }
    expect(seen.size).toBe(1 + changes.length)
    const copy = SocialWindow.restore(window.lastSerial, window.chainHash, window.entries())
    expect(copy.chainHash).toEqual(window.chainHash)
    expect(copy.entries()).toEqual(window.entries())
    expect(copy.find(2)).toBeUndefined()
  })
})
