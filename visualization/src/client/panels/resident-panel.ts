import type { ResidentDetail } from '@ai-community/shared/contracts/world.ts'
import { clockOf, simTime } from '@ai-community/shared/world/sim-time.ts'
import { NEEDS } from '@ai-community/shared/world/vocabulary.ts'
import type { ResidentReport, VizPlace, VizResident } from '../../protocol.ts'
import { ACTION_NAMES, MOOD_NAMES, NEED_NAMES, TEXTS } from '../texts.ts'
import type { Language } from '../texts.ts'
import { element } from './element.ts'

export interface ResidentPanelContent {
  resident: VizResident
  /** Undefined while it is being read, null when it can't be. */
  report: ResidentReport | undefined | null
  place: VizPlace | undefined
  isWalking: boolean
  isFollowed: boolean
}

export interface ResidentPanelActions {
  follow: () => void
  centre: () => void
  retry: () => void
  openResident: (id: string) => void
}

const SHOWN_ACTIONS = 6

/** What is known of one resident; what the picture knows is shown at once, the rest when it has been read. */
export function drawResidentPanel(
  content: ResidentPanelContent,
  actions: ResidentPanelActions,
  language: Language,
): HTMLElement[] {
  const { resident, report } = content
  const texts = TEXTS[language]
  const followLabel = content.isFollowed ? texts.following : texts.follow
  const buttons = element(
    'div',
    { class: 'panel-buttons' },
    element(
      'button',
      { type: 'button', 'aria-pressed': String(content.isFollowed), onclick: actions.follow },
      `${followLabel} (F)`,
    ),
    element('button', { type: 'button', onclick: actions.centre }, texts.centre),
  )
  const head = [drawNow(content, language), buttons]
  if (report === null)
    return [
      ...head,
      element('p', { class: 'faint' }, texts.detailsFailed),
      element('button', { type: 'button', onclick: actions.retry }, texts.retry),
    ]
  if (!report || report.resident.id !== resident.id)
    return [...head, element('p', { class: 'faint' }, texts.loading)]
  return [...head, ...drawReport(report, actions, language)]
}

function drawNow({ resident, place, isWalking }: ResidentPanelContent, language: Language): HTMLElement {
  const texts = TEXTS[language]
  const where = place && (isWalking ? texts.onTheWayTo : texts.at)(place.name[language])
  return element(
    'p',
    { class: 'now' },
    element('span', { class: 'mood' }, MOOD_NAMES[resident.mood][language]),
    element('span', {}, resident.activity[language]),
    where !== undefined && element('span', { class: 'faint' }, ` · ${where}`),
  )
}

function drawReport(
  { resident, recentActions }: ResidentReport,
  actions: ResidentPanelActions,
  language: Language,
): HTMLElement[] {
  const texts = TEXTS[language]
  const about = `${resident.occupation[language]} · ${texts.age(resident.age)}`
  return [
    section(texts.needs, drawNeeds(resident, language)),
    section(
      texts.persona,
      element('p', { class: 'faint' }, about),
      element('p', {}, resident.persona[language]),
      element('p', { class: 'chips' }, ...resident.interests.map((it) => chip(it[language]))),
    ),
    section(texts.plan, drawPlan(resident, language)),
    section(
      texts.recent,
      list(
        recentActions
          .slice(0, SHOWN_ACTIONS)
          .map((it) => [
            clockOf(simTime(it.startAt)),
            it.text[language] || ACTION_NAMES[it.action][language],
          ]),
        language,
      ),
    ),
    section(texts.relations, drawRelations(resident, actions, language)),
    section(texts.inventory, drawInventory(resident, language)),
  ]
}

function drawNeeds(resident: ResidentDetail, language: Language): HTMLElement {
  const rows = NEEDS.map((need) => {
    const level = Math.round(resident.needs[need])
    const bar = element('meter', { 'aria-label': NEED_NAMES[need][language] })
    Object.assign(bar, { min: 0, max: 100, low: 25, high: 55, optimum: 90, value: level })
    return element(
      'div',
      { class: 'need' },
      element('span', {}, NEED_NAMES[need][language]),
      bar,
      element('b', {}, String(level)),
    )
  })
  return element('div', { class: 'needs' }, ...rows)
}

function drawPlan(resident: ResidentDetail, language: Language): HTMLElement {
  if (resident.plan.length === 0) return element('p', { class: 'faint' }, TEXTS[language].nothing)
  const rows = resident.plan.map((block) => {
    const where = block.location ? ` · ${block.location.name[language]}` : ''
    const row = element(
      'li',
      {},
      element('time', {}, clockOf(simTime(block.startAt))),
      element('span', {}, block.text[language], element('small', { class: 'faint' }, where)),
    )
    row.dataset.state = block.state
    return row
  })
  return element('ol', { class: 'timeline' }, ...rows)
}

function drawRelations(
  resident: ResidentDetail,
  actions: ResidentPanelActions,
  language: Language,
): HTMLElement {
  if (resident.relationships.length === 0) return element('p', { class: 'faint' }, TEXTS[language].nothing)
  const rows = resident.relationships.map(({ resident: other, affinity, familiarity }) => {
    const heart = element(
      'span',
      { class: 'heart', title: `${affinity} / ${familiarity}` },
      affinity < 0 ? '♡' : '♥',
    )
    heart.style.opacity = String(0.35 + 0.65 * Math.min(Math.abs(affinity), 1))
    const open = (): void => actions.openResident(other.id)
    return element(
      'button',
      { type: 'button', class: 'person', onclick: open },
      other.displayName,
      ' ',
      heart,
    )
  })
  return element('div', { class: 'chips' }, ...rows)
}

function drawInventory(resident: ResidentDetail, language: Language): HTMLElement {
  const items = resident.inventory.map(({ name, quantity }) =>
    chip(quantity > 1 ? `${name[language]} ×${quantity}` : name[language]),
  )
  const money = chip(`${TEXTS[language].money} ${(resident.moneyCents / 100).toFixed(2)}`)
  return element('div', { class: 'chips' }, money, ...items)
}

function list(rows: [string, string][], language: Language): HTMLElement {
  if (rows.length === 0) return element('p', { class: 'faint' }, TEXTS[language].nothing)
  const items = rows.map(([time, text]) =>
    element('li', {}, element('time', {}, time), element('span', {}, text)),
  )
  return element('ol', { class: 'timeline' }, ...items)
}

function section(title: string, ...children: HTMLElement[]): HTMLElement {
  return element('section', {}, element('h3', {}, title), ...children)
}

function chip(text: string): HTMLElement {
  return element('span', { class: 'chip' }, text)
}
