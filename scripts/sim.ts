import { runSimulationCli } from '@ai-community/simulation/cli/main.ts'
import { findRunningProduct } from './running-product.ts'
import { partEnvironment } from './supervisor/parts.ts'
import { resolveSecrets } from './supervisor/secrets.ts'

try {
  // Without a database `headless` and `--help` work all the same; the other commands say what is missing.
  const config = findRunningProduct()
  if (config) Object.assign(process.env, partEnvironment(config, resolveSecrets(config)))
  process.exitCode = await runSimulationCli(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
