import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAuditChain } from '@ai-community/shared/community/moderation/audit.service.ts'
import { createTestApp, type Caller, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let author: Member
let reporter: Member
let moderator: Member
let admin: Member

beforeAll(async () => {
  test = await createTestApp()
  author = await test.register()
  reporter = await test.register()
  moderator = await test.registerAs('moderator')
  admin = await test.registerAs('admin')
})
afterAll(() => test.close())

async function publish(by: Caller, content = 'buy my watches'): Promise<string> {
  return (await by.post('/api/posts', { content })).json<{ id: string }>().id
}

function report(by: Caller, targetType: string, targetId: string, more: object = {}) {
  return by.post('/api/reports', { targetType, targetId, reason: 'spam', ...more })
}

async function lastAudit(filter = '') {
  return (await admin.get(`/api/admin/audit-logs?limit=1${filter}`)).json<{ items: object[] }>().items[0]
}

describe('a report', () => {
  it('reaches the moderators with what was said when it was reported', async () => {
    const postId = await publish(author)
    const made = await report(reporter, 'post', postId, { detail: ' again and again ' })
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({
      targetType: 'post',
      targetId: postId,
      state: 'open',
      detail: 'again and again',
    })
    await author.patch(`/api/posts/${postId}`, { content: 'nothing to see' })
    const { items } = (await moderator.get('/api/admin/reports?state=open')).json<{
      items: { id: string }[]
    }>()
    expect(items.find(({ id }) => id === made.json().id)).toMatchObject({
      reporter: { id: reporter.id, username: reporter.username },
      targetOwner: { id: author.id, username: author.username },
      excerpt: 'buy my watches',
      action: 'none',
      handledBy: null,
    })
  })

  it('is one a member and target while it is open, and one answer a key', async () => {
    const postId = await publish(author)
    const headers = { 'idempotency-key': 'report-1' }
    const body = { targetType: 'post', targetId: postId, reason: 'spam' }
    const first = await reporter.post('/api/reports', body, { headers })
    expect((await reporter.post('/api/reports', body, { headers })).json()).toEqual(first.json())
    const again = await report(reporter, 'post', postId)
    expect([again.statusCode, again.json().code]).toEqual([409, 'already_reported'])
    expect((await report(await test.register(), 'post', postId)).statusCode).toBe(201)
    await moderator.patch(`/api/admin/reports/${first.json().id}`, { state: 'rejected' })
    expect((await report(reporter, 'post', postId)).statusCode).toBe(201)
  })

  it('of one thing by one member is one, however many come at once', async () => {
    const postId = await publish(author)
    const answers = await Promise.all(Array.from({ length: 10 }, () => report(reporter, 'post', postId)))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, ...Array(9).fill(409)])
  })

  it('may be of a comment, a user, a message and a file that the reporter sees', async () => {
    const postId = await publish(author)
    const commentId = (await author.post(`/api/posts/${postId}/comments`, { content: 'rude' })).json<{
      id: string
    }>().id
    const conversation = (await author.post('/api/conversations', { username: reporter.username })).json<{
      id: string
    }>()
    const message = (
      await author.post(`/api/conversations/${conversation.id}/messages`, { content: 'nasty' })
    ).json<{ id: string }>()
    expect((await report(reporter, 'comment', commentId)).statusCode).toBe(201)
    expect((await report(reporter, 'user', author.id)).statusCode).toBe(201)
    expect((await report(reporter, 'message', message.id)).statusCode).toBe(201)
    const stranger = await test.register()
    const refused = await report(stranger, 'message', message.id)
    expect([refused.statusCode, refused.json().code]).toEqual([404, 'message_not_found'])
  })

  it('of what is gone, hidden or never was is a 404 of its kind, and of one’s own a conflict', async () => {
    const postId = await publish(author)
    const blocked = await test.register()
    await author.put(`/api/users/${blocked.username}/block`)
    const codes: string[] = []
    for (const [who, type, id] of [
      [blocked, 'post', postId],
      [blocked, 'user', author.id],
      [reporter, 'post', '1'],
      [reporter, 'comment', '1'],
      [reporter, 'file', '1'],
      [author, 'post', postId],
    ] as const)
      codes.push((await report(who, type, id)).json<{ code: string }>().code)
    expect(codes).toEqual([
      'post_not_found',
      'user_not_found',
      'post_not_found',
      'comment_not_found',
      'file_not_found',
      'conflict',
    ])
  })
})

describe('handling a report', () => {
  it('notes who decided what, and leaves an audit row', async () => {
    const { id } = (await report(reporter, 'post', await publish(author))).json<{ id: string }>()
    const change = { state: 'resolved', action: 'content_removed', note: 'spam indeed' }
    const handled = await moderator.patch(`/api/admin/reports/${id}`, change)
    expect(handled.json()).toMatchObject({ ...change, handledBy: { id: moderator.id } })
    expect(handled.json().handledAt).toBeTypeOf('string')
    expect(await lastAudit(`&targetType=report&targetId=${id}`)).toMatchObject({
      actor: { id: moderator.id },
      action: 'report.handled',
      detail: { from: 'open', state: 'resolved', action: 'content_removed' },
    })
    const reopened = await moderator.patch(`/api/admin/reports/${id}`, { state: 'open' })
    expect(reopened.json()).toMatchObject({ state: 'open', handledBy: null, handledAt: null })
  })

  it('is not for the one who is reported', async () => {
    const { id } = (await report(reporter, 'user', moderator.id)).json<{ id: string }>()
    expect((await moderator.patch(`/api/admin/reports/${id}`, { state: 'rejected' })).statusCode).toBe(403)
    expect((await admin.patch(`/api/admin/reports/${id}`, { state: 'rejected' })).statusCode).toBe(200)
  })

  it('pages through them, newest first, without gap or double', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await moderator.get(`/api/admin/reports?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      ).json()
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    const rows = await test.db.selectFrom('reports').select('id').orderBy('id', 'desc').execute()
    expect(seen).toEqual(rows.map(({ id }) => id))
  })
})

describe('a text that a moderator removes', () => {
  it('is missing for everybody, and its author learns why', async () => {
    const postId = await publish(author)
    expect((await moderator.delete(`/api/posts/${postId}?reason=harassment`)).statusCode).toBe(204)
    const told = (await author.get(`/api/posts/${postId}`)).json<{ code: string; detail: string }>()
    expect(told.code).toBe('post_removed')
    expect(told.detail).toContain('harassment')
    for (const other of [test.anonymous, reporter, moderator])
      expect((await other.get(`/api/posts/${postId}`)).json().code).toBe('post_not_found')
    expect(await lastAudit(`&targetType=post&targetId=${postId}`)).toMatchObject({
      actor: { id: moderator.id },
      action: 'post.removed',
      detail: { authorId: author.id, reason: 'harassment' },
    })
  })

  it('rings the author’s bell without the moderator’s name', async () => {
    const owner = await test.register()
    const postId = await publish(owner)
    const commentId = (await owner.post(`/api/posts/${postId}/comments`, { content: 'x' })).json<{
      id: string
    }>().id
    await moderator.delete(`/api/comments/${commentId}?reason=hate`)
    const notices = await test.db
      .selectFrom('notifications')
      .select(['type', 'actorId', 'postId'])
      .where('userId', '=', owner.id)
      .execute()
    expect(notices).toEqual([{ type: 'removed', actorId: owner.id, postId }])
    expect(await lastAudit(`&targetType=comment&targetId=${commentId}`)).toMatchObject({
      action: 'comment.removed',
    })
  })

  it('leaves no trace of the kind when its author deletes it', async () => {
    const own = await publish(moderator)
    await moderator.delete(`/api/posts/${own}?reason=spam`)
    expect(await lastAudit(`&targetType=post&targetId=${own}`)).toBeUndefined()
    expect((await moderator.get(`/api/posts/${own}`)).json().code).toBe('post_not_found')
  })

  it('keeps the audit chain whole', async () => {
    expect(await verifyAuditChain(test.db)).toMatchObject({ intact: true })
  })
})
