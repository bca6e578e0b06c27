import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPool, type PoolConnection, type RowDataPacket } from 'mysql2/promise'
import { PasswordHasher } from '@ai-community/shared/community/accounts/passwords.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { connectionOptions } from '@ai-community/shared/database/pool.ts'
import { termsOfText } from '@ai-community/shared/community/search/search-terms.ts'
import { BCRYPT_COST, textOf } from './content.ts'
import * as queries from './raw-queries.ts'

// The limits the API is measured against, as a process of its own: node's bare HTTP server and the driver,
// nothing between them but what makes rows of the answer.

const POOL_SIZE = 10
const TAG = '咖啡'
/** Found once: what finding them costs is the API's own. */
const TERMS = termsOfText(textOf(0))

const [databaseUrl, sameBytesAs] = process.argv.slice(2) as [string, string]
const db = connectDatabase({ url: databaseUrl, poolSize: 1, timeoutMs: 10_000 })
const ids = await openIdSource(db, (error) => {
  throw error
})
const pool = createPool({
  ...connectionOptions(databaseUrl),
  // The product's own casts read text; prepared statements answer in binary.
  typeCast: true,
  bigNumberStrings: true,
  connectionLimit: POOL_SIZE,
})
const readyPage = Buffer.from(await (await fetch(sameBytesAs)).arrayBuffer())
const hasher = new PasswordHasher(BCRYPT_COST)
const knownHash = await hasher.hash('a password')

type Answer = Promise<unknown>
type Handler = (query: URLSearchParams, body: string) => Answer

const ROUTES: Record<string, Handler> = {
  '/newest': (query) => select(queries.NEWEST_POSTS, [query.get('viewer'), query.get('viewer')]),
  '/following': (query) => {
    const authors = query.getAll('author')
    const viewer = query.get('viewer')
    return select(queries.followingPosts(authors.length), [...authors, viewer, viewer])
  },
  '/post': async (query) => {
    const viewer = query.get('viewer')
    return (await select(queries.ONE_POST, [viewer, viewer, query.get('id')]))[0]
  },
  '/comments': (query) => select(queries.COMMENTS, [query.get('id'), query.get('viewer')]),
  '/search': (query) =>
    select(queries.FOUND_POSTS, [query.get('term'), query.get('viewer'), query.get('viewer')]),
  '/like': (query) => inTransaction((connection) => like(connection, query)),
  '/like-told': (query) => inTransaction((connection) => likeAndTell(connection, query)),
  '/create': (query, body) => inTransaction((connection) => create(connection, query, body)),
  '/hash': () => hasher.matches('a password', knownHash),
}

const server = createServer((request, response) => {
  const url = new URL(request.url!, 'http://localhost')
  if (url.pathname === '/page') return response.writeHead(200, headersOf(readyPage.length)).end(readyPage)
  readBody(request)
    .then((body) => ROUTES[url.pathname]!(url.searchParams, body))
    .then(
      (answer) => {
        const bytes = Buffer.from(JSON.stringify(answer))
        response.writeHead(200, headersOf(bytes.length)).end(bytes)
      },
      (error: Error) => response.writeHead(500).end(error.message),
    )
})
server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))

function headersOf(length: number) {
  return { 'content-type': 'application/json; charset=utf-8', 'content-length': String(length) }
}

async function readBody(request: IncomingMessage): Promise<string> {
  if (request.method === 'GET') return ''
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

async function select(sql: string, parameters: (string | null)[]): Promise<RowDataPacket[]> {
  return (await pool.execute<RowDataPacket[]>(sql, parameters))[0]
}

async function inTransaction<Result>(work: (connection: PoolConnection) => Promise<Result>): Promise<Result> {
  const connection = await pool.getConnection()
  try {
    await connection.query('START TRANSACTION')
    const result = await work(connection)
    await connection.query('COMMIT')
    return result
  } finally {
    connection.release()
  }
}

/** The row and its counter, and nothing else. */
async function like(connection: PoolConnection, query: URLSearchParams): Promise<{ liked: boolean }> {
  const post = query.get('post')
  await connection.execute(queries.INSERT_LIKE, [query.get('viewer'), post, new Date()])
  await connection.execute(queries.COUNT_LIKE, [post])
  return { liked: true }
}

/** All that a like of ours writes: also whom it is told, and the event. */
async function likeAndTell(connection: PoolConnection, query: URLSearchParams): Promise<unknown> {
  const [viewer, post] = [query.get('viewer'), query.get('post')]
  const [rows] = await connection.execute<RowDataPacket[]>(queries.VISIBLE_POST, [viewer, viewer, post])
  const author = rows[0] as { author_id: string; is_ai: number }
  const now = new Date()
  await like(connection, query)
  const tell = (type: string, audience: string, payload: object) =>
    connection.execute(queries.INSERT_EVENT, [ids.next(), type, audience, JSON.stringify(payload), now])
  if (!author.is_ai) {
    const [id, group] = [ids.next(), `like:post:${post}`]
    await connection.execute(queries.INSERT_NOTICE, [id, author.author_id, group, viewer, post, now])
    await connection.execute(queries.COUNT_NOTICE, [author.author_id, group, id, post, id])
    await tell('notification.created', `user:${author.author_id}`, { notificationId: id })
  }
  await tell('post.liked', 'public', { actorId: viewer, actorIsAi: false, postId: post })
  return { liked: true }
}

async function create(connection: PoolConnection, query: URLSearchParams, body: string): Promise<unknown> {
  const { content } = JSON.parse(body) as { content: string }
  const author = query.get('viewer')
  const id = ids.next()
  const now = new Date()
  await connection.execute(queries.INSERT_POST, [id, author, content, now])
  await connection.execute(queries.COUNT_POST, [author])
  await connection.execute(queries.INSERT_TAG, [ids.next(), TAG, now])
  await connection.execute(queries.INSERT_POST_TAG, [id, TAG])
  const terms = TERMS.flatMap((term) => [term, 0, id])
  await connection.execute(queries.insertTerms(TERMS.length), terms)
  const event = JSON.stringify({ actorId: author, actorIsAi: false, postId: id, authorId: author })
  await connection.execute(queries.INSERT_EVENT, [ids.next(), 'post.published', 'public', event, now])
  return (await connection.execute<RowDataPacket[]>(queries.ONE_POST, [author, author, id]))[0][0]
}
