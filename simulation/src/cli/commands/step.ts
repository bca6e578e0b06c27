import type { Command } from 'commander'
import { parseSteps } from '../arguments.ts'
import { answer, type JsonOption } from '../output.ts'
import { createProgress } from '../progress.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'

/** `step [n]`: a town that stands still lives so many events. */
export function addStepCommand(program: Command, session: Session): void {
  addTownCommand(program, 'step', 'let a town that stands still live so many events', ['step', 'step 100'])
    .argument('[n]', 'number of events', parseSteps, 1)
    .action((steps: number, options: JsonOption) => step(session, steps, options))
}

/** Steps the world in the process that has it, or in this one when nobody has. */
export async function step(session: Session, steps: number, options: JsonOption): Promise<void> {
  const progress = createProgress('step')
  try {
    const status = await session.send(
      { command: 'step', steps },
      { mayHost: true, onProgress: (share) => progress.show(share, `of ${steps} events`) },
    )
    progress.end()
    answer(options, status, () => status.result!)
  } finally {
    progress.end()
  }
}
