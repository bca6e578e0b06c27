import type { Breakpoint, StuckResidentReport } from '@ai-community/shared/contracts/simulation.ts'
import type { WorldState } from '@ai-community/shared/town/world.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { formatTownTime } from '../../live/town-time.ts'
import { paint } from '../output.ts'

const NAME_WIDTH = 13

export function renderStatus(world: WorldState & { breakpoints: readonly Breakpoint[] }): string {
  const speed = world.speed === 'max' ? 'as fast as it goes' : `${world.speed} simulated seconds a second`
  const rows: [name: string, value: string][] = [
    ['town', `${world.name.zh} ${world.name.en}`],
    ['status', renderState(world)],
    ['time', formatTownTime(simTime(world.simTime))],
    ['speed', speed],
    ['mind', world.mind === 'rules' ? '规则模式 rules' : 'model'],
    ['residents', String(world.residents)],
    ['behind', `${world.lag.toFixed(1)} s`],
    ['run by', world.host ?? 'nobody'],
    ['state', world.stateHash ?? 'nothing committed yet'],
  ]
  if (world.breakpoints.length > 0)
    rows.push(['breakpoints', `${world.breakpoints.length}; "break" lists them`])
  for (const one of world.stuck) rows.push(['stuck', paint.bad(renderStuck(one))])
  return rows.map(([name, value]) => `${paint.faint(name.padEnd(NAME_WIDTH))}${value}`).join('\n')
}

function renderState({ status, reason }: WorldState): string {
  const colour = { running: paint.good, paused: paint.warning, stopped: paint.bad }[status]
  return `${colour(status)}${reason === null || status === 'running' ? '' : ` (${reason})`}`
}

function renderStuck({ resident, action, endAt, problem }: StuckResidentReport): string {
  return `${resident}: ${action} was to end ${formatTownTime(simTime(endAt))}; ${problem}`
}
