import { findCauses } from '@ai-community/shared/town/causes.ts'
import { listTownLog } from '@ai-community/shared/town/log.ts'
import type { Command } from 'commander'
import { parseCount } from '../arguments.ts'
import { CliError, EXIT } from '../cli-error.ts'
import { searchResidents } from '../names.ts'
import type { Operator } from '../operator.ts'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { renderCause } from '../views/cause-view.ts'

const REFERENCE = /^(?:[1-9]\d*:[1-9]\d*|in:[1-9]\d*|[1-9]\d{0,18})$/

interface WhyOptions extends JsonOption {
  depth: number
}

/** `why <event>`: what something grew from. */
export function addWhyCommand(program: Command, session: Session): void {
  addTownCommand(program, 'why', 'what a post, an action, a memory or a meeting grew from', [
    'why 1:2045',
    'why chen_xiaoyu',
  ])
    .argument('<event...>', 'its key as "log" shows it, its id, or a resident: then the last it did')
    .option('--depth <n>', 'how many steps to go back', parseCount, 3)
    .action(async (words: string[], { depth, json }: WhyOptions) => {
      const operator = await session.operator()
      const key = await referenceOf(operator, words.join(' '))
      const cause = await findCauses(operator.db, key, depth)
      if (!cause) throw new CliError(EXIT.notFound, `Nothing has the key ${key}; "log" shows keys.`)
      answer({ json }, cause, () => renderCause(cause))
    })
}

async function referenceOf(operator: Operator, text: string): Promise<string> {
  if (REFERENCE.test(text)) return text
  const [resident] = await searchResidents(operator, text)
  const [last] = resident ? await listTownLog(operator.db, { limit: 1, resident: resident.username }) : []
  if (!last) throw new CliError(EXIT.notFound, `Neither an event nor a resident is called "${text}".`)
  return last.key
}
