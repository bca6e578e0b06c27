import type { Command } from 'commander'
import { addBreakCommand } from './commands/break.ts'
import { addControlCommands } from './commands/control.ts'
import { addForkCommand } from './commands/fork.ts'
import { addInjectCommand } from './commands/inject.ts'
import { addInspectCommand } from './commands/inspect.ts'
import { addInterviewCommand } from './commands/interview.ts'
import { addLogCommand } from './commands/log.ts'
import { addResidentsCommand } from './commands/residents.ts'
import { addSnapshotCommand } from './commands/snapshot.ts'
import { addStatusCommand } from './commands/status.ts'
import { addStepCommand } from './commands/step.ts'
import { addUntilCommand } from './commands/until.ts'
import { addWhyCommand } from './commands/why.ts'
import type { Session } from './session.ts'

/** Adds every command that console and shell have in common. */
export function addTownCommands(program: Command, session: Session): void {
  addControlCommands(program, session)
  addStepCommand(program, session)
  addUntilCommand(program, session)
  addStatusCommand(program, session)
  addResidentsCommand(program, session)
  addInspectCommand(program, session)
  addLogCommand(program, session)
  addWhyCommand(program, session)
  addInterviewCommand(program, session)
  addInjectCommand(program, session)
  addBreakCommand(program, session)
  addSnapshotCommand(program, session)
  addForkCommand(program, session)
}
