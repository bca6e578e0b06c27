import type { SimulationCommand, Speed } from '@ai-community/shared/contracts/simulation.ts'
import type { Command } from 'commander'
import { parseSpeed } from '../arguments.ts'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'

interface StartOptions extends JsonOption {
  speed?: Speed
}

/** The state machine's own commands: `start`, `resume`, `pause`, `stop`, `speed`. */
export function addControlCommands(program: Command, session: Session): void {
  const send = async (command: SimulationCommand, options: JsonOption) => {
    const status = await session.send(command)
    answer(options, status, () => status.result!)
  }
  addTownCommand(program, 'start', 'let the town live', ['start', 'start --speed 60'])
    .option('--speed <x>', 'simulated seconds per real second, or max', parseSpeed)
    .action(({ speed, json }: StartOptions) => send({ command: 'start', speed }, { json }))
  addTownCommand(program, 'resume', 'let the paused town go on', ['resume'])
    .option('--speed <x>', 'simulated seconds per real second, or max', parseSpeed)
    .action(({ speed, json }: StartOptions) => send({ command: 'resume', speed }, { json }))
  addTownCommand(program, 'pause', 'let the town stand still', ['pause']).action((options: JsonOption) =>
    send({ command: 'pause' }, options),
  )
  addTownCommand(program, 'stop', 'stop the town and save it', ['stop']).action((options: JsonOption) =>
    send({ command: 'stop' }, options),
  )
  addTownCommand(program, 'speed', 'change the pace', ['speed 600', 'speed max'])
    .argument('<x>', 'simulated seconds per real second, 0.1 to 10000, or max', parseSpeed)
    .action((speed: Speed, options: JsonOption) => send({ command: 'speed', speed }, options))
}
