import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { hashText } from '../engine/state-hash.ts'
import { NO_SUBJECT } from './intention.ts'
import { NO_KEY } from './keys.ts'
import { SocialWindow, WINDOW_POSTS } from './social-window.ts'

const PERSON = -2

function windowWith(posts: number): SocialWindow {
  const window = new SocialWindow()
  for (let i = 1; i <= posts; i++)
    window.publish(i, { author: i % 5, language: 'en', text: `post ${i}` }, simTime(i), NO_SUBJECT, NO_KEY)
  return window
}

/** By all that a post holds. */
function hashOf(window: SocialWindow): string {
  return window.hash((post) => hashText(JSON.stringify(post))).join()
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
    window.comment(post, 101, { author: 1, language: 'en' }, 0, null)
    expect(window.depthUnder(post, 101)).toBe(2)
    window.comment(post, 102, { author: 2, language: 'en' }, 101, null)
    expect(window.depthUnder(post, 102)).toBe(3)
    window.comment(post, -7, { author: PERSON, language: 'en' }, 102, null)
    expect(window.depthUnder(post, -7)).toBe(1)
  })

  it('loses a deleted post and a deleted comment', () => {
    const window = windowWith(2)
    const post = window.find(2)!
    window.comment(post, 101, { author: 1, language: 'en' }, 0, null)
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
    const seen = new Set([hashOf(window)])
    const changes = [
      () => window.like(window.find(1)!, 1),
      () => window.comment(window.find(1)!, 101, { author: 1, language: 'en' }, 0, null),
      () => window.likeComment(window.findComment(101)!.comment, 1),
      () => window.edit(window.find(3)!, 'other words', 'en'),
      () => window.remove(101),
      () => window.remove(2),
      () => window.blankTextsOf(1),
      () =>
        void window.publish(9, { author: 1, language: 'en', text: 'post 9' }, simTime(9), NO_SUBJECT, NO_KEY),
    ]
    for (const change of changes) {
      change()
      seen.add(hashOf(window))
    }
    expect(seen.size).toBe(1 + changes.length)
    const copy = SocialWindow.restore(window.lastSerial, window.entries())
    expect(hashOf(copy)).toBe(hashOf(window))
    expect(copy.entries()).toEqual(window.entries())
    expect(copy.find(2)).toBeUndefined()
  })
})
