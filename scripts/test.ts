import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { prepareTypes } from '@ai-community/web-frontend/build.ts'
import { closeWith, runCheck, runVitest, type Check } from './run-checks.ts'
import { ensureTestPackages } from './system-packages.ts'

const TYPED_PACKAGES = ['shared', 'migrations', 'api-server', 'simulation', 'visualization', 'scripts']
const SOURCES = [
  'shared',
  'migrations',
  'api-server',
  'simulation',
  'visualization',
  'scripts',
  'web-frontend',
]

const CHECKS: Check[] = [
  { name: 'format (prettier)', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint (eslint)', command: ['eslint', '--max-warnings=0', '.'] },
  ...TYPED_PACKAGES.map((folder) => ({ name: `types of ${folder} (tsc)`, command: ['tsc', '-p', folder] })),
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
  let passed = 0
  let failed = 0
  if (only.length === 0) {
    await prepareTypes()
    // Two at a time: the machine that runs this may have two cores.
    const queue = [...CHECKS]
    const worker = async () => {
      for (let check = queue.shift(); check; check = queue.shift())
        if (await runCheck(check)) passed++
        else failed++
    }
    await Promise.all([worker(), worker()])
  }
  const tests = await runVitest(only)
  closeWith({ passed: passed + tests.passed, failed: failed + tests.failed, skipped: tests.skipped })
}
