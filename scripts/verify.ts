import { ensureTypes } from '@ai-community/web-frontend/build.ts'
import { closeWith, runVitest } from './run-checks.ts'
import { ensureTestPackages } from './system-packages.ts'

// The same proofs as `npm test`, at full counts: tests ask for VERIFY=full where they have a count.
ensureTestPackages((line) => process.stderr.write(`${line}\n`))
await ensureTypes()
closeWith(await runVitest(process.argv.slice(2), { VERIFY: 'full' }))
