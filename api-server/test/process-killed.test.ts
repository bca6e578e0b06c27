import { randomInt, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import { createTestDatabase, type TestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import { startApi, type BenchServer } from '../src/bench/servers.ts'
import { listContradictions } from './racing-app.ts'
import { PASSWORD } from './test-app.ts'

const KILLS = process.env.VERIFY === 'full' ? 300 : 2
const WRITERS = 8
const MOST_WRITES_A_LIFE = 40

let database: TestDatabase
let dataFolder: string
let api: BenchServer
let token: string

beforeAll(async () => {
  database = await createTestDatabase()
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'process-killed-'))
  api = await startApi(database.url, dataFolder)
  token = await enter('register', { username: 'writer', password: PASSWORD })
}, 60_000)
afterAll(async () => {
  api.stop()
  await database.drop()
  fs.rmSync(dataFolder, { recursive: true })
})

function send(pathname: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}${pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function enter(way: 'register' | 'login', account: Record<string, string>): Promise<string> {
  const answer = await send(`/api/auth/${way}`, account)
  return ((await answer.json()) as Session).accessToken
}

/**
 * As a client does that was promised to lose nothing: told that the database is too slow just now, it asks again with
 * the same key.
 *
 * @throws TypeError when the process ends before the whole answer has come.
 */
async function publish(key: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key }
  const answer = await send('/api/posts', { content: `post ${key} #killed` }, headers)
  if (answer.status === 503) return publish(key)
  const post = (await answer.json()) as Post
  expect(answer.status).toBe(201)
  return post.id
}

/** Several write at once until one of the answers brings the end. Returns what was asked, with the id where told. */
async function writeUntilKilled(): Promise<Map<string, string | null>> {
  const told = new Map<string, string | null>()
  let left = randomInt(1, MOST_WRITES_A_LIFE)
  const write = async () => {
    while (left > 0) {
      const key = randomUUID()
      told.set(key, null)
      const id = await publish(key).catch(cutOff)
      if (id === undefined) return
      told.set(key, id)
      if (--left === 0) api.stop()
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
  return told
}

function cutOff(error: unknown): undefined {
  if (!(error instanceof TypeError || error instanceof SyntaxError)) throw error
}

it(
  `an API killed ${KILLS} times under writes has stored each once, whether it could still say so or not`,
  async () => {
    const keys: string[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      const told = await writeUntilKilled()
      api = await startApi(database.url, dataFolder)
      // Hundreds of kills take longer than a token lives.
      token = await enter('login', { login: 'writer', password: PASSWORD })
      for (const [key, id] of told) {
        const repeated = await publish(key)
        if (id !== null) expect(repeated).toBe(id)
        keys.push(key)
      }
    }
    const rows = await database.db.selectFrom('posts').select('content').execute()
    expect(rows.map(({ content }) => content).sort()).toEqual(keys.map((key) => `post ${key} #killed`).sort())
    expect(await listContradictions(database.db)).toEqual([])
  },
  60_000 + KILLS * 10_000,
)
