import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { preparePrivateDatabase } from '../private-database.ts'
import type { DataFolder } from './data-folder.ts'
import { waitUntilHealthy } from './health.ts'
import type { Part } from './parts.ts'
import { ProcessLedger } from './single-instance.ts'
import { SupervisedProcess } from './supervised-process.ts'

const HEALTH_DEADLINE_MS = 120_000
const DATABASE_NAME = 'ai_community'
const DATABASE_GRACE_MS = 60_000
/** A process that dies this often before it is healthy once will not become healthy by another try. */
const MAX_CRASHES_BEFORE_HEALTHY = 3

/** The processes of one running product: started in order, watched, stopped with the database last. */
export class Product {
  readonly #folder: DataFolder
  readonly #ledger: ProcessLedger
  readonly #report: (line: string) => void
  readonly #parts: SupervisedProcess[] = []
  #database: SupervisedProcess | undefined
  #stopped = false

  constructor(folder: DataFolder, report: (line: string) => void) {
    this.#folder = folder
    this.#ledger = new ProcessLedger(folder)
    this.#report = report
  }

  /** Starts the private database server and returns the URL of the product's database on it. */
  async startDatabase(port: number): Promise<string> {
    const database = preparePrivateDatabase({ folder: this.#folder.database, port, durable: true })
    this.#database = this.#supervise('database', database.command, process.env, DATABASE_GRACE_MS)
    try {
      await database.ready(() => this.#database!.crashes === 0)
    } catch (error) {
      throw new Error(`${(error as Error).message}:\n${this.#database.lastLogLines()}`, { cause: error })
    }
    return database.urlOf(DATABASE_NAME)
  }

  /** Starts a part and waits until it is healthy. @throws Error with the part's last log lines. */
  async startPart(part: Part, command: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    const supervised = this.#supervise(part.name, command, env, part.graceMs)
    this.#parts.push(supervised)
    try {
      await waitUntilHealthy(
        part.healthUrl,
        HEALTH_DEADLINE_MS,
        () => supervised.crashes < MAX_CRASHES_BEFORE_HEALTHY,
      )
    } catch (error) {
      throw new Error(`${(error as Error).message}\n${supervised.lastLogLines()}`, { cause: error })
    }
  }

  /** Ends every process, the database last; nothing can be started after. */
  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#parts.map((part) => part.stop()))
    await this.#database?.stop()
  }

  #supervise(
    name: string,
    command: readonly string[],
    env: NodeJS.ProcessEnv,
    graceMs: number,
  ): SupervisedProcess {
    if (this.#stopped) throw new Error('stopped while starting')
    const supervised = new SupervisedProcess({
      name,
      command,
      env,
      cwd: PROJECT_ROOT,
      logFile: path.join(this.#folder.logs, `${name}.log`),
      graceMs,
      report: this.#report,
      onIdentity: (identity) => this.#ledger.set(name, identity),
    })
    supervised.start()
    return supervised
  }
}
