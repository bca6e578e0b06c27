import type { Cause } from '@ai-community/shared/town/causes.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import cliTruncate from 'cli-truncate'
import { formatTownTime } from '../../live/town-time.ts'
import { paint } from '../output.ts'

const WIDEST = 200

/** A tree: below each line what it grew from. */
export function renderCause(cause: Cause, terminalWidth: number = process.stdout.columns ?? WIDEST): string {
  return linesOf(cause, '', '', terminalWidth).join('\n')
}

function linesOf(cause: Cause, first: string, rest: string, terminalWidth: number): string[] {
  const when = cause.simTime === null ? '' : `${formatTownTime(simTime(cause.simTime))}  `
  const words = cause.text.replaceAll(/\s+/g, ' ')
  const plain = `${first}${when}${cause.kind}  ${words}`
  const key = paint.faint(`  ${cause.key}${cause.isCut ? ' …' : ''}`)
  const room = Math.max(40, terminalWidth - cause.key.length - (cause.isCut ? 4 : 2))
  const line = cliTruncate(plain, room).replace(cause.kind, paint.name(cause.kind))
  const last = cause.because.length - 1
  return [
    `${line}${key}`,
    ...cause.because.flatMap((one, i) =>
      linesOf(
        one,
        `${rest}${i === last ? '└─ ' : '├─ '}`,
        `${rest}${i === last ? '   ' : '│  '}`,
        terminalWidth,
      ),
    ),
  ]
}
