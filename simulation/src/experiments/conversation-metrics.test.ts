import { SIM_DAY_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { residentSheets } from '../world/content/residents.ts'
import { measureConversation } from './conversation-metrics.ts'
import { PersonaJudge } from './persona-fit.ts'
import { emptyRecord, type TownRecord } from './town-record.ts'

const judge = new PersonaJudge(residentSheets)
const [leo, tom, ruby, nora] = ['leo-martin', 'tom-becker', 'ruby-chen', 'nora-quinn'] as const
const WINDOW = { from: simTime(SIM_DAY_MS), to: simTime(2 * SIM_DAY_MS) }

/** A town of four with the given posts and comments, written a second apart from the window's beginning on. */
function town(
  posts: readonly (readonly [key: string, author: string])[],
  comments: readonly (readonly [key: string, author: string, post: string, parent: string | null])[] = [],
): TownRecord {
  const record = emptyRecord([leo, tom, ruby, nora])
  let at = WINDOW.from as number
  const next = () => simTime((at += 1_000))
  for (const [key, author] of posts)
    record.posts.push({
      key,
      author,
      at: next(),
      text: `${key} by ${author}`,
      language: 'en',
      isGrounded: true,
    })
  for (const [key, author, post, parent] of comments)
    record.comments.push({
      key,
      author,
      at: next(),
      text: `${key} by ${author}`,
      language: 'en',
      post,
      parent,
    })
  return record
}

describe('the board of conversation', () => {
  it('counts authors who return only where others commented', () => {
    const record = town(
      [
        ['p1', leo],
        ['p2', leo],
        ['p3', leo],
        ['p4', tom],
      ],
      [
        ['c1', tom, 'p1', null],
        ['c2', leo, 'p1', 'c1'],
        ['c3', tom, 'p2', null],
        ['c4', leo, 'p3', null],
      ],
    )
    const metrics = measureConversation(record, judge, WINDOW)
    expect(metrics.authorsReturning).toBe(1 / 2)
    expect(metrics.threadsWithReplyToReply).toBe(1 / 3)
    expect(metrics.commentsPerPost).toBe(1)
  })

  it('takes reciprocity over directed edges, and over pairs', () => {
    // tom → leo and leo → tom; ruby → leo; nora → ruby by answering her comment under the post of leo.
    const record = town(
      [['p1', leo]],
      [
        ['c1', tom, 'p1', null],
        ['c2', leo, 'p1', 'c1'],
        ['c3', ruby, 'p1', null],
        ['c4', nora, 'p1', 'c3'],
        ['c5', leo, 'p1', null],
      ],
    )
    const metrics = measureConversation(record, judge, WINDOW)
    expect(metrics.reciprocity).toBe(2 / 4)
    expect(metrics.mutualPairs).toBe(1 / 3)
  })

  it('takes reciprocity of follows among residents as they stand at the end', () => {
    const record = town([])
    const follow = (who: string, whom: string, following = true, at = WINDOW.from) =>
      record.follows.push({ who, whom, following, at: simTime(at) })
    follow(leo, tom)
    follow(tom, leo)
    follow(ruby, leo)
    follow(leo, nora)
    follow(nora, leo)
    follow(nora, leo, false)
    follow(ruby, 'a person')
    follow(leo, ruby, true, WINDOW.to)
    expect(measureConversation(record, judge, WINDOW).followReciprocity).toBe(2 / 4)
  })

  it('tells comments that somebody liked from likes of posts', () => {
    const record = town(
      [['p1', leo]],
      [
        ['c1', tom, 'p1', null],
        ['c2', ruby, 'p1', null],
        ['c3', nora, 'p1', null],
        ['c4', nora, 'p1', null],
      ],
    )
    const at = simTime(WINDOW.from + 60_000)
    record.likes.push(
      { by: leo, target: 'c1', at },
      { by: ruby, target: 'c1', at },
      { by: tom, target: 'p1', at },
    )
    const metrics = measureConversation(record, judge, WINDOW)
    expect(metrics.commentsWithoutLike).toBe(3 / 4)
    expect(metrics.likesPerPost).toBe(1)
  })

  it('measures the window alone', () => {
    const record = town([['p1', leo]], [['c1', tom, 'p1', null]])
    record.posts.push({ ...record.posts[0]!, key: 'early', at: simTime(WINDOW.from - 1) })
    record.posts.push({ ...record.posts[0]!, key: 'late', at: WINDOW.to })
    const metrics = measureConversation(record, judge, WINDOW)
    expect(metrics.postsPerResidentDay).toBe(1 / 4)
    expect(metrics.nearDuplicatePosts).toBe(0)
  })

  it('says how many posts are about what happened, and like an earlier one', () => {
    const record = town([['p1', leo]])
    const [post] = record.posts
    record.posts.push({ ...post!, key: 'p2', isGrounded: false })
    const metrics = measureConversation(record, judge, WINDOW)
    expect(metrics).toMatchObject({ grounded: 1 / 2, nearDuplicatePosts: 1 / 2 })
  })

  it('has no value where there is nothing to take a share of', () => {
    const metrics = measureConversation(town([]), judge, WINDOW)
    expect(metrics).toMatchObject({
      authorsReturning: null,
      reciprocity: null,
      mutualPairs: null,
      commentsWithoutLike: null,
      personaFit: null,
      postsPerResidentDay: 0,
    })
  })
})
