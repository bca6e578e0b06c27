import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { writeBenchContent } from './bench/bench-content.ts'

const CONNECTIONS = 40
const ROUND_SECONDS = 5
const ROUNDS = 3
const DATABASE = 'bench'

/** Runs a private database server in `folder`; the caller knows how. */
export type StartDatabase = (options: { folder: string; port: number; durable: boolean }) => Promise<{
  urlOf(database: string): string
  stop(): Promise<void>
}>

interface Target {
  url: string
  process: ChildProcess
}

interface Measure {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** CPU time of the server a request; null where the system does not tell. */
  cpuMicros: number | null
}

/**
 * Measures our public feed beside a bare `node:http` server that answers the same bytes: each in its own
 * process, in turns, so that a busy machine slows both. Prints a table; the ratios are what counts, and on a
 * machine that has other work the one of CPU time, since the load generator takes its share of the rest.
 */
export async function benchApi(startDatabase: StartDatabase): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'api-bench-'))
  const database = await startDatabase({ folder, port: await freePort(), durable: false })
  const children: ChildProcess[] = []
  try {
    const url = database.urlOf(DATABASE)
    await prepare(database.urlOf('mysql'), url)
    const api = await startApi(url, folder, children)
    const bare = await startBareServer(api.url, children)
    const ours: Measure[] = []
    const limit: Measure[] = []
    for (let round = 0; round < ROUNDS; round++) {
      limit.push(await measure(bare))
      ours.push(await measure(api))
    }
    print(median(limit), median(ours))
  } finally {
    for (const child of children) child.kill('SIGKILL')
    await database.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(serverUrl: string, url: string): Promise<void> {
  const server = connectDatabase({ url: serverUrl, poolSize: 1, timeoutMs: 10_000 })
  await server.schema.createSchema(DATABASE).execute()
  await server.destroy()
  const db = connectDatabase({ url, poolSize: 4, timeoutMs: 10_000 })
  await migrateToLatest(db)
  await writeBenchContent(db)
  await db.destroy()
}

async function startApi(databaseUrl: string, dataFolder: string, children: ChildProcess[]): Promise<Target> {
  const port = await freePort()
  const secret = 'a-secret-for-a-bench-that-ends-in-a-minute'
  const child = fork(path.join(import.meta.dirname, 'main.ts'), {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataFolder,
      API_HOST: '127.0.0.1',
      API_PORT: String(port),
      API_METRICS_PORT: String(await freePort()),
      JWT_KEYS: `bench:${secret}`,
      REFRESH_KEY: secret,
      DATA_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64url')}`,
      RATE_LIMITS: 'local',
    },
  })
  children.push(child)
  await firstMessage(child)
  return { url: `http://127.0.0.1:${port}/api/posts`, process: child }
}

async function startBareServer(source: string, children: ChildProcess[]): Promise<Target> {
  const child = fork(path.join(import.meta.dirname, 'bench/bare-server.ts'), [source])
  children.push(child)
  return { url: `http://127.0.0.1:${String(await firstMessage(child))}/`, process: child }
}

/** @throws Error when the child ends before it has said that it is ready. */
async function firstMessage(child: ChildProcess): Promise<unknown> {
  const exited = once(child, 'exit').then(([code]) => {
    throw new Error(`a server of the bench ended with code ${code}`)
  })
  const [message] = (await Promise.race([once(child, 'message'), exited])) as [unknown]
  exited.catch(() => undefined)
  return message
}

async function measure({ url, process: server }: Target): Promise<Measure> {
  const before = cpuSecondsOf(server)
  const result = await autocannon({ url, connections: CONNECTIONS, duration: ROUND_SECONDS })
  const after = cpuSecondsOf(server)
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} failed`)
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMicros: before === null || after === null ? null : ((after - before) * 1e6) / result.requests.total,
  }
}

/** User and system time of a process from Linux's /proc, in its ticks of 10 ms. */
function cpuSecondsOf({ pid }: ChildProcess): number | null {
  if (process.platform !== 'linux') return null
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function median(measures: readonly Measure[]): Measure {
  const sorted = measures.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond)
  return sorted[Math.floor(sorted.length / 2)]!
}

function print(limit: Measure, ours: Measure): void {
  const row = (name: string, { requestsPerSecond, p50Ms, p99Ms, cpuMicros }: Measure) => {
    const ofBare = (requestsPerSecond / limit.requestsPerSecond).toFixed(2)
    const cpuOfBare = cpuMicros === null ? '–' : (limit.cpuMicros! / cpuMicros).toFixed(2)
    const cpu = cpuMicros === null ? '–' : Math.round(cpuMicros)
    return `| ${name} | ${Math.round(requestsPerSecond)} | ${p50Ms} | ${p99Ms} | ${ofBare} | ${cpu} | ${cpuOfBare} |`
  }
  process.stdout.write(
    `${[
      `Public feed, page of 20, anonymous; ${CONNECTIONS} connections, median of ${ROUNDS} rounds of ${ROUND_SECONDS} s`,
      '| server | requests/s | p50 ms | p99 ms | of bare | server CPU µs | of bare, by CPU |',
      '|---|---|---|---|---|---|---|',
      row('bare node:http, same bytes', limit),
      row('API', ours),
    ].join('\n')}\n`,
  )
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
