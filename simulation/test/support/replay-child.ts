import { text } from 'node:stream/consumers'
import { sheetsOf } from '../../src/ports/town-sheets.ts'
import { townMap } from '../../src/world/content/town.ts'
import { replay, type Replay } from './replay.ts'

// Lives a recorded history in a process of its own: told on standard input, its outcome on standard output.
const { town, history } = JSON.parse(await text(process.stdin)) as {
  town: { seed: number; residentCount: number }
  history: Replay
}
const options = { seed: town.seed, sheets: sheetsOf(town), map: townMap }
process.stdout.write(JSON.stringify(await replay(options, history)))
