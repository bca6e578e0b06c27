import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yauzl, { type Entry } from 'yauzl'
import {
  EXPORT_READERS,
  NOT_EXPORTED,
} from '@ai-community/shared/community/accounts/export/export-readers.ts'
import { createTestApp, PASSWORD, type TestApp } from './test-app.ts'

/** Columns that end in `_id` and never hold a member's; every other one is exported, or has its reason. */
const NOT_MEMBERS = new Set(
  `last_id people_last_id resident_last_id post_id comment_id file_id avatar_file_id conversation_id session_id location_id home_location_id
  work_location_id world_id parent_id reply_to_id tag_id message_id last_message_id encounter_id item_id target_id
  source_id blob_id resident_id other_id host_id speaker_id from_id to_id`.split(/\s+/),
)

let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(bytes, {
    lazyEntries: true,
  })
  const files = new Map<string, Buffer>()
  return new Promise((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        buffer(stream).then((content) => {
          files.set(entry.fileName, content)
          zip.readEntry()
        }, reject)
      })
    })
    zip.readEntry()
  })
}

describe('the export', () => {
  it('is a zip with everything the member has, and nothing of others', async () => {
    const [member, friend] = [await test.register(), await test.register()]
    await member.put('/api/auth/email', { body: { password: PASSWORD, email: 'mine@example.org' } })
    const post = (await member.post('/api/posts', { content: '我的帖子 🌱' })).json()
    const friendsPost = (await friend.post('/api/posts', { content: 'not mine' })).json()
    await member.post(`/api/posts/${friendsPost.id}/comments`, { content: 'my comment' })
    await member.put(`/api/posts/${friendsPost.id}/like`)
    await member.put(`/api/users/${friend.username}/follow`)
    await friend.put(`/api/posts/${post.id}/like`)
    const answer = await member.get('/api/users/me/export')
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="ai-community-${member.username}.zip"`,
    })
    const files = await unzip(answer.rawPayload)
    const read = (name: string) => JSON.parse(files.get(`${name}.json`)!.toString()) as object[]
    expect([...files.keys()].toSorted()).toEqual(
      ['README.txt', ...EXPORT_READERS.map(({ name }) => `${name}.json`)].toSorted(),
    )
    expect(read('profile')).toMatchObject([{ username: member.username, email: 'mine@example.org' }])
    expect(read('posts')).toMatchObject([{ id: post.id, content: '我的帖子 🌱' }])
    expect(read('comments')).toMatchObject([{ postId: friendsPost.id, content: 'my comment' }])
    expect(read('post-likes')).toMatchObject([{ postId: friendsPost.id }])
    expect(read('following')).toMatchObject([{ userId: friend.id, username: friend.username }])
    expect(read('notifications')).toMatchObject([{ type: 'like', actorId: friend.id }])
    expect(read('sessions')).toHaveLength(1)
    expect(read('bookmarks')).toEqual([])
    const everything = [...files.values()].map(String).join('\n')
    expect(everything).not.toContain('not mine')
    const { passwordHash } = await test.db
      .selectFrom('users')
      .select('passwordHash')
      .where('id', '=', member.id)
      .executeTakeFirstOrThrow()
    expect(everything).not.toContain(passwordHash!)
  })

  it('reads page after page, each row once', async () => {
    const member = await test.register()
    const createdAt = new Date()
    const ids = Array.from({ length: 1_203 }, () => test.ids.next())
    await test.db
      .insertInto('posts')
      .values(ids.map((id) => ({ id, authorId: member.id, content: 'x', createdAt })))
      .execute()
    const files = await unzip((await member.get('/api/users/me/export')).rawPayload)
    const rows = JSON.parse(files.get('posts.json')!.toString()) as { id: string }[]
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  it('is limited: each one reads all there is', async () => {
    const member = await test.register()
    for (let time = 0; time < 5; time++)
      expect((await member.get('/api/users/me/export')).statusCode).toBe(200)
    expect((await member.get('/api/users/me/export')).json().code).toBe('rate_limited')
  })

  it('covers every column of the schema that can hold a member, or a reason stands beside it', async () => {
    const { rows } = await sql<{ name: string }>`
      SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name NOT LIKE 'kysely%' AND column_name LIKE '%\\_id'
      ORDER BY name`.execute(test.db)
    const members = rows.map(({ name }) => name).filter((name) => !NOT_MEMBERS.has(name.split('.')[1]!))
    const town = ['residents.user_id', 'inventory.owner_id']
    const covered = new Set([
      ...EXPORT_READERS.flatMap(({ covers }) => covers),
      ...Object.keys(NOT_EXPORTED),
      ...town,
    ])
    expect(members.filter((name) => !covered.has(name))).toEqual([])
    const known = new Set(['users.id', ...rows.map(({ name }) => name)])
    expect([...covered].filter((name) => !known.has(name))).toEqual([])
  })
})
