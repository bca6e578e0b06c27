import { setTimeout as sleep } from 'node:timers/promises'
import { listTownLog, type TownLogLine } from '@ai-community/shared/town/log.ts'
import { type Command, Option } from 'commander'
import { parseCount } from '../arguments.ts'
import { getResident } from '../names.ts'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { renderLog, renderLogLine } from '../views/log-view.ts'

const FOLLOW_EVERY_MS = 500
const FOLLOWED_AT_ONCE = 200

interface LogOptions extends JsonOption {
  of?: string
  kind?: TownLogLine['kind']
  limit: number
  follow?: boolean
}

/** `log`: what residents did, wrote and talked about, with the keys that `why` takes. */
export function addLogCommand(program: Command, session: Session): void {
  addTownCommand(program, 'log', 'what residents did, wrote and talked about', [
    'log',
    'log --of chen_xiaoyu --limit 5',
    'log --kind post --follow',
  ])
    .option('--of <resident>', 'of one resident alone')
    .addOption(new Option('--kind <kind>', 'of one kind alone').choices(['action', 'post', 'encounter']))
    .option('--limit <n>', 'how many lines', parseCount, 20)
    .option('--follow', 'go on with what happens, until Ctrl-C')
    .action((options: LogOptions) => showLog(session, options))
}

async function showLog(session: Session, { of, kind, limit, follow, json }: LogOptions): Promise<void> {
  const operator = await session.operator()
  await operator.getWorld()
  const resident = of === undefined ? undefined : (await getResident(operator, of)).username
  const lines = await listTownLog(operator.db, { limit, resident, kind })
  if (!follow) return answer({ json }, lines, () => renderLog(lines))
  const { signal } = session
  const seen = new Set<string>()
  const tell = (line: TownLogLine) => {
    if (seen.has(line.key)) return
    seen.add(line.key)
    answer({ json }, line, () => renderLogLine(line))
  }
  lines.forEach(tell)
  while (!signal.aborted) {
    await sleep(FOLLOW_EVERY_MS, undefined, { signal }).catch(() => undefined)
    for (const line of await listTownLog(operator.db, { limit: FOLLOWED_AT_ONCE, resident, kind })) tell(line)
  }
}
