import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import getPort from 'get-port'

export interface BenchServer {
  url: string
  pid: number
  stop(): void
}

const SECRET = 'a-secret-for-a-bench-that-ends-in-a-minute'

/** The API as it runs in production, on a database of the bench. */
export async function startApi(databaseUrl: string, dataFolder: string): Promise<BenchServer> {
  const port = await getPort()
  const child = fork(path.join(import.meta.dirname, '../main.ts'), {
    execArgv: ['--max-semi-space-size=8', '--max-old-space-size=384'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataFolder,
      API_HOST: '127.0.0.1',
      API_PORT: String(port),
      API_METRICS_PORT: String(await getPort()),
      JWT_KEYS: `bench:${SECRET}`,
      REFRESH_KEY: SECRET,
      DATA_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64url')}`,
      RATE_LIMITS: 'local',
    },
  })
  await firstMessage(child)
  return serverOf(child, port)
}

/** The limits: bare `node:http`, with the same bytes or the same SQL by prepared statements. */
export async function startRawServer(databaseUrl: string, sameBytesAs: string): Promise<BenchServer> {
  const child = fork(path.join(import.meta.dirname, 'raw-server.ts'), [databaseUrl, sameBytesAs])
  return serverOf(child, Number(await firstMessage(child)))
}

function serverOf(child: ChildProcess, port: number): BenchServer {
  return { url: `http://127.0.0.1:${port}`, pid: child.pid!, stop: () => child.kill('SIGKILL') }
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
