import type { Command } from 'commander'
import { interviewResident } from '../../live/interview.ts'
import { openWorldCopy } from '../../live/world-copy.ts'
import { isHolderDead } from '../holder.ts'
import { getResident } from '../names.ts'
import type { Operator } from '../operator.ts'
import { answer, paint, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { CliError, EXIT } from '../cli-error.ts'

const MOST_CHARACTERS = 500

/** `interview <name> <question>`: a resident answers out of band; the town does not change by it. */
export function addInterviewCommand(program: Command, session: Session): void {
  addTownCommand(program, 'interview', 'ask a resident something; the town does not change by it', [
    'interview chen_xiaoyu 你今天过得怎么样？',
    'interview "Emma Clark" "What are you doing?"',
  ])
    .argument('<name>', 'username or display name, in quotes where it has blanks')
    .argument('<question...>')
    .action(async (name: string, words: string[], { json }: JsonOption) => {
      const operator = await session.operator()
      const resident = await getResident(operator, name)
      const question = words.join(' ').trim()
      if (question === '' || [...question].length > MOST_CHARACTERS)
        throw new CliError(EXIT.usage, `A question has 1 to ${MOST_CHARACTERS} characters.`)
      const said = await ask(session, operator, resident.username, question)
      answer(
        { json },
        { resident: resident.username, displayName: resident.displayName, question, answer: said },
        () => `${paint.name(resident.displayName)}: ${said}`,
      )
    })
}

/** Whoever holds the world asks; where nobody does, a copy of the world as it was left is asked. */
async function ask(
  session: Session,
  operator: Operator,
  username: string,
  question: string,
): Promise<string> {
  const world = await operator.getWorld()
  if (world.host !== null && !isHolderDead(world)) {
    const status = await session.send({ command: 'interview', resident: username, question })
    return status.result!
  }
  const { simulation, directory } = await openWorldCopy(operator.db, world.id)
  const key = directory.residentKeysByUsername.get(username)!
  return interviewResident(simulation, key, question) ?? '…'
}
