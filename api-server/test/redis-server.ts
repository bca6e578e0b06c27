import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import getPort from 'get-port'
import { Redis } from 'ioredis'
import { ensureSystemPackage, pathOfProgram } from '../../scripts/system-packages.ts'

export interface RunningRedis {
  url: string
  /** A connection of the test's own. */
  client: Redis
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** The system's Redis in a folder of its own, on a free port of loopback or on `port`. */
export async function startRedis(port?: number): Promise<RunningRedis> {
  ensureSystemPackage('redis', (line) => void process.stderr.write(`${line}\n`))
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'api-redis-'))
  const chosen = port ?? (await getPort())
  const settings = { port: String(chosen), bind: '127.0.0.1', dir: folder, save: '', appendonly: 'no' }
  const server = spawn(
    pathOfProgram('redis-server')!,
    Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    { stdio: 'ignore' },
  )
  const exited = once(server, 'exit')
  const url = `redis://127.0.0.1:${chosen}`
  // Connects again until the server listens.
  const client = new Redis(url, { retryStrategy: () => 20 })
  client.on('error', () => undefined)
  await client.ping()
  return {
    url,
    client,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      client.disconnect()
      server.kill('SIGKILL')
      await exited
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}
