import { checkCommunity, type Contradiction } from '@ai-community/shared/community/fsck/fsck.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

/** Passwords wait in a line that ends; more than it takes at once would be told to come back. */
const REGISTERED_AT_ONCE = 50
/** Requests at once in a race; as the issue names them with VERIFY=full. */
export const RACERS = process.env.VERIFY === 'full' ? 200 : 30

/** What races look at, whichever answer it is part of. */
interface AnyBody {
  id: string
  code: string
  content: string
  tags: string[]
  version: number
  liked: boolean
  likeCount: number
  commentCount: number
  postCount: number
  followerCount: number
  followingCount: number
  refreshToken: string
  seq: number
  url: string
  items: { unreadCount: number }[]
}

export interface Answer {
  status: number
  body: AnyBody
}

export interface RacingApp extends TestApp {
  url: string
  /** A request over a socket of its own; a string body is sent as JSON. */
  send(request: Send): Promise<Answer>
  registerMany(count: number): Promise<Member[]>
}

interface Send {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  by?: Member
  headers?: Record<string, string>
  body?: unknown
}

/** The real app on a port, with as many database connections as racers: nothing but the database keeps an order. */
export async function createRacingApp(): Promise<RacingApp> {
  const test = await createTestApp({}, { poolSize: Math.min(RACERS, 60) })
  const url = await test.app.listen({ host: '127.0.0.1', port: 0 })

  async function send({ method, path, by, headers = {}, body }: Send): Promise<Answer> {
    const isForm = body instanceof FormData
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(by && { authorization: `Bearer ${by.session.accessToken}` }),
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: JSON.parse(text || '{}') as AnyBody }
  }

  return {
    ...test,
    url,
    send,
    async registerMany(count) {
      const members: Member[] = []
      while (members.length < count) {
        const some = Math.min(REGISTERED_AT_ONCE, count - members.length)
        members.push(...(await Promise.all(Array.from({ length: some }, () => test.register()))))
      }
      return members
    },
  }
}

/** Starts all at once; resolves when all are answered. */
export function race(count: number, start: (n: number) => Promise<Answer>): Promise<Answer[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => start(n)))
}

/** How many answers had each status. */
export function countStatuses(answers: readonly Answer[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** What the checker of the community finds wrong. */
export async function listContradictions(db: Db): Promise<Contradiction[]> {
  const found: Contradiction[] = []
  for await (const contradiction of checkCommunity(db)) found.push(contradiction)
  return found
}
