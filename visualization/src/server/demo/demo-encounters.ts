import { SIM_DAY_MS, SIM_MINUTE_MS } from '@ai-community/shared/world/sim-time.ts'
import type { VizEncounter } from '../../protocol.ts'
import { SMALL_TALK } from './demo-cast.ts'
import type { DemoPerson } from './demo-cast.ts'
import { randomOf } from './demo-days.ts'
import type { DemoDays } from './demo-days.ts'

const TALK_MS = 9 * SIM_MINUTE_MS
/** More would be noise, and in a large demo town quadratic work. */
const MOST_TALKS_A_DAY = 400

export interface DemoSpeaker {
  id: string
  person: DemoPerson
}

/** Who talks with whom on a day: pairs that are awake in one place at the same time, each pair once there. */
export function encountersOf(day: number, speakers: readonly DemoSpeaker[], days: DemoDays): VizEncounter[] {
  const random = randomOf(`talks/${day}`)
  const byPlace = Map.groupBy(
    speakers.flatMap((speaker) =>
      days
        .dayOf(speaker.person, day)
        .filter((stay) => stay.action !== 'sleep')
        .map((stay) => ({ speaker, stay, arrivedAt: stay.walk?.endAt ?? stay.startAt })),
    ),
    (visit) => visit.stay.place.key,
  )
  const encounters: VizEncounter[] = []
  for (const visits of byPlace.values()) {
    visits.sort((a, b) => a.arrivedAt - b.arrivedAt)
    for (let i = 1; i < visits.length && encounters.length < MOST_TALKS_A_DAY; i++) {
      const [first, second] = [visits[i - 1]!, visits[i]!]
      const together = Math.min(first.stay.endAt, second.stay.endAt) - second.arrivedAt
      if (first.speaker === second.speaker || together < TALK_MS) continue
      const startAt = second.arrivedAt + Math.floor(random() * (together - TALK_MS))
      const scripts = SMALL_TALK[second.speaker.person.language]
      const lines = scripts[Math.floor(random() * scripts.length)]!
      encounters.push({
        id: String(day * 1_000 + encounters.length + 1),
        startAt,
        endAt: startAt + TALK_MS,
        turns: lines.map((content, turn) => ({
          speakerId: (turn % 2 === 0 ? second : first).speaker.id,
          content,
        })),
      })
    }
  }
  return encounters
}

/** The day's encounters around a time, so that a viewer learns of each shortly before it starts. */
export function encountersAround(time: number, ofDay: (day: number) => VizEncounter[]): VizEncounter[] {
  const margin = 5 * SIM_MINUTE_MS
  return ofDay(Math.floor(time / SIM_DAY_MS)).filter(
    (encounter) => encounter.startAt - margin <= time && encounter.endAt + margin > time,
  )
}
