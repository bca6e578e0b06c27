import { listBreakpoints } from '@ai-community/shared/town/breakpoints.ts'
import type { Command } from 'commander'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { renderStatus } from '../views/status-view.ts'

/** `status`: how the town is, who runs it, what is wrong. */
export function addStatusCommand(program: Command, session: Session): void {
  addTownCommand(program, 'status', 'how the town is', ['status', 'status --json']).action(
    async (options: JsonOption) => {
      const operator = await session.operator()
      const world = await operator.getWorld()
      const status = { ...world, breakpoints: await listBreakpoints(operator.db, world.id) }
      answer(options, status, () => renderStatus(status))
    },
  )
}
