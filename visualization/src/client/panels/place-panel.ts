import { clockOf, minuteOfDay, SIM_MINUTE_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import type { VizPlace, VizResident } from '../../protocol.ts'
import { PLACE_KIND_NAMES, TEXTS } from '../texts.ts'
import type { Language } from '../texts.ts'
import { element } from './element.ts'

const MINUTES_A_DAY = 1_440

/** A place: what it is, when it is open, and who is there. */
export function drawPlacePanel(
  place: VizPlace,
  present: readonly VizResident[],
  shownTime: number,
  openResident: (id: string) => void,
  language: Language,
): HTMLElement[] {
  const texts = TEXTS[language]
  const facts = [
    PLACE_KIND_NAMES[place.kind][language],
    hoursOf(place, shownTime, language),
    texts.capacity(place.capacity),
  ]
  const people = present.map((resident) =>
    element(
      'button',
      { type: 'button', class: 'person wide', onclick: () => openResident(resident.id) },
      element('strong', {}, resident.displayName),
      element('span', { class: 'faint' }, resident.activity[language]),
    ),
  )
  const heading = element('h3', {}, `${texts.whoIsHere} (${present.length})`)
  const nobody = element('p', { class: 'faint' }, texts.nobodyHere)
  return [
    element('p', { class: 'faint' }, facts.join(' · ')),
    element('section', {}, heading, ...(people.length > 0 ? people : [nobody])),
  ]
}

function hoursOf(place: VizPlace, shownTime: number, language: Language): string {
  const texts = TEXTS[language]
  if (!place.openMinutes) return texts.alwaysOpen
  const [open, close] = place.openMinutes
  const minute = minuteOfDay(simTime(Math.max(0, Math.floor(shownTime))))
  const isOpen = (minute >= open && minute < close) || minute + MINUTES_A_DAY < close
  const clock = (at: number): string => clockOf(simTime((at % MINUTES_A_DAY) * SIM_MINUTE_MS))
  return `${isOpen ? texts.open : texts.closed} ${clock(open)}–${clock(close)}`
}
