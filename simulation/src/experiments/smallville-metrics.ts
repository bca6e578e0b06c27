import { SIM_HOUR_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { InterviewAnswer } from './interview.ts'
import { CANDIDACY, PARTY, type PlantedFact } from './seeded-facts.ts'
import type { TownRecord } from './town-record.ts'

type Directed = readonly (readonly [who: string, whom: string])[]

/** Who knows of what and of whom at one time. */
export interface TownKnowledge {
  /** Keys of the residents who know the fact. */
  candidacy: readonly string[]
  party: readonly string[]
  /** Who has met whom, or knew them from the beginning; each direction on its own. */
  acquaintances: Directed
  /** Who knows some news that names whom. */
  heardOf: Directed
}

/** Shares are 0–1; the figures in brackets are those of Generative Agents (arXiv 2304.03442, section 7.1). */
export interface SmallvilleMetrics {
  /** Of all residents (4 % → 32 %). */
  candidacyBefore: number
  candidacyAfter: number
  /** Of all residents (4 % → 52 %). */
  partyBefore: number
  partyAfter: number
  /** Of all pairs, those who are acquainted with each other (0.167 → 0.74). */
  densityBefore: number
  densityAfter: number
  /** Of all answers in the interviews, those that claim what never reached the one who answers (1.3 %). */
  falseClaims: number | null
  /** Of the answers by those who do know, those that say so. */
  tellWhatTheyKnow: number | null
  /** How many others were invited to the party (12), came (5), and stayed away for a reason that they have (3). */
  invited: number
  came: number
  hadReason: number
  /** Of those invited who stayed away, the ones who gave no reason (the paper: 4 of 7). */
  withoutReason: number
  /** Mean number of tellers between the origin and those who learned of a seeded fact. */
  meanPathLength: number | null
}

export interface SmallvilleObservations {
  record: TownRecord
  before: TownKnowledge
  after: TownKnowledge
  answers: readonly InterviewAnswer[]
}

export function measureSmallville({
  record,
  before,
  after,
  answers,
}: SmallvilleObservations): SmallvilleMetrics {
  const residents = record.residents.length
  const party = partyGuests(record)
  const judged = answers.map((answer) => ({ ...answer, knows: hasReached(record, after, answer) }))
  const knowing = judged.filter(({ knows }) => knows)
  const lengths = [CANDIDACY, PARTY].flatMap((fact) => pathLengths(record, fact))
  return {
    candidacyBefore: before.candidacy.length / residents,
    candidacyAfter: after.candidacy.length / residents,
    partyBefore: before.party.length / residents,
    partyAfter: after.party.length / residents,
    densityBefore: density(before.acquaintances, residents),
    densityAfter: density(after.acquaintances, residents),
    falseClaims: ratio(judged.filter(({ claims, knows }) => claims && !knows).length, judged.length),
    tellWhatTheyKnow: ratio(knowing.filter(({ claims }) => claims).length, knowing.length),
    ...party,
    meanPathLength: ratio(
      lengths.reduce((sum, length) => sum + length, 0),
      lengths.length,
    ),
  }
}

/** Of all unordered pairs, the share of those in which both know of the other: 2|E| / (|V| (|V| - 1)). */
export function density(acquaintances: Directed, residents: number): number {
  const known = new Set(acquaintances.map(([who, whom]) => `${who} ${whom}`))
  const mutual = acquaintances.filter(([who, whom]) => known.has(`${whom} ${who}`)).length
  return mutual / (residents * (residents - 1))
}

/**
 * For each resident who learned of the fact, how many tellings lie between it and the origin: 0 for the origin itself.
 * Somebody whose path does not lead back to the origin is missing.
 */
export function pathsFrom(record: TownRecord, { text, origin }: PlantedFact): ReadonlyMap<string, number> {
  const lengths = new Map([[origin, 0]])
  for (const { text: learned, resident, from } of record.learnings) {
    if (learned.en !== text.en || lengths.has(resident) || from === null) continue
    const length = lengths.get(from)
    if (length !== undefined) lengths.set(resident, length + 1)
  }
  return lengths
}

function pathLengths(record: TownRecord, fact: PlantedFact): number[] {
  return [...pathsFrom(record, fact).values()].filter((length) => length > 0)
}

/** Whether what is asked about ever reached the one who is asked. */
function hasReached(record: TownRecord, after: TownKnowledge, { resident, about }: InterviewAnswer): boolean {
  if (about.kind === 'resident')
    return [after.acquaintances, after.heardOf].some((pairs) =>
      pairs.some(([who, whom]) => who === resident && whom === about.key),
    )
  return pathsFrom(record, about.kind === 'candidacy' ? CANDIDACY : PARTY).has(resident)
}

function partyGuests(
  record: TownRecord,
): Pick<SmallvilleMetrics, 'invited' | 'came' | 'hadReason' | 'withoutReason'> {
  const last = new Map(
    record.engagements
      .filter(
        ({ gathering, host, resident }) =>
          gathering === 'party' && host === PARTY.origin && resident !== host,
      )
      .map((engagement) => [engagement.resident, engagement]),
  )
  const guests = [...last.values()]
  const came = guests.filter(({ state }) => state === 'came').length
  const hadReason = guests.filter(({ state, reason }) => state !== 'came' && reason !== null).length
  return { invited: guests.length, came, hadReason, withoutReason: guests.length - came - hadReason }
}

/** Share of the residents who had learned of the fact by each full hour. */
export function learningCurve(record: TownRecord, { text }: PlantedFact, end: SimTime): number[] {
  const known = new Set<string>()
  const learnings = record.learnings.filter((learning) => learning.text.en === text.en)
  let next = 0
  return Array.from({ length: Math.floor(end / SIM_HOUR_MS) + 1 }, (_, hour) => {
    for (; next < learnings.length && learnings[next]!.at <= hour * SIM_HOUR_MS; next++)
      known.add(learnings[next]!.resident)
    return known.size / record.residents.length
  })
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
