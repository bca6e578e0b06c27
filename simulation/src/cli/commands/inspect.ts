import type { Memory, ResidentAction, ResidentDetail } from '@ai-community/shared/contracts/world.ts'
import { findCauses, type Cause } from '@ai-community/shared/town/causes.ts'
import { listTownLog } from '@ai-community/shared/town/log.ts'
import { listResidentActions } from '@ai-community/shared/town/history.ts'
import { listMemories } from '@ai-community/shared/town/memories.ts'
import { getResidentDetail } from '@ai-community/shared/town/residents.ts'
import type { Command } from 'commander'
import { parseCount } from '../arguments.ts'
import { getResident } from '../names.ts'
import type { Operator } from '../operator.ts'
import { answer, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { renderInspection } from '../views/inspect-view.ts'

const LAST_ACTIONS = 5
const WHY_DEPTH = 2

interface InspectOptions extends JsonOption {
  memories: number
}

/** One resident, inside and out. */
export interface Inspection {
  resident: ResidentDetail
  actions: ResidentAction[]
  memories: Memory[]
  /** The last thing it decided to do, with what that grew from. */
  decision: Cause | null
  /** The part of the day's plan in which it did so. */
  planned: ResidentDetail['plan'][number] | null
}

/** `inspect <name>`: needs, mood, plan, place, relations, memories, things, the last decision and why. */
export function addInspectCommand(program: Command, session: Session): void {
  addTownCommand(program, 'inspect', 'needs, mood, plan, memories and the last decision of a resident', [
    'inspect chen_xiaoyu',
    'inspect 陈小雨',
  ])
    .argument('<name...>', 'username or display name, or how either begins')
    .option('--memories <n>', 'how many memories', parseCount, 8)
    .action(async (words: string[], { memories, json }: InspectOptions) => {
      const operator = await session.operator()
      const { username } = await getResident(operator, words.join(' '))
      const inspection = await inspect(operator, username, memories)
      const world = await operator.getWorld()
      answer({ json }, inspection, () => renderInspection(inspection, world.simTime))
    })
}

async function inspect({ db }: Operator, username: string, memories: number): Promise<Inspection> {
  const [last] = await listTownLog(db, { limit: 1, resident: username, kind: 'action' })
  const [resident, actions, remembered, decision] = await Promise.all([
    getResidentDetail(db, username),
    listResidentActions(db, username, { limit: LAST_ACTIONS }),
    listMemories(db, username, true, { limit: memories }),
    last ? findCauses(db, last.key, WHY_DEPTH) : undefined,
  ])
  const at = last?.simTime ?? 0
  const planned = resident.plan.find(({ startAt, endAt }) => startAt <= at && at < endAt) ?? null
  return {
    resident,
    actions: actions.items,
    memories: remembered.items,
    decision: decision ?? null,
    planned,
  }
}
