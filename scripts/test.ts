import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { ensureTypes, prepareTypes } from '@ai-community/web-frontend/build.ts'
import { closeWith, runChecks, runVitest, showChecks, type Check, type Tally } from './run-checks.ts'
import { ensureTestPackages } from './system-packages.ts'

const SOURCES = [
  'shared',
  'migrations',
  'api-server',
  'simulation',
  'visualization',
  'scripts',
  'web-frontend',
]

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 }

const CHECKS: Check[] = [
  { name: 'format (prettier)', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint (eslint)', command: ['eslint', '--max-warnings=0', '.'] },
  { name: 'types of all that runs in Node (tsc)', command: ['tsc'] },
  { name: 'types of visualization (tsc)', command: ['tsc', '-p', 'visualization'] },
  { name: 'types of the service worker (tsc)', command: ['tsc', '-p', 'web-frontend/service-worker'] },
  {
    name: 'types of web-frontend (vue-tsc)',
    command: ['vue-tsc', '--noEmit'],
    cwd: path.join(PROJECT_ROOT, 'web-frontend'),
  },
  {
    name: 'import rules (dependency-cruiser)',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err', ...SOURCES],
  },
  { name: 'unused code (knip)', command: ['knip', '--no-progress'] },
]

try {
  ensureTestPackages((line) => process.stderr.write(`${line}\n`))
  await main()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  closeWith({ passed: 0, failed: 1, skipped: 0 })
}

async function main(): Promise<void> {
  const only = process.argv.slice(2)
  const isWhole = only.length === 0
  await (isWhole ? prepareTypes() : ensureTypes())
  // Tests wait for databases and each other's processes: on two cores four files at a time leave little of them
  // unused, and what they leave the checks of the sources take.
  const [checks, tests] = await Promise.all([
    runChecks(isWhole ? CHECKS : []),
    runVitest(isWhole ? ['--project', '!journeys', '--maxWorkers=4'] : only),
  ])
  // Browsers and a town that races want the machine for themselves.
  const journeys = isWhole ? await runVitest(['--project', 'journeys']) : NOTHING
  showChecks(checks)
  const passed = checks.filter(({ isPassed }) => isPassed).length
  closeWith({
    passed: passed + tests.passed + journeys.passed,
    failed: checks.length - passed + tests.failed + journeys.failed,
    skipped: tests.skipped + journeys.skipped,
  })
}
