import { listContradictions } from '@ai-community/shared/community/fsck/fsck.ts'
import { COUNTERS } from '@ai-community/shared/community/fsck/counters.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { comment, publish, put } from './steps.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let author: Member
let reader: Member
let ids: Record<string, string>

beforeAll(async () => {
  test = await createTestApp()
  author = await test.register()
  reader = await test.register()
  const post = await publish(author, '#counted')
  const top = await comment(reader, post.id)
  await comment(author, post.id, 'a reply', top.id)
  await reader.put(`/api/posts/${post.id}/like`)
  await author.put(`/api/comments/${top.id}/like`)
  await put(reader, `/api/users/${author.username}/follow`)
  const tag = await test.db.selectFrom('tags').select('id').executeTakeFirstOrThrow()
  const conversation = { id: test.ids.next(), pairKey: '1:2', createdAt: new Date(), updatedAt: new Date() }
  await test.db
    .insertInto('conversations')
    .values({ ...conversation, lastMessageId: null, openedById: null })
    .execute()
  const notice = await test.db
    .selectFrom('notifications')
    .select('id')
    .where('userId', '=', author.id)
    .where('groupKey', '=', `like:post:${post.id}`)
    .executeTakeFirstOrThrow()
  ids = {
    users: author.id,
    posts: post.id,
    comments: top.id,
    tags: tag.id,
    conversations: conversation.id,
    notifications: notice.id,
    notification_groups: notice.id,
  }
})
afterAll(() => test.close())
beforeEach(async () => {
  await listContradictions(test.db, { repair: true })
})

const check = (options = {}) => listContradictions(test.db, options)

async function storedCount(table: string, column: string, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT ${sql.ref(column)} + 0 AS count FROM ${sql.table(table)} WHERE id = ${id}`.execute(test.db)
  return rows[0]!.count
}

async function bend(table: string, column: string, id: string): Promise<void> {
  await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${sql.ref(column)} + 5 WHERE id = ${id}`.execute(
    test.db,
  )
}

describe('fsck', () => {
  it('finds nothing where all was written by the API', async () => {
    expect(await check()).toEqual([])
  })

  it.each(COUNTERS.map(({ table, column }) => [table, column] as const))(
    'finds a wrong %s.%s, and sets it right only when asked to',
    async (table, column) => {
      const id = ids[table]!
      const right = await storedCount(table, column, id)
      await bend(table, column, id)
      const contradiction = { check: `${table}.${column}`, id, stored: right + 5, actual: right }
      for (const options of [{}, { rowsABatch: 1 }, { repair: true }])
        expect(await check(options)).toEqual([contradiction])
      expect(await check()).toEqual([])
      expect(await storedCount(table, column, id)).toBe(right)
    },
  )

  it('takes a follow away that stands beside a block, with its counts', async () => {
    const block = { blockerId: author.id, blockedId: reader.id, createdAt: new Date() }
    await test.db.insertInto('blocks').values(block).execute()
    const contradiction = {
      check: 'follows beside blocks',
      id: `${reader.id}:${author.id}`,
      stored: 1,
      actual: 0,
    }
    // Notices of the two are hidden from each other too.
    const found = await check({ repair: true })
    expect(found.filter((one) => !one.check.startsWith('notification'))).toEqual([contradiction])
    expect(await check()).toEqual([])
    expect(await storedCount('users', 'follower_count', author.id)).toBe(0)
  })

  it('repairs beside people who go on liking, without losing one of them', async () => {
    const post = await publish(author)
    const people = await Promise.all(Array.from({ length: 8 }, () => test.register()))
    await bend('posts', 'like_count', post.id)
    await Promise.all([
      ...people.map((member) => member.put(`/api/posts/${post.id}/like`)),
      check({ repair: true }),
      check({ repair: true }),
    ])
    expect(await check()).toEqual([])
    expect(await storedCount('posts', 'like_count', post.id)).toBe(people.length)
  })
})
