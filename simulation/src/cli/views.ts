import type { Resident } from '@ai-community/shared/contracts/world.ts'
import type { WorldState } from '@ai-community/shared/town/world.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { renderTable } from './table.ts'
import { formatTownTime } from '../live/town-time.ts'

export function renderStatus(world: WorldState): string {
  const rows = [
    ['town', `${world.name.zh} ${world.name.en}`],
    ['status', world.status],
    ['time', formatTownTime(simTime(world.simTime))],
    ['speed', world.speed === 'max' ? 'as fast as it goes' : `${world.speed} simulated seconds a second`],
    ['mind', world.mind === 'rules' ? '规则模式 rules' : 'model'],
    ['residents', String(world.residents)],
    ['behind', `${world.lag.toFixed(1)} s`],
    ['run by', world.host ?? 'nobody'],
    ['state', world.stateHash ?? 'nothing committed yet'],
  ]
  return rows.map(([name, value]) => `${name!.padEnd(10)}${value}`).join('\n')
}

export function renderResidents(residents: readonly Resident[]): string {
  const columns = [
    { title: 'name', maxWidth: 20 },
    { title: 'username', maxWidth: 20 },
    { title: 'mood' },
    { title: 'where', maxWidth: 24 },
    { title: 'does', maxWidth: 48 },
  ]
  return renderTable(
    columns,
    residents.map((resident) => [
      resident.displayName,
      resident.username,
      resident.status === 'asleep' ? 'asleep' : resident.mood,
      resident.location ? resident.location.name[resident.language] : 'under way',
      resident.activity.text[resident.language],
    ]),
  )
}
