import type { Resident } from '@ai-community/shared/contracts/world.ts'
import { listResidents } from '@ai-community/shared/town/residents.ts'
import type { Command } from 'commander'
import { parseCount } from '../arguments.ts'
import { getPlace } from '../names.ts'
import type { Operator } from '../operator.ts'
import { answer, note, type JsonOption } from '../output.ts'
import type { Session } from '../session.ts'
import { addTownCommand } from '../town-command.ts'
import { renderResidents } from '../views/residents-view.ts'

const RESIDENTS_A_PAGE = 100

interface ResidentsOptions extends JsonOption {
  at?: string
  limit: number
}

/** `residents`: who is where and does what. */
export function addResidentsCommand(program: Command, session: Session): void {
  addTownCommand(program, 'residents', 'who is where and does what', ['residents', 'residents --at café'])
    .option('--at <place>', 'those at a place alone')
    .option('--limit <n>', 'how many at most', parseCount, 1_000)
    .action(async ({ at, limit, json }: ResidentsOptions) => {
      const operator = await session.operator()
      await operator.getWorld()
      const place = at === undefined ? undefined : await getPlace(operator, at)
      const found = await list(operator, limit, (resident) => !place || resident.location?.id === place.id)
      if (found.isCut) note(`These are the first ${limit}; --limit shows more.`)
      answer({ json }, found.residents, () => renderResidents(found.residents))
    })
}

async function list(operator: Operator, limit: number, isWanted: (resident: Resident) => boolean) {
  const residents: Resident[] = []
  let cursor: string | undefined
  do {
    const page = await listResidents(operator.db, {
      limit: RESIDENTS_A_PAGE,
      ...(cursor !== undefined && { cursor }),
    })
    residents.push(...page.items.filter(isWanted))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && residents.length < limit)
  return {
    residents: residents.slice(0, limit),
    isCut: cursor !== undefined || residents.length > limit,
  }
}
