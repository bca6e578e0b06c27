import { benchApi } from '@ai-community/api-server/bench.ts'
import { benchSimulation } from '@ai-community/simulation/bench.ts'
import { startPrivateDatabase } from './private-database.ts'

const BENCHES: Record<string, () => Promise<unknown>> = {
  sim: () => benchSimulation([25, 1_000, 10_000], 1),
  api: () => benchApi(startPrivateDatabase),
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench "${unknown.join('", "')}": it is one of ${Object.keys(BENCHES).join(', ')}.\n`,
  )
  process.exit(2)
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]!()
