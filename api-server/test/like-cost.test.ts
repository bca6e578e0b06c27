import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectMeasured, type MeasuredDatabase } from './list-cost/measured-database.ts'
import { comment, publish } from './steps.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

const LIKERS = 400
const MOST_ROWS_READ = 10
/** With those of the transaction itself. */
const MOST_STATEMENTS = { put: 10, delete: 11 }

let measured: MeasuredDatabase
let test: TestApp
let author: Member
let fan: Member

beforeAll(async () => {
  test = await createTestApp({}, { connect: (url) => (measured = connectMeasured(url)).db })
  author = await test.register()
  fan = await test.register()
})
afterAll(() => test.close())

/** Notices of many others who liked the same before. */
async function fillGroup(groupKey: string, postId: string, commentId: string | null): Promise<void> {
  const notices = Array.from({ length: LIKERS }, () => ({
    id: test.ids.next(),
    userId: author.id,
    type: 'like',
    groupKey,
    actorId: test.ids.next(),
    postId,
    commentId,
    actorIsAi: false,
    visible: true,
    leads: true,
    conversationId: null,
    encounterId: null,
    createdAt: new Date(),
    readAt: null,
  }))
  await test.db.insertInto('notifications').values(notices).execute()
  const counts = { peopleCount: LIKERS, unreadPeople: LIKERS, peopleLastId: notices.at(-1)!.id }
  const group = { userId: author.id, groupKey, id: notices[0]!.id, postId, ownerId: null, ...counts }
  await test.db.insertInto('notificationGroups').values(group).execute()
}

describe('a like, and taking it back', () => {
  it('reads a handful of rows, however many like the same', async () => {
    const post = await publish(author)
    const said = await comment(author, post.id)
    await fillGroup(`like:post:${post.id}`, post.id, null)
    await fillGroup(`like:comment:${said.id}`, post.id, said.id)
    for (const url of [`/api/posts/${post.id}/like`, `/api/comments/${said.id}/like`])
      for (const method of ['put', 'delete'] as const) {
        measured.costs = []
        measured.measuring = true
        const answer = await fan[method](url)
        measured.measuring = false
        expect(answer.statusCode).toBe(200)
        expect(measured.costs.filter(({ rowsRead }) => rowsRead > MOST_ROWS_READ)).toEqual([])
        expect(measured.costs.length).toBeGreaterThan(0)
        expect(measured.costs.length).toBeLessThanOrEqual(MOST_STATEMENTS[method])
      }
  })
})
