import { SIM_HOUR_MS, SIM_DAY_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { Simulation } from '../simulation.ts'
import { residentSheets } from '../world/content/residents.ts'

/** A fact that one resident is given at the beginning. */
export interface PlantedFact {
  key: 'candidacy' | 'party'
  /** Key of the resident who knows it first. */
  origin: string
  text: BilingualText
  /** What an answer must say to show that one knows: who it is, which no question names, and what. */
  tells: RegExp
}

/** As Sam Moore's in the paper: one resident stands for the town council. */
export const CANDIDACY: PlantedFact = {
  key: 'candidacy',
  origin: 'edith-hale',
  text: { zh: '伊迪丝要参选镇议会', en: 'Edith is standing for the town council' },
  tells: /(伊迪丝|\bEdith\b).*(参选|议会|council)/i,
}

const PARTY_PLACE = 'cafe'
const MOST_GUESTS = 12
const PARTY_FROM = simTime(SIM_DAY_MS + 17 * SIM_HOUR_MS)
const PARTY_TO = simTime(SIM_DAY_MS + 19 * SIM_HOUR_MS)

/** As Isabella Rodriguez's in the paper: the host asks people to a café at five in the afternoon of the second day. */
export const PARTY: PlantedFact = {
  key: 'party',
  origin: 'lin-xiaoman',
  text: {
    zh: '小满星期二下午五点在三杯咖啡办派对',
    en: 'Xiaoman is giving a party at Three Cups Café at five on Tuesday afternoon',
  },
  tells: /(小满|三杯|\bXiaoman\b|\bThree Cups\b).*(派对|party)/i,
}

/** Importance of both facts, 1–10: above the town's usual news. */
const IMPORTANCE = 9

/**
 * Whom the host would like to see, as Isabella does her friends and her customers: those it knows, then those who are
 * fond of the place. Whether one is invited depends on whom it meets and writes to.
 */
function guestList(): string[] {
  const host = residentSheets.find(({ key }) => key === PARTY.origin)!
  const friends = host.relations.map(({ to }) => to)
  const regulars = residentSheets.filter(({ favouritePlaces }) => favouritePlaces.includes(PARTY_PLACE))
  const wished = new Set([...friends, ...regulars.map(({ key }) => key)])
  wished.delete(host.key)
  return [...wished].slice(0, MOST_GUESTS)
}

/** Gives each fact to its origin at `at`; the host begins to invite from then on. */
export function plantFacts(simulation: Simulation, at: SimTime): void {
  const first = simulation.lastInputNo + 1
  simulation.applyInput({
    kind: 'fact_planted',
    inputNo: first,
    at,
    resident: CANDIDACY.origin,
    fact: CANDIDACY.text,
    importance: IMPORTANCE,
  })
  simulation.applyInput({
    kind: 'party_planned',
    inputNo: first + 1,
    at,
    host: PARTY.origin,
    place: PARTY_PLACE,
    startAt: PARTY_FROM,
    endAt: PARTY_TO,
    fact: PARTY.text,
    guests: guestList(),
  })
}
