import type { TownLogLine } from '@ai-community/shared/town/log.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { formatTownTime } from '../../live/town-time.ts'
import { paint } from '../output.ts'
import { renderTable } from '../table.ts'

const COLUMNS = [
  { title: 'when' },
  { title: 'who', maxWidth: 16, paint: paint.name },
  { title: 'what' },
  { title: 'words', shrinks: true },
  { title: 'key', paint: paint.faint },
]

export function renderLog(lines: readonly TownLogLine[]): string {
  if (lines.length === 0) return 'Nothing has happened yet.'
  return renderTable(
    COLUMNS,
    lines.map((line) => [when(line), line.displayName, what(line), line.text, line.key]),
  )
}

/** A line of its own, for a log that goes on. */
export function renderLogLine(line: TownLogLine): string {
  return `${when(line)}  ${paint.name(line.displayName)}  ${what(line)}: ${line.text}  ${paint.faint(line.key)}`
}

function when({ simTime: at }: TownLogLine): string {
  return formatTownTime(simTime(at))
}

function what({ kind, action }: TownLogLine): string {
  return kind === 'encounter' ? 'says' : (action ?? kind)
}
