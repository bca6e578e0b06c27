import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { loadConfig, PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { buildClient } from '@ai-community/visualization/src/build.ts'
import { buildWeb } from '@ai-community/web-frontend/build.ts'
import { joinRunningProduct } from './running-product.ts'
import { listParts, partEnvironment, PART_NAMES } from './supervisor/parts.ts'
import { resolveSecrets } from './supervisor/secrets.ts'
import { withFreePorts } from './supervisor/ports.ts'

// One part alone, in this terminal, against the running database: `npm run api`, `npm run dev:web`, …
const say = (line: string) => void process.stderr.write(`${line}\n`)
const [name, ...rest] = process.argv.slice(2)
const { values } = parseArgs({
  args: rest,
  options: { development: { type: 'boolean', default: false }, demo: { type: 'boolean', default: false } },
})

try {
  await main()
} catch (error) {
  say((error as Error).message)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const owner = PART_NAMES.find((candidate) => candidate === name)
  if (!owner) throw new Error(`There is no part "${name}": it is one of ${PART_NAMES.join(', ')}.`)
  const config = await withFreePorts(values.demo ? loadConfig() : joinRunningProduct(), say, owner)
  const part = listParts(config).find((candidate) => candidate.name === owner)!
  if (part.name === 'visualization') await buildClient(say)
  if (part.name === 'web' && !values.development) await buildWeb(say)
  const command = values.development ? part.devCommand : part.command
  const args = [...command.slice(1), ...(values.demo ? ['--demo'] : [])]
  say(`${part.name} at ${new URL(part.healthUrl).origin}`)
  const child = spawn(command[0]!, args, {
    cwd: PROJECT_ROOT,
    env: partEnvironment(config, resolveSecrets(config)),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  // A terminal's Ctrl-C reaches the child by itself; this process only has to outlive it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code) => (process.exitCode = code ?? 1))
}
