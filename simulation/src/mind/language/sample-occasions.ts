import { MOODS, type PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { books } from '../../world/content/books.ts'
import { INTEREST_KEYS } from '../../world/content/interests.ts'
import { getItem, items } from '../../world/content/items.ts'
import type { ResidentSheet } from '../../world/content/resident-sheet.ts'
import { residentSheets } from '../../world/content/residents.ts'
import { townFacts } from '../../world/content/town-facts.ts'
import { getPlace, townMap } from '../../world/content/town.ts'
import { workIncidents } from '../../world/content/work-incidents.ts'
import { gistOf } from './compose.ts'
import { COMMENT_KINDS, GROUP_OF } from './occasion-groups.ts'
import type { Occasion, OccasionKind, PostKind, PostOccasion } from './occasion.ts'
import type { PlaceRef, Speaker } from './references.ts'
import { BONDS } from './occasion.ts'
import { EVENT_KINDS, SEASONS, TIMES_OF_DAY, WEATHERS } from './references.ts'
import { pickOne, type RandomSource } from './random-source.ts'

export const POST_KINDS = Object.keys(GROUP_OF) as PostKind[]

/** For tests: an occasion of this kind as the town would make it, with every fact it can have. */
export function sampleOccasion(kind: OccasionKind, sheet: ResidentSheet, random: RandomSource): Occasion {
  const facts = { ...sampleFacts(sheet, random), ...sampleRoles(sheet, random) }
  const comment = COMMENT_KINDS.some((one) => one === kind) ? sampleComment(sheet, random) : {}
  return { kind, ...facts, ...comment } as Occasion
}

/** What only comments have: the post, the kind of comment they answer, and whether the post is about the speaker. */
function sampleComment(sheet: ResidentSheet, random: RandomSource) {
  return {
    post: gistOf({ kind: pickOne(random, POST_KINDS), ...sampleFacts(sheet, random) } as PostOccasion),
    to: pickOne(random, COMMENT_KINDS),
    aboutMe: random.nextUint32() % 2 === 0,
  }
}

/** A speaker as the core makes one from a sheet. */
export function sampleSpeaker(
  sheet: ResidentSheet,
  random: RandomSource,
  language = sheet.language,
): Speaker {
  const { voice, traits, occupation, interests, values } = sheet
  return {
    language,
    voice,
    traits,
    mood: pickOne(random, MOODS),
    occupation,
    interests,
    values,
    foods: sheet.favouriteFoods.map(getItem),
    places: sheet.favouritePlaces.map((key) => getPlace(key).name),
  }
}

function sampleFacts(sheet: ResidentSheet, random: RandomSource) {
  const number = (from: number, to: number) =>
    from + Math.floor((random.nextUint32() / 0x1_0000_0000) * (to - from + 1))
  const other = pickOne(
    random,
    residentSheets.filter((candidate) => candidate.key !== sheet.key),
  )
  return {
    timeOfDay: pickOne(random, TIMES_OF_DAY),
    place: samplePlace(random),
    food: pickOne(
      random,
      items.filter((item) => item.kind === 'food'),
    ),
    item: pickOne(
      random,
      items.filter((item) => item.kind !== 'food' && item.kind !== 'drink'),
    ),
    friend: other.called,
    fact: pickOne(random, townFacts).text,
    incident: pickOne(random, workIncidents).text,
    topic: pickOne(random, sheet.interests.length > 0 ? sheet.interests : INTEREST_KEYS),
    title: pickOne(random, books).title,
    thought: pickOne(random, [
      { zh: '不是每件事都要赶在今天', en: 'not everything has to happen today' },
      { zh: '和老朋友说话比什么都管用', en: 'an old friend is worth a great deal of medicine' },
      { zh: '我最近太少出门了', en: 'I have been going out too little' },
    ]),
    about: { zh: '最近总睡不踏实', en: 'I have not been sleeping well' },
    reason: { zh: '昨天帮我搬了一下午东西', en: 'you helped me carry things all afternoon' },
    memory: { zh: '上次在公园我们也聊过这个', en: 'we talked about this in the park' },
    what: pickOne(random, [
      { zh: '去灯笼公园走走', en: 'walk in Lantern Park' },
      { zh: '去老井面馆吃面', en: 'eat at Old Well Noodles' },
    ]),
    moment: { zh: '明天下午三点', en: 'tomorrow at three' },
    event: { zh: '自由演唱夜', en: 'the open mic' },
    eventKind: pickOne(random, EVENT_KINDS),
    weather: pickOne(random, WEATHERS),
    season: pickOne(random, SEASONS),
    gave: pickOne(
      random,
      items.filter((item) => item.kind !== 'food' && item.kind !== 'drink'),
    ),
    score: number(30, 100),
    activity: { zh: '在老井面馆吃一碗牛肉面', en: 'having beef noodles at Old Well Noodles' },
    occupation: sheet.occupation,
    plans: [
      { zh: '去三杯咖啡上班', en: 'work at Three Cups Café' },
      { zh: '去早桥市场买菜', en: 'shop at Bridge Market' },
      { zh: '给小满还书', en: 'return a book to Xiaoman' },
    ].slice(0, number(1, 3)),
    hours: number(3, 9),
    hoursSlept: number(6, 17) / 2,
    minutes: number(2, 9) * 10,
    days: number(2, 6),
    present: number(2, 9),
    guests: number(2, 9),
    priceCents: number(3, 40) * 100,
  }
}

function sampleRoles(sheet: ResidentSheet, random: RandomSource) {
  const other = pickOne(
    random,
    residentSheets.filter((candidate) => candidate.key !== sheet.key),
  )
  const source = pickOne(random, residentSheets)
  return {
    author: other.called,
    partner: other.called,
    source: source.called,
    person: { zh: '阿宁', en: 'Ann' },
    other: source.called,
    name: sheet.name,
    age: sheet.age,
    bond: pickOne(random, BONDS),
    mine: random.nextUint32() % 2 === 0,
    firstTime: random.nextUint32() % 2 === 0,
    knewIt: random.nextUint32() % 2 === 0,
    spot: samplePlace(random),
    where: samplePlace(random),
    opens: 390,
    closes: 1440,
    quote: random.nextUint32() % 2 === 0 ? '我今天种了一棵树' : 'I planted a tree',
  }
}

function samplePlace(random: RandomSource): PlaceRef {
  const place = pickOne(random, townMap.places)
  const kind: PlaceKind = place.kind
  return { name: place.name, kind, own: kind === 'home' }
}
