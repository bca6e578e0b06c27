import { seasonOf } from '@ai-community/shared/world/calendar.ts'
import type {
  BilingualText,
  Mood,
  ResidentLanguage,
  Season,
  Weather,
} from '@ai-community/shared/world/vocabulary.ts'
import { books } from '../world/content/books.ts'
import { INTEREST_KEYS, type InterestKey } from '../world/content/interests.ts'
import { gatheringAt } from '../world/content/gatherings.ts'
import { getItem, items } from '../world/content/items.ts'
import type { ResidentSheet } from '../world/content/resident-sheet.ts'
import { getPlace } from '../world/content/town.ts'
import { townFacts } from '../world/content/town-facts.ts'
import type { Fact } from '../world/fact-store.ts'
import { NOBODY, type Actor, type Intention, type Subject } from '../world/intention.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { companionOf, rowOfKey } from '../world/gatherings.ts'
import { moodOf } from '../world/needs.ts'
import type { BlockKind, PlanBlock } from '../world/plan-table.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { weatherOf } from '../world/weather.ts'
import type { World } from '../world/world.ts'
import type { Activity, PostGist, PostKind } from './language/occasion.ts'
import {
  timeOfDayAt,
  type ItemRef,
  type PersonRef,
  type PlaceRef,
  type Speaker,
  type TimeOfDay,
  type Undertaking,
} from './language/references.ts'
import { isPupil } from './language/slots.ts'

/** Turns the state's indexes into what the grammar takes. */

/** In the resident's own language unless another is asked for: who answers speaks as the other does. */
export function speakerFor(world: World, resident: ResidentState, language?: ResidentLanguage): Speaker {
  const sheet = world.sheet(resident.index)
  const mood: Mood = moodOf(resident)
  const { values, foods, places } = tastesOf(sheet)
  return {
    language: language ?? sheet.language,
    voice: sheet.voice,
    traits: sheet.traits,
    mood,
    occupation: sheet.occupation,
    interests: sheet.interests,
    values,
    foods,
    places,
  }
}

type Tastes = Required<Pick<Speaker, 'values' | 'foods' | 'places'>>
const tastes = new WeakMap<readonly string[], Tastes>()

/** What a resident likes, as words; residents made from one sheet share its lists, so these are looked up once. */
function tastesOf(sheet: ResidentSheet): Tastes {
  let known = tastes.get(sheet.favouriteFoods)
  if (!known) {
    known = {
      values: sheet.values,
      foods: sheet.favouriteFoods.map(getItem),
      places: sheet.favouritePlaces.map((key) => getPlace(key).name),
    }
    tastes.set(sheet.favouriteFoods, known)
  }
  return known
}

export function timeOfDay(world: World): TimeOfDay {
  return timeOfDayAt(world.minute % 1440)
}

/** What any occasion may say of its moment. */
export function settingOf(world: World): { timeOfDay: TimeOfDay; weather: Weather; season: Season } {
  return { timeOfDay: timeOfDay(world), weather: weatherOf(world), season: seasonOf(world.now) }
}

export function placeRef(world: World, resident: ResidentState, place: number): PlaceRef {
  const { template, kind, district } = world.town.place(place)
  const sheet = world.sheet(resident.index)
  const own = kind === 'home' && template.key === sheet.homeKey && district === sheet.district
  return own ? { name: template.name, kind, own } : { name: template.name, kind }
}

export function itemRef(item: number): ItemRef {
  return items[item]!
}

export function personRef(world: World, actor: Actor): PersonRef {
  return world.actorName(actor)
}

/** The fact as this resident tells it: in the first person where it is its own news. */
export function factText(fact: Fact, teller: number): BilingualText {
  return fact.origin === teller ? (OWN_NEWS.get(fact.text.zh) ?? fact.text) : fact.text
}

const OWN_NEWS = new Map(townFacts.flatMap(({ text, own }) => (own ? [[text.zh, own] as const] : [])))

export function interestAt(topic: number): InterestKey {
  return INTEREST_KEYS[topic]!
}

export function interestIndex(key: InterestKey): number {
  return INTEREST_KEYS.indexOf(key)
}

/** What the post is about, for one who answers it. */
export function gistFor(world: World, reader: ResidentState, subject: Subject): PostGist {
  return {
    kind: subject.kind as PostKind | null,
    place: subject.place < 0 ? undefined : placeRef(world, reader, subject.place),
    item: subject.item < 0 ? undefined : itemRef(subject.item),
    friend: subject.friend === -1 ? undefined : personRef(world, subject.friend),
    topic: subject.topic < 0 ? undefined : interestAt(subject.topic),
    title: subject.book < 0 ? undefined : books[subject.book]?.title,
    fact: world.tables.facts.find(subject.fact)?.text,
  }
}

/** What the resident is doing, for `composeActivity`. */
export function activityOf(world: World, resident: ResidentState): Activity {
  const { action, intention } = resident.action
  return activityFrom(world, resident, action, intention)
}

function activityFrom(
  world: World,
  resident: ResidentState,
  action: Activity['action'],
  intention: Intention,
): Activity {
  const walking = action === 'walk'
  return {
    action,
    place: placeRef(world, resident, intention.place),
    item: walking || intention.item < 0 ? undefined : itemRef(intention.item),
    partner: walking || intention.partner === -1 ? undefined : personRef(world, intention.partner),
    topic: walking || intention.topic < 0 ? undefined : interestAt(intention.topic),
    title: walking || intention.book < 0 ? undefined : books[intention.book]?.title,
    occupation:
      action === 'work' && intention.partner === NOBODY ? world.sheet(resident.index).occupation : undefined,
  }
}

/** A part of a plan as something to do; an engagement says what for and with whom. */
export function undertakingOf(world: World, resident: ResidentState, block: PlanBlock): Undertaking {
  const row = rowOfKey(world, resident, block.gathering)
  if (row === NO_ROW) return undertaking(world, resident, block.kind, block.place)
  const { gatherings } = world.tables
  const { undertaking: what } = gatheringAt(gatherings.kindIndexOf(row))
  const place = placeRef(world, resident, block.place)
  const companion = gatherings.isOpenToAll(row) ? NOBODY : companionOf(world, row, resident.index)
  const where = { zh: place.own ? '家里' : place.name.zh, en: place.own ? 'at home' : `at ${place.name.en}` }
  if (companion === NOBODY) return { zh: `${what.zh}（${where.zh}）`, en: `${what.en} ${where.en}` }
  const who = world.actorName(companion)
  return { zh: `和${who.zh}在${where.zh}${what.zh}`, en: `${what.en} with ${who.en} ${where.en}` }
}

/** Something to do, as the plan has it: reads after 打算 or "I plan to". */
export function undertaking(
  world: World,
  resident: ResidentState,
  kind: BlockKind,
  place: number,
): Undertaking {
  const ref = placeRef(world, resident, place)
  const zh = ref.own ? '家' : ref.name.zh
  const en = ref.own ? 'at home' : `at ${ref.name.en}`
  switch (kind) {
    case 'meal':
      return { zh: `在${zh}吃饭`, en: `eat ${en}` }
    case 'work':
      return isPupil(world.sheet(resident.index).occupation)
        ? { zh: `去${zh}上课`, en: `go to lessons ${en}` }
        : { zh: `去${zh}上班`, en: `work ${en}` }
    case 'study':
      return { zh: `在${zh}看书学习`, en: `read and study ${en}` }
    case 'exercise':
      return { zh: `去${zh}活动活动`, en: `get some exercise ${en}` }
    case 'errand':
      return { zh: `去${zh}买东西`, en: `do some shopping ${en}` }
    case 'leisure':
      return { zh: `去${zh}坐坐`, en: `spend some time ${en}` }
    case 'home':
      return { zh: '在家歇着', en: 'take it easy at home' }
    case 'appointment':
      return { zh: `去${zh}赴约`, en: `meet somebody ${en}` }
    case 'event':
      return { zh: `去${zh}看热闹`, en: `see what is on ${en}` }
  }
}
