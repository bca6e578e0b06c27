import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import { Command, InvalidArgumentError } from 'commander'
import getPort from 'get-port'
import { Listr } from 'listr2'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { loadCommunity } from '@ai-community/shared/test-support/bulk/load-community.ts'
import type { LoadSizes } from '@ai-community/shared/test-support/bulk/load-ids.ts'
import { prepareDatabase } from './prepare-database.ts'
import { startPrivateDatabase } from './private-database.ts'
import { findRunningProduct } from './running-product.ts'
import { isSameDatabase } from './same-database.ts'
import { ensureSystemPackage } from './system-packages.ts'

interface Options extends LoadSizes {
  database?: string
  folder?: string
  once: boolean
  yes: boolean
}

/** A key made anew over millions of rows is one statement. */
const STATEMENT_TIMEOUT_MS = 60 * 60_000

const program = new Command('seed:load')
  .description(
    'Fills a database with a large community: for measuring, never for a town people live in. Without --database ' +
      'in a private server of its own, which stays until Ctrl-C.',
  )
  .option('--posts <number>', 'posts', parseCount, 1_000_000)
  .option('--likes <number>', 'likes, about', parseCount, 3_000_000)
  .option('--users <number>', 'users, a fifth of them residents', parseCount, 10_000)
  .option('--comments <number>', 'comments, about (a tenth of the posts)', parseCount)
  .option('--follows <number>', 'people each user follows', parseCount, 30)
  .option('--seed <number>', 'the same number gives the same rows', parseCount, 1)
  .option('--database <url>', 'mysql:// address of the database to fill; made when absent')
  .option('--folder <path>', 'where the private server keeps its files (by default a temporary folder)')
  .option('--once', 'end after loading instead of keeping the private server for Ctrl-C', false)
  .option('--yes', 'fill even the database the product itself runs on', false)

try {
  await main(program.parse().opts<Options>())
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

async function main(options: Options): Promise<void> {
  if (options.database !== undefined) {
    refuseOwnDatabase(options.database, options.yes)
    await load(options.database, options)
    return
  }
  ensureSystemPackage('database', (line) => process.stderr.write(`${line}\n`))
  const folder = options.folder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-load-'))
  const server = await startPrivateDatabase({ folder, port: await getPort(), durable: false })
  try {
    const url = server.urlOf('load')
    await load(url, options)
    if (options.once) return
    process.stdout.write(`\nDATABASE_URL=${url}\nThe server stays until Ctrl-C.\n`)
    // A signal alone does not keep a process waiting.
    const awake = setInterval(() => undefined, 60_000)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    clearInterval(awake)
  } finally {
    await server.stop()
    if (options.folder === undefined) fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** @throws Error when `url` is the database of the product and nobody has said yes to that. */
function refuseOwnDatabase(url: string, isAgreed: boolean): void {
  const own = findRunningProduct()?.DATABASE_URL ?? loadConfig().DATABASE_URL
  if (isAgreed || own === '' || !isSameDatabase(own, url)) return
  throw new Error('This is the database the product runs on: say --yes to mix made-up people into it.')
}

async function load(url: string, sizes: LoadSizes): Promise<void> {
  await prepareDatabase(url)
  const db = connectDatabase({ url, poolSize: 2, timeoutMs: STATEMENT_TIMEOUT_MS })
  try {
    const startedAt = performance.now()
    let rows = 0
    await new Listr([
      {
        title: `${sizes.posts} posts, about ${sizes.likes} likes, ${sizes.users} users`,
        task: async (_context, task) => {
          const loaded = await loadCommunity(db, sizes, (step, written) => {
            task.output = `${step}: ${written} rows in all`
          })
          rows = loaded.rows
        },
      },
    ]).run()
    const seconds = (performance.now() - startedAt) / 1000
    process.stdout.write(`${rows} rows in ${seconds.toFixed(0)} s, ${Math.round(rows / seconds)} a second\n`)
  } finally {
    await db.destroy()
  }
}

function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number.')
  return Number(text)
}
