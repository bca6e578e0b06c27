import type { ResidentDetail } from '@ai-community/shared/contracts/world.ts'
import { minuteOfDay, SIM_DAY_MS, SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import type { MapPlace } from '@ai-community/shared/world/town-map.ts'
import { NEEDS } from '@ai-community/shared/world/vocabulary.ts'
import type { Need } from '@ai-community/shared/world/vocabulary.ts'
import { standingOf } from '@ai-community/shared/world/standing.ts'
import { positionAt } from '@ai-community/shared/world/walk.ts'
import type { ResidentReport, VizEncounter, VizPlace, VizResident, WorldPicture } from '../../protocol.ts'
import type { WorldSource } from '../world-source.ts'
import { demoCast } from './demo-cast.ts'
import { DemoDays, randomOf } from './demo-days.ts'
import type { Stay } from './demo-days.ts'
import { encountersAround, encountersOf } from './demo-encounters.ts'
import type { DemoSpeaker } from './demo-encounters.ts'
import { createDemoMap } from './demo-map.ts'

export interface DemoOptions {
  residents?: number
  /** Real milliseconds; a test gives its own. */
  now?: () => number
}

const DEMO_SPEED = 60
/** The demo opens on a morning, when people are about. */
const OPENS_AT = 8 * SIM_HOUR_MS + SIM_HOUR_MS / 3

/** A small town that needs no database: made by code, the same at every start, and always marked as demo. */
export function createDemoSource(options: DemoOptions = {}): WorldSource {
  const now = options.now ?? (() => performance.now())
  const openedAtMs = now()
  const map = createDemoMap()
  const days = new DemoDays(map)
  const speakers: DemoSpeaker[] = demoCast(options.residents ?? 12).map((person, i) => ({
    id: String(1_001 + i),
    person,
  }))
  const places: VizPlace[] = map.places.map((place, i) => ({ ...place, id: String(101 + i) }))
  const placeIds = new Map(places.map((place) => [place.key, place.id]))
  const timeNow = (): number => OPENS_AT + Math.floor((now() - openedAtMs) * DEMO_SPEED)

  let talks: { day: number; encounters: VizEncounter[] } | undefined
  const talksOf = (day: number): VizEncounter[] => {
    if (talks?.day !== day) talks = { day, encounters: encountersOf(day, speakers, days) }
    return talks.encounters
  }

  const residentAt = ({ id, person }: DemoSpeaker, time: number): VizResident => {
    const stay = days.stayAt(person, time)
    return {
      id,
      username: person.username,
      displayName: person.name[person.language],
      language: person.language,
      asleep: stay.action === 'sleep',
      mood: person.mood,
      action: stay.action,
      activity: stay.text,
      placeId: placeIds.get(stay.place.key) ?? null,
      position: stay.place.door,
      walk: stay.walk,
    }
  }

  return {
    kind: 'demo',
    async readPicture(): Promise<WorldPicture> {
      const time = timeNow()
      return {
        worldKey: 'demo',
        name: { zh: '演示小镇', en: 'Demo Town' },
        clock: { simTime: time, speed: DEMO_SPEED, status: 'running', lagSeconds: 0 },
        map,
        places,
        residents: speakers.map((speaker) => residentAt(speaker, time)),
        encounters: encountersAround(time, talksOf),
        eventCount: eventCountAt(time, speakers, days),
      }
    },
    async findResident(id): Promise<ResidentReport | undefined> {
      const speaker = speakers.find((each) => each.id === id)
      if (!speaker) return undefined
      const time = timeNow()
      const stays = days.dayOf(speaker.person, Math.floor(time / SIM_DAY_MS))
      return {
        resident: detailOf(speaker, residentAt(speaker, time), time, stays, map.places, placeIds, speakers),
        recentActions: stays
          .filter((stay) => stay.startAt <= time)
          .toReversed()
          .map((stay, i) => ({
            id: String(i + 1),
            action: stay.action,
            startAt: stay.startAt,
            endAt: stay.endAt,
            location: placeRef(stay.place, placeIds),
            text: stay.text,
          })),
      }
    },
    async close() {},
  }
}

function detailOf(
  speaker: DemoSpeaker,
  shown: VizResident,
  time: number,
  stays: readonly Stay[],
  places: readonly MapPlace[],
  placeIds: ReadonlyMap<string, string>,
  everyone: readonly DemoSpeaker[],
): ResidentDetail {
  const { person, id } = speaker
  const stay = stays.findLast((each) => each.startAt <= time) ?? stays[0]!
  const random = randomOf(person.username)
  const placeOf = (key: string): MapPlace => places.find((place) => place.key === key)!
  return {
    id,
    username: person.username,
    displayName: shown.displayName,
    avatarUrl: null,
    occupation: person.occupation,
    language: person.language,
    status: shown.asleep ? 'asleep' : 'awake',
    mood: person.mood,
    needs: needsAt(person.username, time),
    activity: { action: stay.action, since: stay.startAt, until: stay.endAt, text: stay.text },
    location: placeRef(stay.place, placeIds),
    position: stay.walk ? positionAt(stay.walk, time) : stay.place.door,
    walk: shown.walk && { ...shown.walk, path: [...shown.walk.path] },
    age: 22 + Math.floor(random() * 40),
    persona: person.persona,
    traits: {
      openness: random(),
      conscientiousness: random(),
      extraversion: random(),
      agreeableness: random(),
      neuroticism: random(),
    },
    interests: [
      { zh: '散步', en: 'walking' },
      { zh: '聊天', en: 'small talk' },
    ],
    home: placeRef(placeOf(person.homeKey), placeIds),
    work: placeRef(placeOf(person.workKey), placeIds),
    plan: stays.map((each) => ({
      kind: each.action,
      startAt: each.startAt,
      endAt: each.endAt,
      text: each.text,
      location: placeRef(each.place, placeIds),
      state: each.endAt <= time ? 'done' : each === stay ? 'active' : 'planned',
      reason: null,
    })),
    inventory: [
      { item: 'apple', name: { zh: '苹果', en: 'apple' }, quantity: 1 + Math.floor(random() * 4) },
      { item: 'book', name: { zh: '书', en: 'book' }, quantity: 1 },
    ],
    moneyCents: 2_000 + Math.floor(random() * 9_000),
    relationships: everyone
      .filter((other) => other.id !== id)
      .slice(0, 4)
      .map((other) => {
        const affinity = Math.round(random() * 60) / 100 + 0.2
        const familiarity = Math.round(random() * 80) / 100
        return {
          resident: {
            id: other.id,
            username: other.person.username,
            displayName: other.person.name[other.person.language],
            avatarUrl: null,
            isAi: true,
          },
          affinity,
          familiarity,
          standing: standingOf(affinity, familiarity),
          lastMet: null,
        }
      }),
  }
}

function needsAt(username: string, time: number): Record<Need, number> {
  const random = randomOf(`${username}/needs`)
  const needs = NEEDS.map((need) => {
    const phase = random() * 1_440
    const level = 62 + 30 * Math.sin(((minuteOfDay(simTime(time)) + phase) / 1_440) * 4 * Math.PI)
    return [need, Math.round(level)] as const
  })
  return Object.fromEntries(needs) as Record<Need, number>
}

function placeRef(place: MapPlace, placeIds: ReadonlyMap<string, string>) {
  return { id: placeIds.get(place.key)!, name: place.name, kind: place.kind }
}

/** One event for each stay begun: today's counted, earlier days' by today's number of stays. */
function eventCountAt(time: number, speakers: readonly DemoSpeaker[], days: DemoDays): number {
  const day = Math.floor(time / SIM_DAY_MS)
  let count = day * speakers.length * 20
  for (const { person } of speakers)
    for (const stay of days.dayOf(person, day)) if (stay.startAt <= time) count++
  return count
}
