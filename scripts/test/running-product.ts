import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setInterval as every } from 'node:timers/promises'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { readJson } from '../supervisor/data-folder.ts'
import type { DemoLogin, RunRecord } from '../supervisor/run-record.ts'

const START_DEADLINE_MS = 240_000
const LOOK_EVERY_MS = 50

/** `npm start` as a child, in a data folder of its own and on ports that are free. */
export class TestProduct {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-product-'))
  readonly #env: NodeJS.ProcessEnv
  #child: ChildProcess | undefined
  output = ''

  constructor(env: NodeJS.ProcessEnv = {}) {
    // Ports far from the defaults: the test runs beside a product that is in use. Below 32768, where no outgoing
    // connection of this machine takes one between the look for a free port and its use.
    this.#env = {
      ...process.env,
      DATA_DIR: this.folder,
      WEB_PORT: '23000',
      API_PORT: '23100',
      VISUALIZATION_PORT: '23200',
      DATABASE_PORT: '23300',
      API_METRICS_PORT: '23400',
      SIMULATION_METRICS_PORT: '23500',
      VISUALIZATION_METRICS_PORT: '23600',
      ...env,
    }
  }

  /** Starts the product and waits until it says where it is. */
  async start(): Promise<RunRecord> {
    const child = this.spawnStart()
    this.#child = child
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`npm start ended with ${code}:\n${this.output}`)
    })
    ended.catch(() => {})
    await Promise.race([ended, this.#untilListed()])
    return this.run()
  }

  async #untilListed(): Promise<void> {
    const signal = AbortSignal.timeout(START_DEADLINE_MS)
    for await (const _ of every(LOOK_EVERY_MS, undefined, { signal })) if (this.isListed()) return
  }

  /** Another `npm start` on the same data folder; its output is collected too. */
  spawnStart(): ChildProcess {
    const child = spawn(process.execPath, ['scripts/start.ts'], {
      cwd: PROJECT_ROOT,
      env: this.#env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()))
    return child
  }

  run(): RunRecord {
    return readJson<RunRecord>(this.#runFile)!
  }

  demoLogins(): DemoLogin[] {
    return readJson<DemoLogin[]>(path.join(this.folder, 'demo-logins.json'))!
  }

  pidOf(name: string): number | undefined {
    return readJson<Record<string, { pid: number }>>(path.join(this.folder, 'processes.json'))?.[name]?.pid
  }

  isListed(): boolean {
    return fs.existsSync(this.#runFile)
  }

  /** Asks for a stop and waits for it; returns the exit code. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const exited = once(child, 'exit') as Promise<[number | null]>
    child.kill(signal)
    const [code] = await exited
    return code
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true })
  }

  get #runFile(): string {
    return path.join(this.folder, 'run.json')
  }
}
