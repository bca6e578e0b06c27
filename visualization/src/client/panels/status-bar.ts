import { clockOf, dayOf, simTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { ClockSample, SourceState } from '../../protocol.ts'
import { TEXTS } from '../texts.ts'
import type { Language } from '../texts.ts'
import { element } from './element.ts'

export interface Status {
  name: BilingualText | undefined
  source: SourceState | undefined
  clock: ClockSample | undefined
  residents: number
  /** Shown town time, simulated milliseconds. */
  simTime: number
  serverAway: boolean
}

/** The line on top: which world this is, whether it is live, and what time it is there. */
export class StatusBar {
  readonly root: HTMLElement
  #name = element('strong', { class: 'town-name' })
  #badge = element('span', { class: 'badge', role: 'status' })
  #clock = element('span', { class: 'clock' })
  #pace = element('span', { class: 'pace' })
  #note = element('p', { class: 'note', role: 'status', 'aria-live': 'polite' })
  #drawn = ''

  constructor() {
    const line = element('div', { class: 'status-line' }, this.#badge, this.#name, this.#clock, this.#pace)
    this.root = element('header', { class: 'status' }, line, this.#note)
  }

  update(status: Status, language: Language): void {
    const view = viewOf(status, language)
    const drawn = JSON.stringify(view)
    if (drawn === this.#drawn) return
    this.#drawn = drawn
    this.#badge.textContent = view.badge
    this.#badge.dataset.state = view.state
    this.#name.textContent = view.name
    this.#clock.textContent = view.clock
    this.#pace.textContent = view.pace
    this.#note.textContent = view.note
    this.#note.hidden = view.note === ''
  }
}

function viewOf(status: Status, language: Language) {
  const texts = TEXTS[language]
  const { source, clock } = status
  if (!source || !clock)
    return { badge: texts.connecting, state: 'connecting', name: '', clock: '', pace: '', note: '' }
  const now = simTime(Math.max(0, Math.floor(status.simTime)))
  const awaySince = source.awaySince && new Date(source.awaySince).toLocaleTimeString(language)
  return {
    ...badgeOf(source, clock, status.serverAway, language),
    name: status.name?.[language] ?? '',
    clock: `${texts.day(dayOf(now))} · ${clockOf(now)}`,
    pace: `${texts.speed(clock.speed)} · ${texts.residents(status.residents)}`,
    note: status.serverAway
      ? texts.serverAway
      : source.kind === 'demo'
        ? texts.demoNote
        : awaySince
          ? texts.databaseAway(awaySince)
          : '',
  }
}

function badgeOf(
  source: SourceState,
  clock: ClockSample,
  serverAway: boolean,
  language: Language,
): { badge: string; state: string } {
  const texts = TEXTS[language]
  if (source.kind === 'demo') return { badge: texts.demo, state: 'demo' }
  if (serverAway || source.awaySince || clock.status === 'paused')
    return { badge: texts.paused, state: 'paused' }
  if (clock.status === 'stopped') return { badge: texts.stopped, state: 'paused' }
  return { badge: texts.live, state: 'live' }
}
