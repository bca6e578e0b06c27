import { runSimulationCli } from '@ai-community/simulation/cli/main.ts'
import { joinRunningProduct } from './running-product.ts'
import { partEnvironment } from './supervisor/parts.ts'
import { resolveSecrets } from './supervisor/secrets.ts'

const args = process.argv.slice(2)

// `headless` needs no database; every other command joins the one of the running product.
if (args[0] !== 'headless' && !args.includes('--help')) {
  try {
    const config = joinRunningProduct()
    Object.assign(process.env, partEnvironment(config, resolveSecrets(config)))
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    process.exit(1)
  }
}
process.exitCode = await runSimulationCli(args)
