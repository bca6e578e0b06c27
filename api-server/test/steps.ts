import { expect } from 'vitest'
import type { Comment } from '@ai-community/shared/contracts/comments.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { Caller, Member } from './test-app.ts'

// What tests of the community do again and again, by the API alone.

export async function publish(member: Member, content = 'a post', more: object = {}): Promise<Post> {
  const answer = await member.post('/api/posts', { content, ...more })
  expect(answer.statusCode).toBe(201)
  return answer.json<Post>()
}

export async function comment(
  member: Member,
  postId: string,
  content = 'a comment',
  parentId?: string,
): Promise<Comment> {
  const answer = await member.post(`/api/posts/${postId}/comments`, {
    content,
    ...(parentId !== undefined && { parentId }),
  })
  expect(answer.statusCode).toBe(201)
  return answer.json<Comment>()
}

/** A page's items; the request has to succeed. */
export async function itemsOf<Item>(caller: Caller, url: string): Promise<Item[]> {
  const answer = await caller.get(url)
  expect([url, answer.statusCode]).toEqual([url, 200])
  return answer.json<Page<Item>>().items
}

/** All items of a list, read page by page. */
export async function readAll<Item>(caller: Caller, url: string, limit: number): Promise<Item[]> {
  const items: Item[] = []
  for (let cursor = ''; ;) {
    const answer = await caller.get(`${url}${url.includes('?') ? '&' : '?'}limit=${limit}${cursor}`)
    expect(answer.statusCode).toBe(200)
    const page = answer.json<Page<Item>>()
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = `&cursor=${page.nextCursor}`
  }
}

/** A write whose answer has no body. */
export async function put(member: Member, url: string): Promise<void> {
  const answer = await member.put(url)
  expect([url, answer.statusCode]).toEqual([url, 204])
}

/** Status and code of an answer that refuses. */
export async function refusalOf(
  answer: Promise<{ statusCode: number; json(): { code: string } }>,
): Promise<[number, string]> {
  const { statusCode, json } = await answer.then((it) => ({
    statusCode: it.statusCode,
    json: () => it.json(),
  }))
  return [statusCode, json().code]
}
