import { listContradictions } from '@ai-community/shared/community/fsck/fsck.ts'
import { termsOfText } from '@ai-community/shared/community/search/search-terms.ts'
import type { File } from '@ai-community/shared/contracts/files.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plain } from './files/pictures.ts'
import { uploaded } from './files/uploader.ts'
import { publish, refusalOf } from './steps.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let author: Member
let other: Member

beforeAll(async () => {
  test = await createTestApp()
  author = await test.register()
  other = await test.register()
})
afterAll(() => test.close())

function edit(post: Post, change: object, ifMatch?: string) {
  const options = ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }
  return author.patch(`/api/posts/${post.id}`, change, options)
}

async function edited(post: Post, change: object): Promise<Post> {
  const answer = await edit(post, change)
  expect(answer.statusCode).toBe(200)
  return answer.json<Post>()
}

async function postCountOf(tag: string): Promise<number | undefined> {
  const row = await test.db.selectFrom('tags').select('postCount').where('tag', '=', tag).executeTakeFirst()
  return row?.postCount
}

async function picture(shade: string): Promise<File> {
  return uploaded(author, await plain(8, 8, shade).png().toBuffer())
}

describe('an edit of a post', () => {
  it('changes the text, says so, and leaves one event', async () => {
    const post = await publish(author, 'before')
    const after = await edited(post, { content: '  after  ' })
    expect(after).toEqual({
      ...post,
      content: 'after',
      version: post.version + 1,
      editedAt: expect.any(String),
    })
    expect((await test.anonymous.get(`/api/posts/${post.id}`)).json<Post>()).toEqual({
      ...after,
      viewer: null,
    })
    const events = await test.db
      .selectFrom('outbox')
      .select(['audience', 'payload'])
      .where('type', '=', 'post.changed')
      .execute()
    const payload = { actorId: author.id, actorIsAi: false, postId: post.id, authorId: author.id }
    expect(events).toEqual([{ audience: 'public', payload }])
  })

  it('takes tags with it, each counted once', async () => {
    const post = await publish(author, '#kept #dropped')
    expect((await edited(post, { content: '#added #kept' })).tags).toEqual(['added', 'kept'])
    expect([await postCountOf('kept'), await postCountOf('dropped'), await postCountOf('added')]).toEqual([
      1, 0, 1,
    ])
    await author.delete(`/api/posts/${post.id}`)
    expect(await listContradictions(test.db)).toEqual([])
  })

  it('makes the post found by its new words alone', async () => {
    const post = await publish(author, 'giraffe')
    await edited(post, { content: 'elephant' })
    const terms = await test.db.selectFrom('postTerms').select('term').where('postId', '=', post.id).execute()
    expect(terms.map(({ term }) => term)).toEqual(termsOfText('elephant'))
  })

  it('tells who is mentioned now, and not again who was before', async () => {
    const late = await test.register()
    const post = await publish(author, `@${other.username}`)
    const after = await edited(post, { content: `@${other.username} @${late.username}` })
    expect(after.mentions.map(({ username }) => username)).toEqual([other.username, late.username])
    const told = await test.db
      .selectFrom('notifications')
      .select(['userId', 'type'])
      .where('postId', '=', post.id)
      .orderBy('id')
      .execute()
    expect(told).toEqual([
      { userId: other.id, type: 'mention' },
      { userId: late.id, type: 'mention' },
    ])
    expect((await edited(post, { content: 'nobody' })).mentions).toEqual([])
  })

  it('sets the pictures in their new order, and describes those of the post alone', async () => {
    const [first, second] = [await picture('#112233'), await picture('#445566')]
    const post = await publish(author, 'pictures', { fileIds: [first.id] })
    const after = await edited(post, { fileIds: [second.id, first.id], alt: { [second.id]: '一片蓝色' } })
    expect(after.files.map(({ id, alt }) => [id, alt])).toEqual([
      [second.id, '一片蓝色'],
      [first.id, ''],
    ])
    expect(after.content).toBe('pictures')
    const stranger = await picture('#778899')
    expect(await refusalOf(edit(post, { alt: { [stranger.id]: 'x' } }))).toEqual([404, 'file_not_found'])
    expect(await refusalOf(edit(post, { fileIds: ['1'] }))).toEqual([404, 'file_not_found'])
    expect((await edited(post, { fileIds: [] })).files).toEqual([])
  })

  it('of a version that is gone is refused; without a version the last one wins', async () => {
    const post = await publish(author, 'one')
    const tag = (await author.get(`/api/posts/${post.id}`)).headers.etag as string
    const first = await edit(post, { content: 'two' }, tag)
    expect(first.statusCode).toBe(200)
    expect(await refusalOf(edit(post, { content: 'three' }, tag))).toEqual([412, 'version_conflict'])
    expect((await edit(post, { content: 'four' }, first.headers.etag as string)).statusCode).toBe(200)
    expect((await edited(post, { content: 'five' })).content).toBe('five')
  })

  it('has one winner of ten that go by one version', async () => {
    const post = await publish(author, 'contested')
    const tag = (await author.get(`/api/posts/${post.id}`)).headers.etag as string
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => edit(post, { content: `#try${n}` }, tag)),
    )
    const winners = answers.filter(({ statusCode }) => statusCode === 200)
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([
      200,
      ...Array<number>(9).fill(412),
    ])
    const now = (await author.get(`/api/posts/${post.id}`)).json<Post>()
    expect(now).toMatchObject({ version: post.version + 1, content: winners[0]!.json<Post>().content })
    expect(await listContradictions(test.db)).toEqual([])
  })

  it('is the author’s alone, which is said before what is wrong with the body', async () => {
    const post = await publish(author, 'mine')
    const moderator = await test.registerAs('moderator')
    const url = `/api/posts/${post.id}`
    for (const body of [{ content: 'yours' }, { content: '' }]) {
      for (const member of [other, moderator])
        expect(await refusalOf(member.patch(url, body))).toEqual([403, 'forbidden'])
      expect(await refusalOf(test.anonymous.patch(url, body))).toEqual([401, 'unauthenticated'])
      expect(await refusalOf(author.patch('/api/posts/1', body))).toEqual([404, 'post_not_found'])
    }
    for (const body of [{}, { content: '' }, { content: 'x', locationId: '1' }, { alt: { x: 'y' } }])
      expect(await refusalOf(author.patch(url, body))).toEqual([400, 'validation_failed'])
    await author.delete(url)
    expect(await refusalOf(author.patch(url, { content: 'x' }))).toEqual([404, 'post_not_found'])
  })
})
