import { injectEvent } from '@ai-community/shared/town/events.ts'
import { injectEventSchema } from '@ai-community/shared/contracts/world.ts'
import { type Command, InvalidArgumentError } from 'commander'
import { CliError, EXIT } from '../cli-error.ts'
import { getPlace } from '../names.ts'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'

const MOST_IMPORTANT = 10

interface InjectOptions extends JsonOption {
  en?: string
  at?: string
  importance: number
}

/** `inject <text>`: something happens in the town, and who hears of it talks about it. */
export function addInjectCommand(program: Command, session: Session): void {
  addTownCommand(program, 'inject', 'let something happen that residents hear of and talk about', [
    'inject 今晚全镇停水 --en "the water is off tonight"',
    'inject 咖啡馆的招牌掉了 --en "the sign of the café fell down" --at café --importance 5',
  ])
    .argument('<text...>', 'what happened, as residents will tell it, without a full stop')
    .option('--en <text>', 'the same in English, for those who speak it')
    .option('--at <place>', 'where; those who are there hear it first, without it everybody awake does')
    .option('--importance <n>', '1 to 10', parseImportance, 7)
    .action(async (words: string[], { en, at, importance, json }: InjectOptions) => {
      const operator = await session.operator()
      await operator.getWorld()
      const place = at === undefined ? undefined : await getPlace(operator, at)
      const zh = words.join(' ')
      const draft = injectEventSchema.safeParse({
        text: { zh, en: en ?? zh },
        locationId: place?.id ?? null,
        importance,
      })
      if (!draft.success)
        throw new CliError(EXIT.usage, draft.error.issues.map(({ message }) => message).join('; '))
      const event = await injectEvent(operator.ctx, null, draft.data)
      answer({ json }, event, () => `${event.id}: the town hears of it as soon as it lives`)
    })
}

function parseImportance(text: string): number {
  const importance = Number(text)
  if (!/^\d+$/.test(text) || importance < 1 || importance > MOST_IMPORTANT)
    throw new InvalidArgumentError('must be a whole number from 1 to 10')
  return importance
}
