import fs from 'node:fs'
import os, { availableParallelism } from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import { sql } from 'kysely'
import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import { connectDatabase, type Db } from '@ai-community/shared/database/connection.ts'
import { benchCases, type BenchCase, type SignedInMember } from './bench/cases.ts'
import { FULL, PASSWORD, SMALL, writeBenchContent, type BenchContent } from './bench/content.ts'
import { CONNECTIONS, measureLoad, median, type CallSource, type Load, type Measure } from './bench/load.ts'
import { measureBesideLogins } from './bench/login-company.ts'
import { memoryOf } from './bench/process-usage.ts'
import { formatResults, type CaseResult } from './bench/report.ts'
import { startApi, startRawServer, type BenchServer } from './bench/servers.ts'

const ROUNDS = 3
const ROUND_SECONDS = 4
/** So that neither side pays for compiling its code or filling the database's buffers. */
const WARM_UP_SECONDS = 1
const DATABASE = 'bench'
const MEMORY_LIMIT_MB = 200
/** A key made anew over a million posts is one statement. */
const LOADING_TIMEOUT_MS = 60 * 60_000

/** Runs a private database server in `folder`; the caller knows how. */
export type StartDatabase = (options: { folder: string; port: number; durable: boolean }) => Promise<{
  pid: number
  urlOf(database: string): string
  stop(): Promise<void>
}>

export interface BenchOptions {
  /** Parts of the names of the cases to run; all of them when empty. */
  only: readonly string[]
  /** With a million posts, which takes minutes to write. */
  full: boolean
}

interface Bench {
  db: Db
  databasePid: number
  api: BenchServer
  raw: BenchServer
}

/**
 * Measures the API, case by case, beside a limit of the same machine in the same minutes: each server in its own
 * process, in turns, so that a busy machine slows both. Prints a table; the ratios are what counts.
 */
export async function benchApi(startDatabase: StartDatabase, { only, full }: BenchOptions): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'api-bench-'))
  const database = await startDatabase({ folder, port: await getPort(), durable: false })
  const url = database.urlOf(DATABASE)
  const servers: BenchServer[] = []
  try {
    const db = await createDatabase(database.urlOf('mysql'), url)
    say('writing the content …')
    const content = await writeBenchContent(db, full ? FULL : SMALL)
    const api = await startApi(url, folder)
    servers.push(api)
    const raw = await startRawServer(url, `${api.url}/api/posts`)
    servers.push(raw)
    await runCases({ db, databasePid: database.pid, api, raw }, content, only)
    await db.destroy()
  } finally {
    for (const server of servers) server.stop()
    await database.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function createDatabase(serverUrl: string, url: string): Promise<Db> {
  const server = connectDatabase({ url: serverUrl, poolSize: 1, timeoutMs: 10_000 })
  await server.schema.createSchema(DATABASE).execute()
  await server.destroy()
  const db = connectDatabase({ url, poolSize: 2, timeoutMs: LOADING_TIMEOUT_MS })
  await migrateToLatest(db)
  return db
}

async function runCases(bench: Bench, content: BenchContent, only: readonly string[]): Promise<void> {
  const hashesAtOnce = Math.max(1, availableParallelism() - 1)
  const members = await signIn(bench.api, content)
  const cases = benchCases({ content, members, password: PASSWORD, hashesAtOnce })
  const chosen =
    only.length === 0 ? cases : cases.filter(({ name }) => only.some((part) => name.includes(part)))
  const results: CaseResult[] = []
  for (const one of chosen) {
    say(`${one.name} …`)
    results.push(await measureCase(bench, one))
  }
  const memory = memoryOf(bench.api.pid)
  print(
    `${CONNECTIONS} connections (login: ${hashesAtOnce}), median of ${ROUNDS} rounds of ${ROUND_SECONDS} s in turns, ` +
      `${content.posts.length} posts`,
  )
  print(formatResults(results))
  if (memory)
    print(
      `memory of the API after the load: ${Math.round(memory.nowMb)} MB, at most ${Math.round(memory.peakMb)} MB ` +
        `(target ≤ ${MEMORY_LIMIT_MB} MB: ${memory.nowMb <= MEMORY_LIMIT_MB ? 'met' : 'NOT met'})`,
    )
  const login = results.find(({ bench: { name } }) => name === 'login')
  if (login) await printCompany(bench, content, members[0]!, login)
}

/** The members of the API's side: one for each connection. */
async function signIn(api: BenchServer, content: BenchContent): Promise<SignedInMember[]> {
  const members: SignedInMember[] = []
  for (const member of content.members) {
    const isOurs = members.length < CONNECTIONS
    const accessToken = isOurs ? (await logIn(api, member.username)).accessToken : ''
    members.push({ ...member, accessToken })
  }
  return members
}

async function logIn(api: BenchServer, username: string): Promise<Session> {
  const answer = await fetch(`${api.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login: username, password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`the login of ${username} was answered ${answer.status}`)
  return (await answer.json()) as Session
}

async function measureCase(bench: Bench, one: BenchCase): Promise<CaseResult> {
  const ours = loadOf(bench, bench.api, one, one.ours)
  const limit = loadOf(bench, bench.raw, one, one.raw)
  for (const load of [limit, ours]) await measureLoad({ ...load, seconds: WARM_UP_SECONDS })
  const measures: { ours: Measure[]; limit: Measure[] } = { ours: [], limit: [] }
  let statements = 0
  let requests = 0
  for (let round = 0; round < ROUNDS; round++) {
    measures.limit.push(await measureLoad(limit))
    const before = await countStatements(bench.db)
    const measure = await measureLoad(ours)
    statements += (await countStatements(bench.db)) - before
    requests += measure.requestsPerSecond * ROUND_SECONDS
    measures.ours.push(measure)
  }
  return {
    bench: one,
    ours: median(measures.ours),
    limit: median(measures.limit),
    statements: statements / requests,
    memoryMb: memoryOf(bench.api.pid)?.nowMb ?? null,
  }
}

/** The calls of a connection go on from one round to the next: nothing is liked twice. */
function loadOf(
  { databasePid }: Bench,
  server: BenchServer,
  { connections }: BenchCase,
  callsOf: (connection: number) => CallSource,
): Load {
  const sources = Array.from({ length: connections }, (_, connection) => callsOf(connection))
  return {
    url: server.url,
    serverPid: server.pid,
    databasePid,
    seconds: ROUND_SECONDS,
    connections,
    callsOf: (connection) => sources[connection]!,
  }
}

async function countStatements(db: Db): Promise<number> {
  const { rows } = await sql<{ value: string }>`SHOW GLOBAL STATUS LIKE 'Questions'`.execute(db)
  return Number((rows[0] as unknown as Record<string, string>)[Object.keys(rows[0]!)[1]!])
}

async function printCompany(
  { api }: Bench,
  { posts }: BenchContent,
  member: SignedInMember,
  login: CaseResult,
): Promise<void> {
  say('reads beside logins …')
  const { aloneP99Ms, besideP99Ms } = await measureBesideLogins(
    {
      readUrl: `${api.url}/api/posts/${posts.at(-1)!}`,
      signIn: async () => void (await logIn(api, member.username)),
      signInsPerSecond: login.limit.requestsPerSecond,
      seconds: ROUND_SECONDS,
    },
    ROUNDS,
  )
  const ratio = besideP99Ms / aloneP99Ms
  print(
    `reads beside logins at half of what the machine can hash: p99 ${besideP99Ms.toFixed(1)} ms, alone ` +
      `${aloneP99Ms.toFixed(1)} ms, ${ratio.toFixed(2)} × (target < 2 ×: ${ratio < 2 ? 'met' : 'NOT met'})`,
  )
}

function print(text: string): void {
  process.stdout.write(`${text}\n\n`)
}

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}
