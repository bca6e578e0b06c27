import { textOf, type BenchContent } from './content.ts'
import { CONNECTIONS, type CallSource, type HttpCall } from './load.ts'

export interface BenchCase {
  name: string
  /** What it is measured against. */
  limit: string
  /** How much of the limit it is to reach; null where performance.md names no target. */
  target: number | null
  connections: number
  ours: (connection: number) => CallSource
  raw: (connection: number) => CallSource
}

export interface SignedInMember {
  id: string
  username: string
  follows: readonly string[]
  accessToken: string
}

export interface CaseContext {
  content: BenchContent
  /** Two for each connection: what the API writes never meets what the limit writes. */
  members: readonly SignedInMember[]
  password: string
  /** Hashes a machine does at once, one core left free for everybody else. */
  hashesAtOnce: number
}

/** Two characters are one term: what is found needs no second look. */
const SEARCHED_TERM = '咖啡'
const JSON_TYPE = { 'content-type': 'application/json' }

/** Reads before writes, so that every case finds the content as it was made. */
export function benchCases(ctx: CaseContext): BenchCase[] {
  return [...feedCases(ctx), ...singleCases(ctx), ...writeCases(ctx), ...likeCases(ctx), loginCase(ctx)]
}

function feedCases({ members }: CaseContext): BenchCase[] {
  return [
    {
      name: 'public feed, anonymous',
      limit: 'bare node:http, the same bytes',
      target: 0.6,
      connections: CONNECTIONS,
      ours: () => always({ path: '/api/posts' }),
      raw: () => always({ path: '/page' }),
    },
    {
      name: 'public feed, member',
      limit: 'natural query',
      target: 1.5,
      connections: CONNECTIONS,
      ours: (n) => always(by(members[n]!, '/api/posts')),
      raw: (n) => always({ path: `/newest?viewer=${members[n]!.id}` }),
    },
    {
      name: 'following feed',
      limit: 'one statement, a seek an author',
      target: null,
      connections: CONNECTIONS,
      ours: (n) => always(by(members[n]!, '/api/posts?feed=following')),
      raw: (n) => {
        const { id, follows } = members[n]!
        return always({ path: `/following?viewer=${id}&author=${follows.join('&author=')}` })
      },
    },
    {
      name: 'search',
      limit: 'one term by its index',
      target: null,
      connections: CONNECTIONS,
      ours: (n) => always(by(members[n]!, `/api/search?type=posts&q=${encodeURIComponent(SEARCHED_TERM)}`)),
      raw: (n) =>
        always({ path: `/search?viewer=${members[n]!.id}&term=${encodeURIComponent(SEARCHED_TERM)}` }),
    },
  ]
}

function singleCases({ content, members }: CaseContext): BenchCase[] {
  return [
    {
      name: 'one post',
      limit: 'the same SQL',
      target: 0.8,
      connections: CONNECTIONS,
      ours: (n) => eachOf(content.posts, n, (id) => by(members[n]!, `/api/posts/${id}`)),
      raw: (n) => eachOf(content.posts, n, (id) => ({ path: `/post?viewer=${members[n]!.id}&id=${id}` })),
    },
    {
      name: 'comments',
      limit: 'the same SQL',
      target: null,
      connections: CONNECTIONS,
      ours: (n) => eachOf(content.discussedPosts, n, (id) => by(members[n]!, `/api/posts/${id}/comments`)),
      raw: (n) =>
        eachOf(content.discussedPosts, n, (id) => ({ path: `/comments?viewer=${members[n]!.id}&id=${id}` })),
    },
  ]
}

function writeCases({ members }: CaseContext): BenchCase[] {
  const other = (n: number) => members[members.length / 2 + n]!
  return [
    {
      name: 'create a post',
      limit: 'the same statements in one raw transaction',
      target: 0.7,
      connections: CONNECTIONS,
      ours: (n) => numbered((count) => withBody('POST', by(members[n]!, '/api/posts'), draft(n, count))),
      raw: (n) =>
        numbered((count) => withBody('POST', { path: `/create?viewer=${other(n).id}` }, draft(n, count))),
    },
  ]
}

/** One like of the API's against two limits; each has posts of its own, so that nothing is liked twice. */
function likeCases(ctx: CaseContext): BenchCase[] {
  return [
    likeCase(ctx, {
      name: 'like',
      limit: 'row and counter in one raw transaction',
      target: 0.7,
      rawPath: '/like',
      first: 0,
    }),
    likeCase(ctx, {
      name: 'like, told',
      limit: 'the same with look-up, notice and events',
      target: null,
      rawPath: '/like-told',
      first: 1,
    }),
  ]
}

function likeCase(
  { content, members }: CaseContext,
  at: { name: string; limit: string; target: number | null; rawPath: string; first: number },
): BenchCase {
  const { name, limit, target, rawPath, first } = at
  const other = (n: number) => members[members.length / 2 + n]!
  const half = content.posts.slice(first).filter((_, n) => n % 2 === 0)
  return {
    name,
    limit,
    target,
    connections: CONNECTIONS,
    ours: (n) => eachOf(half, n, (id) => ({ ...by(members[n]!, `/api/posts/${id}/like`), method: 'PUT' })),
    raw: (n) =>
      eachOf(half, n, (id) => ({ path: `${rawPath}?viewer=${other(n).id}&post=${id}`, method: 'PUT' })),
  }
}

function loginCase({ members, password, hashesAtOnce }: CaseContext): BenchCase {
  return {
    name: 'login',
    limit: 'the password hash alone',
    target: 0.9,
    connections: hashesAtOnce,
    ours: (n) =>
      always(withBody('POST', { path: '/api/auth/login' }, { login: members[n]!.username, password })),
    raw: () => always({ path: '/hash' }),
  }
}

function draft(connection: number, count: number) {
  return { content: textOf(connection * 1_000_000 + count) }
}

function by(member: SignedInMember, path: string): HttpCall {
  return { path, headers: { authorization: `Bearer ${member.accessToken}` } }
}

function withBody(method: 'POST' | 'PUT', call: HttpCall, body: unknown): HttpCall {
  return { ...call, method, headers: { ...call.headers, ...JSON_TYPE }, body: JSON.stringify(body) }
}

function always(call: HttpCall): CallSource {
  return () => call
}

function numbered(make: (count: number) => HttpCall): CallSource {
  let count = 0
  return () => make(count++)
}

/** One item after the other; connections begin far from each other, so that they seldom meet at one row. */
function eachOf(items: readonly string[], connection: number, make: (item: string) => HttpCall): CallSource {
  let index = Math.floor((items.length * connection) / CONNECTIONS)
  return () => make(items[index++ % items.length]!)
}
