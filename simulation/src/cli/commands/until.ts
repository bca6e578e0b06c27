import { setTimeout as sleep } from 'node:timers/promises'
import type { WorldState } from '@ai-community/shared/town/world.ts'
import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { Command } from 'commander'
import { formatTownTime, parseTownTime } from '../../live/town-time.ts'
import { CliError, EXIT } from '../cli-error.ts'
import { answer, type JsonOption } from '../output.ts'
import { createProgress } from '../progress.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { parseSpeed } from '../arguments.ts'

const POLL_MS = 200

interface UntilOptions extends JsonOption {
  speed?: number | 'max'
  wait: boolean
}

/** `until <time>`: the town lives until then and pauses; whoever asked waits for it. */
export function addUntilCommand(program: Command, session: Session): void {
  addTownCommand(program, 'until', 'let the town live until a time, and pause it there', [
    'until 18:30',
    'until day 3 07:00',
    'until +2h --speed max',
  ])
    .argument('<time...>', '18:30 (the next one), day 3 07:00, +90m, +2h or +1d')
    .option('--speed <x>', 'simulated seconds per real second, or max', parseSpeed)
    .option('--no-wait', 'return at once; the town goes on and pauses by itself')
    .action((words: string[], options: UntilOptions) => until(session, words.join(' '), options))
}

async function until(session: Session, text: string, { speed, wait, json }: UntilOptions): Promise<void> {
  const before = await session.getWorld()
  const goal = parseTownTime(text, simTime(before.simTime))
  // A process that ends at once is none to run the town.
  await session.requireHost(wait || session.isConsole)
  const { status } = await session.getWorld()
  const command = status === 'paused' ? 'resume' : 'start'
  const obeyed = await session.send({ command, until: goal, speed })
  if (!wait) return answer({ json }, obeyed, () => obeyed.result!)
  const world = await waitUntil(session, simTime(before.simTime), goal)
  answer({ json }, toOutcome(world, goal), () => renderOutcome(world))
}

/** Shows how far it is until the town stands still, whatever made it. */
async function waitUntil(session: Session, begun: SimTime, goal: SimTime): Promise<WorldState> {
  const progress = createProgress('until')
  try {
    for (;;) {
      const world = await session.getWorld()
      if (world.status !== 'running') return world
      if (session.signal.aborted) throw new CliError(EXIT.interrupted, 'interrupted')
      const share = (world.simTime - begun) / (goal - begun)
      progress.show(Math.min(1, Math.max(0, share)), formatTownTime(simTime(world.simTime)))
      await sleep(POLL_MS, undefined, { signal: session.signal }).catch(() => undefined)
    }
  } finally {
    progress.end()
  }
}

function toOutcome({ status, simTime: reached, day, clock, reason }: WorldState, goal: SimTime) {
  return { status, simTime: reached, day, clock, reason, reached: reached >= goal }
}

function renderOutcome({ status, simTime: reached, reason }: WorldState): string {
  return `${status} at ${formatTownTime(simTime(reached))}${reason === null ? '' : `: ${reason}`}`
}
