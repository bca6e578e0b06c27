import { closeWith, runVitest } from './run-checks.ts'
import { ensureSystemPackage } from './system-packages.ts'

// The same proofs as `npm test`, at the counts of docs/promises.md: see `counts` in the tests.
for (const name of ['database', 'browser', 'proxy'] as const)
  ensureSystemPackage(name, (line) => process.stderr.write(`${line}\n`))
closeWith(await runVitest(process.argv.slice(2), { VERIFY: 'full' }))
