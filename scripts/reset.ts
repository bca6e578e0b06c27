import { parseArgs } from 'node:util'
import { confirm } from '@inquirer/prompts'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import { emptyDataFolder, openDataFolder } from './supervisor/data-folder.ts'
import { endOrphans, findSupervisor } from './supervisor/single-instance.ts'

const { values } = parseArgs({ options: { yes: { type: 'boolean', default: false } } })
const root = loadConfig().DATA_DIR
process.exitCode = await main()

async function main(): Promise<number> {
  const folder = openDataFolder(root)
  if (findSupervisor(folder)) {
    process.stderr.write('The product is running: stop it first (Ctrl-C, or `npm run stop`).\n')
    return 4
  }
  if (!values.yes && !(await agreed())) {
    process.stderr.write('Nothing was deleted. Without a terminal to ask on, say `npm run reset -- --yes`.\n')
    return 1
  }
  await endOrphans(folder)
  emptyDataFolder(folder)
  process.stdout.write(`${root} is empty; the next \`npm start\` begins a new town.\n`)
  return 0
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  return confirm({
    message: `Delete ${root} with its database, accounts and the town's whole history?`,
    default: false,
  })
}
