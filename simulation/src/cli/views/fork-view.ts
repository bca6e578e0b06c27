import { formatTownTime } from '../../live/town-time.ts'
import type { ForkReport } from '../../live/fork.ts'
import { paint } from '../output.ts'

const NAME_WIDTH = 13

export function renderFork(report: ForkReport): string {
  const { from, until, seed, differs, informed } = report
  const rows: [name: string, value: string][] = [
    ['from', formatTownTime(from)],
    ['until', formatTownTime(until)],
    ['seed', `${seed}${differs ? '' : ' (the town’s own: this is what it would do)'}`],
    ['events', `${report.events} in ${(report.wallMs / 1_000).toFixed(1)} s`],
    ['posts', String(report.posts)],
    ['comments', String(report.comments)],
    ['likes', String(report.likes)],
    ['encounters', String(report.encounters)],
    ['messages', String(report.messages)],
    ['state', report.stateHash],
  ]
  if (informed !== null) rows.push(['know of it', `${informed} residents`])
  return rows.map(([name, value]) => `${paint.faint(name.padEnd(NAME_WIDTH))}${value}`).join('\n')
}
