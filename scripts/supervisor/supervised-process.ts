import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { endGroup, identify, type ProcessIdentity } from './process-identity.ts'

const FIRST_BACKOFF_MS = 500
const MAX_BACKOFF_MS = 30_000
/** A process that lived this long has recovered: the next crash starts again at the first backoff. */
const STABLE_AFTER_MS = 60_000
const MAX_LOG_BYTES = 20 * 1024 * 1024

export interface ProcessOptions {
  name: string
  command: readonly string[]
  env: NodeJS.ProcessEnv
  cwd: string
  logFile: string
  /** Time a process gets to end by itself before it is killed. */
  graceMs: number
  report: (line: string) => void
  /** Called whenever the process number changes, so that a later start can find an orphan. */
  onIdentity: (identity: ProcessIdentity | undefined) => void
}

/** One process in a group of its own, started again with growing pauses whenever it ends by itself. */
export class SupervisedProcess {
  readonly #options: ProcessOptions
  #identity: ProcessIdentity | undefined
  #timer: NodeJS.Timeout | undefined
  #backoffMs = FIRST_BACKOFF_MS
  #stopping = false
  #crashes = 0

  constructor(options: ProcessOptions) {
    this.#options = options
  }

  start(): void {
    const { command, env, cwd, logFile } = this.#options
    rotateWhenLarge(logFile)
    const log = fs.openSync(logFile, 'a', 0o600)
    const startedAt = Date.now()
    const child = spawn(command[0]!, command.slice(1), {
      cwd,
      env,
      stdio: ['ignore', log, log],
      detached: true,
    })
    fs.closeSync(log)
    this.#identity = child.pid === undefined ? undefined : identify(child.pid)
    this.#options.onIdentity(this.#identity)
    child.once('error', (error) => this.#ended(error.message, startedAt))
    child.once('exit', (code, signal) => this.#ended(signal ?? `exit code ${code}`, startedAt))
  }

  /** The last lines the process wrote, for a person who has to find out why it does not run. */
  lastLogLines(count = 12): string {
    try {
      return fs.readFileSync(this.#options.logFile, 'utf8').trim().split('\n').slice(-count).join('\n')
    } catch {
      return ''
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#timer)
    if (this.#identity) await endGroup(this.#identity, this.#options.graceMs)
    this.#options.onIdentity(undefined)
  }

  /** How often the process has ended by itself since it was started first. */
  get crashes(): number {
    return this.#crashes
  }

  #ended(how: string, startedAt: number): void {
    if (this.#stopping) return
    this.#crashes++
    if (Date.now() - startedAt > STABLE_AFTER_MS) this.#backoffMs = FIRST_BACKOFF_MS
    this.#options.report(
      `${this.#options.name} ended by itself (${how}); starting it again in ${this.#backoffMs / 1000} s. ` +
        `Its log: ${this.#options.logFile}`,
    )
    this.#timer = setTimeout(() => this.start(), this.#backoffMs)
    this.#backoffMs = Math.min(this.#backoffMs * 2, MAX_BACKOFF_MS)
  }
}

function rotateWhenLarge(logFile: string): void {
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > MAX_LOG_BYTES)
    fs.renameSync(logFile, `${logFile}.1`)
}
