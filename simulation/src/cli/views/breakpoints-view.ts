import type { Breakpoint } from '@ai-community/shared/contracts/simulation.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { formatTownTime } from '../../live/town-time.ts'
import { renderTable } from '../table.ts'

const COLUMNS = [
  { title: 'n', align: 'right' as const },
  { title: 'resident', shrinks: true },
  { title: 'action' },
  { title: 'place', shrinks: true },
  { title: 'hits', align: 'right' as const },
  { title: 'last hit' },
]

export function renderBreakpoints(breakpoints: readonly Breakpoint[]): string {
  if (breakpoints.length === 0) return 'There are no breakpoints; "break on talk" sets one.'
  return renderTable(
    COLUMNS,
    breakpoints.map(({ resident, action, location, hits, lastHitAt }, index) => [
      String(index + 1),
      resident ? `${resident.displayName} (${resident.username})` : 'anybody',
      action ?? 'any',
      location ? `${location.name.zh} ${location.name.en}` : 'anywhere',
      String(hits),
      lastHitAt === null ? '' : formatTownTime(simTime(lastHitAt)),
    ]),
  )
}
