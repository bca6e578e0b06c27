import { parseArgs } from 'node:util'
import { benchSerialization } from '@ai-community/api-server/bench/serialization.ts'
import { benchApi } from '@ai-community/api-server/bench.ts'
import { benchSimulation } from '@ai-community/simulation/bench.ts'
import { startPrivateDatabase } from './private-database.ts'
import { benchWeb } from './web-bench.ts'

// npm run bench -- api --case "one post" --case like: only the cases whose names have one of the words;
// --full measures on a million posts, and a million residents. npm run bench -- sim --case journal: that half alone.
// npm run bench -- web: Lighthouse on the product that runs, or on --url; --rounds 5 instead of 3,
//   --calibrate to slow a slow machine down by less than Lighthouse does.
const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    case: { type: 'string', multiple: true, default: [] },
    full: { type: 'boolean', default: false },
    url: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    calibrate: { type: 'boolean', default: false },
  },
})

const BENCHES: Record<string, () => Promise<unknown> | void> = {
  web: () =>
    benchWeb({
      only: values.case,
      url: values.url,
      rounds: Number(values.rounds),
      isCalibrated: values.calibrate,
    }),
  sim: () => benchSimulation(startPrivateDatabase, { only: values.case, full: values.full }),
  api: () => benchApi(startPrivateDatabase, { only: values.case, full: values.full }),
  serialization: benchSerialization,
}

const unknown = names.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench "${unknown.join('", "')}": it is one of ${Object.keys(BENCHES).join(', ')}.\n`,
  )
  process.exit(2)
}
for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]!()
