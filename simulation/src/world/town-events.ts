import { WEATHER_PART_MS, weatherAt } from '@ai-community/shared/world/calendar.ts'
import { SIM_DAY_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText, GatheringKind } from '@ai-community/shared/world/vocabulary.ts'
import { GATHERINGS } from './content/gatherings.ts'
import { weekdayMoment } from './content/moments.ts'
import { eventsOn, TOWN_CALENDAR } from './content/town-calendar.ts'
import { considerEvent } from './considering.ts'
import { CALENDAR_MINUTE } from './create-world.ts'
import { EVENT_CALENDAR } from './events.ts'
import { NO_ROW } from './gathering-store.ts'
import { announce, engage, openGathering } from './gatherings.ts'
import { NOBODY } from './intention.ts'
import { NO_KEY } from './keys.ts'
import { knowsFact, learnFact } from './memories.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** Events are made known so many days ahead. */
const DAYS_AHEAD = 3
const STORM_IMPORTANCE = 9

/** Makes known what comes to the district in three days and what storm is near, and again tomorrow. */
export function keepCalendar(world: World, district: number): void {
  const day = world.dayIndex
  for (let ahead = day === 0 ? 0 : DAYS_AHEAD; ahead <= DAYS_AHEAD; ahead++)
    for (const position of eventsOn(world.tables.calendarSeed, district, day + ahead))
      announceEvent(world, district, day + ahead, position)
  forecastStorm(world, district)
  world.schedule((day + 1) * SIM_DAY_MS + CALENDAR_MINUTE * 60_000, EVENT_CALENDAR, district, 0)
}

function announceEvent(world: World, district: number, day: number, position: number): void {
  const { kind, startMinute, place: placeKind, importance } = TOWN_CALENDAR[position]!
  const template = world.town.templatesOfKind(placeKind)[0]
  if (template === undefined) return
  const place = district * world.town.map.places.length + template
  const start = day * 1_440 + startMinute
  const endMinute = start + GATHERINGS[kind].minutes
  const text = eventText(world, kind, place, start)
  openEvent(world, { kind, place, startMinute: start, endMinute, importance, text })
}

export interface TownEvent {
  kind: GatheringKind
  place: number
  startMinute: number
  endMinute: number
  /** 1–10 */
  importance: number
  text: BilingualText
}

/** A statement without a full stop: 周六上午八点早桥市场有集市日 / there is market day at Bridge Market on Saturday … */
export function eventText(world: World, kind: GatheringKind, place: number, minute: number): BilingualText {
  const { name } = world.town.place(place).template
  const event = GATHERINGS[kind].name
  const moment = weekdayMoment(minute)
  return {
    zh: `${moment.zh}${name.zh}有${event.zh}`,
    en: `${event.en} is ${moment.en} at ${name.en}`,
  }
}

/** An event of the town's own: somebody who works there knows of it first, and a notice hangs at the place. */
function openEvent(world: World, event: TownEvent): void {
  const { facts, notices } = world.tables
  const key = world.newKey()
  const fact = facts.nextId
  const row = openGathering(world, { ...event, host: NOBODY, guests: [], fact, isOpen: true, key })
  if (row === NO_ROW) return
  announce(world, row, event.text, event.importance)
  const origin = announcerAt(world, event.place)
  facts.add({
    key,
    text: event.text,
    importance: event.importance,
    origin,
    isPersonal: false,
    at: world.now,
    gathering: row,
  })
  if (notices[event.place] === 0) notices[event.place] = row + 1
  tellFirst(world, origin, fact, event.place)
  if (event.kind === 'exam') summonToExam(world, row)
}

function tellFirst(world: World, origin: number, factId: number, place: number): void {
  const fact = world.tables.facts.find(factId)
  if (fact && origin >= 0) learnFact(world, world.resident(origin), fact, NOBODY, NO_KEY, place)
}

const NOTICED = 0.7

/** Who comes to a place where an event will be may see the notice of it. */
export function readNotice(world: World, resident: ResidentState): void {
  const row = world.tables.notices[resident.place]! - 1
  if (row < 0 || !resident.random.chance(NOTICED)) return
  const { gatherings, facts } = world.tables
  const fact = facts.find(gatherings.factOf(row))
  if (!fact || knowsFact(world, resident, fact.id)) return
  learnFact(world, resident, fact, NOBODY, NO_KEY, resident.place)
  considerEvent(world, resident, fact, NOBODY)
}

/** One of those who work at the place, else anybody of the district. */
function announcerAt(world: World, place: number): number {
  const staff = world.town.staffOf(place)
  return staff[0] ?? world.town.firstOfDistrict(world.town.place(place).district)
}

/** Pupils and teachers have no choice. */
function summonToExam(world: World, row: number): void {
  for (const index of world.town.staffOf(world.tables.gatherings.placeOf(row)))
    engage(world, world.resident(index), row, 'accepted')
}

/** From six in the morning until the next noon but one, a storm that comes is known to the station or the hall. */
function forecastStorm(world: World, district: number): void {
  const { calendarSeed, facts } = world.tables
  const first = Math.floor(world.now / WEATHER_PART_MS) + 1
  for (let part = first; part < first + 4; part++) {
    const at = (part * WEATHER_PART_MS) as SimTime
    if (weatherAt(calendarSeed, at) !== 'storm') continue
    const key = world.newKey()
    const text = stormText(part)
    if (district === 0)
      world.effects.eventAnnounced(
        key,
        { kind: 'storm', place: -1, startAt: at, endAt: (at + WEATHER_PART_MS) as SimTime, host: NOBODY },
        [],
        text,
        STORM_IMPORTANCE,
      )
    const [template] = world.town.templatesOfKind('station')
    const origin =
      template === undefined
        ? world.town.firstOfDistrict(district)
        : announcerAt(world, district * world.town.map.places.length + template)
    const fact = facts.add({
      key,
      text,
      importance: STORM_IMPORTANCE,
      origin,
      isPersonal: false,
      at: world.now,
    })
    tellFirst(world, origin, fact.id, world.resident(Math.max(0, origin)).place)
    return
  }
}

const PARTS_OF_DAY = [
  { zh: '凌晨', en: 'before dawn' },
  { zh: '上午', en: 'in the morning' },
  { zh: '下午', en: 'in the afternoon' },
  { zh: '晚上', en: 'in the evening' },
]

function stormText(part: number): BilingualText {
  const when = PARTS_OF_DAY[part % 4]!
  const { zh, en } = weekdayMoment(part * 360)
  const [weekdayZh, weekdayEn] = [zh.slice(0, 2), en.slice(0, en.indexOf(' at '))]
  return {
    zh: `${weekdayZh}${when.zh}会有暴风雨`,
    en: `a storm is coming ${weekdayEn} ${when.en}`,
  }
}
