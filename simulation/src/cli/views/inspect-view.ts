import { NEEDS } from '@ai-community/shared/world/vocabulary.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { formatTownTime } from '../../live/town-time.ts'
import type { Inspection } from '../commands/inspect.ts'
import { paint } from '../output.ts'
import { renderTable } from '../table.ts'
import { renderCause } from './cause-view.ts'
import { whereIs } from './residents-view.ts'

const BAR_CELLS = 10
const MOST_RELATIONS = 6
const PRESSING = 25

/** @param now simulated milliseconds */
export function renderInspection(inspection: Inspection, now: number): string {
  const { resident } = inspection
  const { language } = resident
  const head = [
    `${paint.title(resident.displayName)} ${paint.faint(`@${resident.username}`)}  ${resident.occupation[language]}, ${resident.age}`,
    resident.persona[language],
    `${paint.faint('now')}   ${resident.activity.text[language]}, ${whereIs(resident)}, until ${formatTownTime(simTime(resident.activity.until))}`,
    `${paint.faint('mood')}  ${resident.status === 'asleep' ? `asleep, ${resident.mood}` : resident.mood}`,
    renderNeeds(inspection),
  ].join('\n')
  const sections: [title: string, body: string][] = [
    ['plan', renderPlan(inspection, now)],
    ['last decision and why', renderDecision(inspection)],
    ['memories', renderMemories(inspection)],
    ['relations', renderRelations(inspection)],
    ['has', renderThings(inspection)],
  ]
  return [head, ...sections.map(([title, body]) => `${paint.title(title)}\n${body}`)].join('\n\n')
}

function renderNeeds({ resident }: Inspection): string {
  return NEEDS.map((need) => {
    const value = resident.needs[need]
    const full = Math.round((value / 100) * BAR_CELLS)
    const bar = '█'.repeat(full) + '░'.repeat(BAR_CELLS - full)
    const colour = value < PRESSING ? paint.bad : paint.good
    return `${paint.faint(need.padEnd(8))}${colour(bar)} ${String(Math.round(value)).padStart(3)}`
  }).join('\n')
}

/** What it grew from and, since most of what one does was planned, the part of the plan it belongs to. */
function renderDecision({ resident, decision, planned }: Inspection): string {
  if (!decision) return 'none yet'
  if (!planned) return renderCause(decision)
  const { startAt, endAt, text } = planned
  const from = formatTownTime(simTime(startAt))
  const to = formatTownTime(simTime(endAt))
  return `${renderCause(decision)}\n${paint.faint('planned')}  ${text[resident.language]}, ${from} to ${to}`
}

function renderPlan({ resident }: Inspection, now: number): string {
  if (resident.plan.length === 0) return 'none'
  return renderTable(
    [{ title: 'from' }, { title: 'to' }, { title: 'what', shrinks: true }, { title: 'state' }],
    resident.plan.map(({ startAt, endAt, text, state }) => [
      `${startAt <= now && now < endAt ? '▸ ' : '  '}${formatTownTime(simTime(startAt))}`,
      formatTownTime(simTime(endAt)),
      text[resident.language],
      state,
    ]),
  )
}

function renderMemories({ memories }: Inspection): string {
  if (memories.length === 0) return 'none'
  return renderTable(
    [
      { title: 'when' },
      { title: 'kind' },
      { title: '1–10', align: 'right' },
      { title: 'what', shrinks: true },
    ],
    memories.map(({ simTime: at, kind, importance, text }) => [
      formatTownTime(simTime(at)),
      kind,
      String(importance),
      text,
    ]),
  )
}

function renderRelations({ resident }: Inspection): string {
  if (resident.relationships.length === 0) return 'knows nobody'
  return renderTable(
    [
      { title: 'who', paint: paint.name },
      { title: 'likes', align: 'right' },
      { title: 'knows', align: 'right' },
      { title: 'last met' },
    ],
    resident.relationships
      .slice(0, MOST_RELATIONS)
      .map(({ resident: other, affinity, familiarity, lastMet }) => [
        other.displayName,
        affinity.toFixed(2),
        familiarity.toFixed(2),
        lastMet === null ? '' : formatTownTime(simTime(lastMet)),
      ]),
  )
}

function renderThings({ resident }: Inspection): string {
  const things = resident.inventory.map(({ name, quantity }) => `${name[resident.language]} × ${quantity}`)
  return [`${(resident.moneyCents / 100).toFixed(2)} 元`, ...things].join(', ')
}
