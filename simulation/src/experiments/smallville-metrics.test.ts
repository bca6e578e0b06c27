import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import type { InterviewAnswer } from './interview.ts'
import { CANDIDACY, PARTY } from './seeded-facts.ts'
import {
  density,
  learningCurve,
  measureSmallville,
  pathsFrom,
  type TownKnowledge,
} from './smallville-metrics.ts'
import { emptyRecord, type EngagementRecord, type FactLearning } from './town-record.ts'

const residents = [CANDIDACY.origin, PARTY.origin, 'anna', 'ben', 'cleo']

function learning(resident: string, from: string | null, hour: number): FactLearning {
  const at = simTime(hour * SIM_HOUR_MS)
  return { fact: '1:1', text: CANDIDACY.text, resident, from, via: null, at }
}

function engagement(resident: string, state: string, reason: string | null = null): EngagementRecord {
  return { gathering: 'party', host: PARTY.origin, resident, state, reason, at: simTime(0) }
}

function knowledge(rest: Partial<TownKnowledge> = {}): TownKnowledge {
  return { candidacy: [CANDIDACY.origin], party: [PARTY.origin], acquaintances: [], heardOf: [], ...rest }
}

const NOTHING_SEEN = { record: emptyRecord(residents), before: knowledge(), after: knowledge(), answers: [] }

describe('the board of Smallville', () => {
  it('takes the density over pairs who know of each other', () => {
    const all = [
      ['anna', 'ben'],
      ['ben', 'anna'],
      ['anna', 'cleo'],
    ] as const
    expect(density(all, 3)).toBe(1 / 3)
    expect(density([], 3)).toBe(0)
  })

  it('says who knows before and after', () => {
    const after = knowledge({
      candidacy: [CANDIDACY.origin, 'anna'],
      party: [PARTY.origin, 'anna', 'ben', 'cleo'],
    })
    expect(measureSmallville({ ...NOTHING_SEEN, after })).toMatchObject({
      candidacyBefore: 0.2,
      candidacyAfter: 0.4,
      partyBefore: 0.2,
      partyAfter: 0.8,
    })
  })

  it('follows a fact back to its origin, and takes no path that does not lead there', () => {
    const record = emptyRecord(residents)
    record.learnings.push(
      learning(CANDIDACY.origin, null, 6),
      learning('anna', CANDIDACY.origin, 7),
      learning('ben', 'anna', 8),
      learning('cleo', PARTY.origin, 9),
      learning('anna', 'ben', 10),
    )
    expect([...pathsFrom(record, CANDIDACY)]).toEqual([
      [CANDIDACY.origin, 0],
      ['anna', 1],
      ['ben', 2],
    ])
    expect(measureSmallville({ ...NOTHING_SEEN, record }).meanPathLength).toBe(1.5)
    expect(learningCurve(record, CANDIDACY, simTime(10 * SIM_HOUR_MS)).slice(5)).toEqual([
      0, 0.2, 0.4, 0.6, 0.8, 0.8,
    ])
  })

  it('counts as false what is claimed without a path, and nothing else', () => {
    const record = emptyRecord(residents)
    record.learnings.push(learning('anna', CANDIDACY.origin, 7))
    const answer = (resident: string, about: InterviewAnswer['about'], claims: boolean) => ({
      resident,
      about,
      claims,
      text: '',
    })
    const answers = [
      answer('anna', { kind: 'candidacy' }, true),
      answer('ben', { kind: 'candidacy' }, true),
      answer('cleo', { kind: 'candidacy' }, false),
      answer('anna', { kind: 'resident', key: 'ben' }, false),
      answer('ben', { kind: 'resident', key: 'anna' }, true),
      answer('cleo', { kind: 'resident', key: 'anna' }, true),
    ]
    const after = knowledge({ acquaintances: [['anna', 'ben']], heardOf: [['cleo', 'anna']] })
    expect(measureSmallville({ ...NOTHING_SEEN, record, after, answers })).toMatchObject({
      falseClaims: 2 / 6,
      tellWhatTheyKnow: 2 / 3,
    })
  })

  it('takes the last word of each guest of the party, the host and other gatherings left out', () => {
    const record = emptyRecord(residents)
    record.engagements.push(
      engagement(PARTY.origin, 'came'),
      engagement('anna', 'invited'),
      engagement('anna', 'accepted'),
      engagement('ben', 'declined', 'shift'),
      engagement('cleo', 'invited'),
      engagement('anna', 'came'),
      { ...engagement('dora', 'came'), gathering: 'meal' },
      { ...engagement('emil', 'came'), host: 'anna' },
    )
    expect(measureSmallville({ ...NOTHING_SEEN, record })).toMatchObject({
      invited: 3,
      came: 1,
      hadReason: 1,
      withoutReason: 1,
    })
  })
})
