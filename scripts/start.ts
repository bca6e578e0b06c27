import fs from 'node:fs'
import { ConfigError, loadConfig, type Config } from '@ai-community/shared/config/config.ts'
import { Listr } from 'listr2'
import { buildClient } from '@ai-community/visualization/src/build.ts'
import { buildWeb } from '@ai-community/web-frontend/build.ts'
import { prepareDatabase } from './prepare-database.ts'
import { seed } from './seed.ts'
import { waitForFirstDay } from './supervisor/first-day.ts'
import { openDataFolder, readJson, writeJson, type DataFolder } from './supervisor/data-folder.ts'
import { listParts, originOf, partEnvironment } from './supervisor/parts.ts'
import { withFreePorts } from './supervisor/ports.ts'
import { Product } from './supervisor/product.ts'
import { makeRunRecord, renderAddresses, type DemoLogin, type RunRecord } from './supervisor/run-record.ts'
import { resolveSecrets } from './supervisor/secrets.ts'
import {
  becomeSupervisor,
  endOrphans,
  findSupervisor,
  resignAsSupervisor,
} from './supervisor/single-instance.ts'
import { ensureSystemPackage } from './system-packages.ts'

/** A town of ten thousand lives its first day in some minutes. */
const FIRST_DAY_DEADLINE_MS = 10 * 60_000

const development = process.argv.includes('--development')

await main().catch((error: Error) => {
  process.stderr.write(
    `\n${error instanceof ConfigError ? error.message : `Start failed: ${error.message}`}\n`,
  )
  process.exitCode = 1
})

async function main(): Promise<void> {
  const startedAt = new Date()
  const configured = loadConfig()
  const folder = openDataFolder(configured.DATA_DIR)
  if (!becomeSupervisor(folder)) return showRunningProduct(folder)
  const stopped = stopRequest()
  const product = new Product(folder, (line) => process.stderr.write(`${line}\n`))
  try {
    const config = await Promise.race([startEverything(configured, folder, product), stopped])
    if (config) {
      const run = makeRunRecord(config.config, startedAt)
      writeJson(folder.runFile, run)
      process.stdout.write(`${renderAddresses(run, config.newLogins ?? 'in file', folder.demoLoginsFile)}\n`)
      await stopped
    }
    process.stderr.write('\nStopping …\n')
  } finally {
    fs.rmSync(folder.runFile, { force: true })
    await product.stop()
    resignAsSupervisor(folder)
  }
  process.stderr.write('Stopped.\n')
  // A stop in the middle of the start leaves its builds behind: they end with this process.
  process.exit()
}

/** Resolves at the first Ctrl-C or SIGTERM; the end of standard input is no reason to stop. */
function stopRequest(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(undefined))
  })
}

function showRunningProduct(folder: DataFolder): void {
  const run = readJson<RunRecord>(folder.runFile)
  if (run) process.stdout.write(`${renderAddresses(run, 'in file', folder.demoLoginsFile)}\n`)
  else process.stdout.write(`A start is under way (process ${findSupervisor(folder)?.pid}).\n`)
}

interface Started {
  config: Config
  secrets: object
  newLogins?: DemoLogin[]
}

async function startEverything(configured: Config, folder: DataFolder, product: Product): Promise<Started> {
  const started: Started = { config: configured, secrets: resolveSecrets(configured) }
  const parts = () => listParts(started.config)
  const startPart = (name: string) => {
    const part = parts().find((candidate) => candidate.name === name)!
    const env = partEnvironment(started.config, started.secrets)
    return product.startPart(part, development ? part.devCommand : part.command, env)
  }
  await new Listr(
    [
      {
        title: 'Looking for what an earlier run has left',
        task: async (_, task) => {
          const ended = await endOrphans(folder)
          task.title =
            ended.length > 0
              ? `Stopped what an earlier run had left: ${ended.join(', ')}`
              : 'Nothing left of an earlier run'
          started.config = await withFreePorts(started.config, (line) => (task.output = line))
        },
        rendererOptions: { persistentOutput: true },
      },
      {
        title: 'Preparing',
        task: (_, task) =>
          task.newListr(
            [
              {
                title: 'Database',
                task: (_, step) => startDatabase(started, folder, product, (line) => (step.output = line)),
              },
              { title: 'Visualizer’s pages', task: (_, step) => buildClient((line) => (step.output = line)) },
              {
                title: 'Web app',
                enabled: () => !development,
                task: (_, step) => buildWeb((line) => (step.output = line)),
              },
            ],
            { concurrent: true },
          ),
      },
      {
        title: 'Starting',
        task: (_, task) =>
          task.newListr(
            parts().map((part) => ({ title: part.name, task: () => startPart(part.name) })),
            { concurrent: true },
          ),
      },
      {
        title: 'The town has a history',
        task: (_, task) =>
          waitForFirstDay(
            originOf(started.config.API_HOST, started.config.API_PORT),
            FIRST_DAY_DEADLINE_MS,
            (line) => (task.output = line),
          ),
      },
    ],
    {
      rendererOptions: { collapseSubtasks: false },
      fallbackRenderer: 'simple',
      registerSignalListeners: false,
    },
  ).run()
  return started
}

async function startDatabase(
  started: Started,
  folder: DataFolder,
  product: Product,
  say: (line: string) => void,
): Promise<void> {
  const isPrivate = started.config.DATABASE_URL === ''
  if (isPrivate) {
    ensureSystemPackage('database', say)
    const url = await product.startDatabase(started.config.DATABASE_PORT)
    started.config = { ...started.config, DATABASE_URL: url }
  }
  say('Migrating …')
  await prepareDatabase(started.config.DATABASE_URL)
  say('Seeding …')
  const seeded = await seed(started.config, { demoLogins: isPrivate })
  if (seeded.demoLogins.length > 0) {
    writeJson(folder.demoLoginsFile, seeded.demoLogins)
    started.newLogins = seeded.demoLogins
  }
}
