import { INTERESTS, type InterestKey } from '../../world/content/interests.ts'
import type { BilingualText, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { Slots } from './grammar.ts'
import type { Activity, Occasion, PostGist } from './occasion.ts'
import type { ItemRef, PersonRef, PlaceRef, Speaker, TimeOfDay } from './references.ts'
import type { PhraseBook } from './phrase-book.ts'
import { chance, pickOne, type RandomSource } from './random-source.ts'

/** The facts of any occasion side by side; which of them are there depends on its kind. */
export interface Facts {
  kind?: string
  timeOfDay?: TimeOfDay
  place?: PlaceRef
  where?: PlaceRef
  about?: BilingualText
  spot?: PlaceRef
  food?: ItemRef
  item?: ItemRef
  gave?: ItemRef
  friend?: PersonRef
  author?: PersonRef
  partner?: PersonRef
  person?: PersonRef
  other?: PersonRef
  source?: PersonRef
  post?: PostGist
  topic?: InterestKey
  title?: BilingualText
  fact?: BilingualText
  incident?: BilingualText
  thought?: BilingualText
  reason?: BilingualText
  memory?: BilingualText
  what?: BilingualText
  moment?: BilingualText
  event?: BilingualText
  activity?: BilingualText
  occupation?: BilingualText
  plans?: readonly BilingualText[]
  hours?: number
  hoursSlept?: number
  minutes?: number
  days?: number
  present?: number
  guests?: number
  priceCents?: number
  score?: number
  age?: number
  opens?: number
  closes?: number
  name?: string
  quote?: string
  weather?: string
  season?: string
  aboutMe?: boolean
}

/** The occasion's facts as words of the speaker's language. */
export function slotsOf(occasion: Occasion, speaker: Speaker, book: PhraseBook, random: RandomSource): Slots {
  const facts: Facts = occasion
  return (name) =>
    factText(name, facts, speaker.language, book) ?? voiceText(name, facts, speaker, book, random)
}

/** The facts of an activity as words; things with their counter in English, bare in Chinese. */
export function activitySlots(activity: Activity, language: ResidentLanguage, book: PhraseBook): Slots {
  const facts: Facts = { ...activity, friend: activity.partner }
  return (name) => {
    if (name === 'item' && language === 'en')
      return activity.item && book.portion(activity.item.phrase.en, activity.action === 'eat')
    return factText(name === 'partner' ? 'friend' : name, facts, language, book)
  }
}

function factText(
  name: string,
  facts: Facts,
  language: ResidentLanguage,
  book: PhraseBook,
): string | undefined {
  const { post } = facts
  switch (name) {
    case 'friend':
      return friendText(facts, language)
    case 'author':
    case 'partner':
    case 'person':
    case 'other':
      return facts[name]?.[language]
    case 'source':
      return unlessNamedBy(facts.source, facts.fact, language)
    case 'place':
      return namedPlace(facts.place ?? post?.place, language)
    case 'at':
      return placedAt(facts.place ?? post?.place, language, book)
    case 'pupil':
      return isPupil(facts.occupation) ? '' : undefined
    case 'home':
      return (facts.place ?? post?.place)?.own ? '' : undefined
    case 'where':
    case 'spot':
      return namedPlace(facts[name], language)
    case 'food':
    case 'foodName':
    case 'aFood':
    case 'item':
    case 'itemName':
    case 'anItem':
    case 'gave':
    case 'aGave':
    case 'is':
    case 'was':
    case 'it':
      return thingText(name, facts, language, book)
    case 'topic':
    case 'subject': {
      const topic = facts.topic ?? post?.topic
      return topic && (name === 'topic' ? INTERESTS[topic][language] : book.subjects[topic])
    }
    case 'title': {
      const title = facts.title ?? post?.title
      return title && book.title(title[language])
    }
    case 'fact':
      return (facts.fact ?? post?.fact)?.[language]
    case 'event':
    case 'what':
    case 'moment':
      return (facts[name] ?? post?.[name])?.[language]
    case 'incident':
    case 'thought':
    case 'reason':
    case 'memory':
    case 'activity':
    case 'about':
    case 'occupation':
      return facts[name]?.[language]
    case 'anOccupation':
      return facts.occupation && book.counted(facts.occupation[language])
    case 'plans':
      return facts.plans && facts.plans.length > 0
        ? book.list(facts.plans.map((plan) => plan[language]))
        : undefined
    case 'plan1':
      return facts.plans?.[0]?.[language]
    case 'name':
    case 'quote':
      return facts[name]
    default:
      return countText(name, facts, book)
  }
}

/** Nobody is named as their own source (听里奥说，里奥……), and the speaker not as somebody else. */
function friendText(facts: Facts, language: ResidentLanguage): string | undefined {
  if (facts.aboutMe && facts.post) return undefined
  const friend = facts.friend ?? facts.post?.friend
  const isSource = facts.kind === 'heard_news' || facts.kind === 'gossip'
  return isSource ? unlessNamedBy(friend, facts.fact, language) : friend?.[language]
}

function unlessNamedBy(
  person: PersonRef | undefined,
  fact: BilingualText | undefined,
  language: ResidentLanguage,
): string | undefined {
  const name = person?.[language]
  return name !== undefined && fact?.[language].includes(name) ? undefined : name
}

/** One's own home has no name. */
function namedPlace(place: PlaceRef | undefined, language: ResidentLanguage): string | undefined {
  return place && !place.own ? place.name[language] : undefined
}

function placedAt(
  place: PlaceRef | undefined,
  language: ResidentLanguage,
  book: PhraseBook,
): string | undefined {
  return place && (place.own ? book.own.atHome : `${book.own.at}${place.name[language]}`)
}

const THING_SLOTS = [
  'food',
  'foodName',
  'aFood',
  'item',
  'itemName',
  'anItem',
  'gave',
  'aGave',
  'is',
  'was',
  'it',
] as const

/**
 * What is eaten, owned or made: `item` reads by itself (rice, a croissant), `itemName` after a word like "the",
 * `anItem` is counted; `is`, `was` and `it` agree with it in number.
 */
function thingText(
  name: (typeof THING_SLOTS)[number],
  facts: Facts,
  language: ResidentLanguage,
  book: PhraseBook,
): string | undefined {
  const { food, gave } = facts
  const item = facts.item ?? facts.post?.item
  switch (name) {
    case 'food':
      return food && book.unmarked(food)
    case 'foodName':
      return food?.name[language]
    case 'aFood':
      return food && book.portion(food.phrase[language], facts.kind?.startsWith('cooked') !== true)
    case 'item':
      return item && book.unmarked(item)
    case 'itemName':
      return item?.name[language]
    case 'anItem':
      return item?.phrase[language]
    case 'gave':
      return gave && book.unmarked(gave)
    case 'aGave':
      return gave?.phrase[language]
    default: {
      const thing = food ?? item
      return thing && book.agreement(thing.name[language])[name]
    }
  }
}

function countText(name: string, facts: Facts, book: PhraseBook): string | undefined {
  const { days, present, guests, priceCents } = facts
  switch (name) {
    case 'hours': {
      const hours = facts.hours ?? facts.hoursSlept
      return hours === undefined ? undefined : book.hours(hours)
    }
    case 'minutes':
      return minutesText(facts, book)
    case 'days':
      return days === undefined ? undefined : book.days(days)
    case 'present':
      return present === undefined ? undefined : book.people(present)
    case 'guests':
      return guests === undefined ? undefined : book.people(guests)
    case 'price':
      return priceCents === undefined ? undefined : book.price(priceCents)
    case 'score':
      return facts.score === undefined ? undefined : String(facts.score)
    case 'age':
      return facts.age === undefined ? undefined : String(facts.age)
    case 'opens':
      return facts.opens === undefined ? undefined : book.clock(facts.opens)
    case 'closes':
      return facts.closes === undefined ? undefined : book.clock(facts.closes)
    default:
      return undefined
  }
}

/** A long talk of eight minutes is better left without its length. */
function minutesText({ kind, minutes }: Facts, book: PhraseBook): string | undefined {
  if (minutes === undefined || (kind === 'long_talk' && minutes < 15)) return undefined
  return book.minutes(spoken(minutes))
}

/** Nobody says thirty-four minutes. */
function spoken(minutes: number): number {
  return minutes < 10 ? minutes : Math.round(minutes / 5) * 5
}

/** Words that come from who speaks and when, not from what happened. */
function voiceText(name: string, facts: Facts, speaker: Speaker, book: PhraseBook, random: RandomSource) {
  switch (name) {
    case '!':
      return sentenceEnd(speaker, random)
    case '呀':
      return particle(speaker, random, SOFT)
    case '吧':
      return pickOne(random, URGING)
    case 'when':
      return facts.timeOfDay && book.when[facts.timeOfDay]
    case 'part':
      return facts.timeOfDay && book.part[facts.timeOfDay]
    case 'hello':
      return facts.timeOfDay && book.hello[facts.timeOfDay]
    case 'moodline':
      return pickOne(random, book.moodLines[speaker.mood])
    case 'hobby':
      return speaker.interests?.length
        ? INTERESTS[pickOne(random, speaker.interests)][speaker.language]
        : undefined
    case 'value':
      return speaker.values?.[0]?.[speaker.language]
    case 'occupation':
      return speaker.occupation?.[speaker.language]
    case 'anOccupation':
      return speaker.occupation && book.counted(speaker.occupation[speaker.language])
    case 'trade':
      return isTrade(speaker) ? speaker.occupation?.[speaker.language] : undefined
    case 'aTrade':
      return isTrade(speaker) ? book.counted(speaker.occupation![speaker.language]) : undefined
    case 'favFood': {
      const food = speaker.foods?.length ? pickOne(random, speaker.foods) : undefined
      return food && book.unmarked(food)
    }
    case 'favPlace':
      return speaker.places?.length ? pickOne(random, speaker.places)[speaker.language] : undefined
    case 'phrase':
      return pickOne(random, speaker.voice.phrases[speaker.language])
    default:
      return undefined
  }
}

/** Whether the speaker's occupation is something one works at. */
function isTrade({ occupation }: Speaker): boolean {
  return occupation !== undefined && !occupation.en.startsWith('retired') && !isPupil(occupation)
}

/** Pupils have lessons where others have work. */
export function isPupil(occupation: BilingualText | undefined): boolean {
  return occupation?.en.endsWith('student') === true
}

const SOFT = ['呀', '呢', '啊'] as const
const URGING = ['吧', '吧', '呗'] as const

function sentenceEnd({ voice, language, mood }: Speaker, random: RandomSource): string {
  const chinese = language === 'zh'
  const lively = mood === 'joyful' || mood === 'excited'
  if (voice.quirks.includes('exclaims') && chance(random, lively ? 0.9 : 0.65)) return chinese ? '！' : '!'
  if (voice.quirks.includes('tilde') && chinese && chance(random, 0.45)) return '～'
  if (voice.quirks.includes('ellipsis') && chance(random, 0.3)) return chinese ? '……' : '...'
  if (lively && chance(random, 0.3)) return chinese ? '！' : '!'
  return chinese ? '。' : '.'
}

function particle({ voice }: Speaker, random: RandomSource, from: readonly string[]): string {
  return chance(random, voice.quirks.includes('softener') ? 0.95 : 0.5) ? pickOne(random, from) : ''
}

/** Names a line may use; anything else in braces is a slip of the pen. */
export const SLOT_NAMES: ReadonlySet<string> = new Set([
  ...[
    '!',
    '呀',
    '吧',
    'when',
    'part',
    'hello',
    'moodline',
    'hobby',
    'value',
    'phrase',
    'favFood',
    'favPlace',
  ],
  ...['friend', 'author', 'partner', 'person', 'other', 'source', 'name', 'quote', 'about'],
  ...[
    'place',
    'at',
    'home',
    'where',
    'spot',
    'event',
    'what',
    'moment',
    'activity',
    'occupation',
    'anOccupation',
  ],
  ...THING_SLOTS,
  ...['title', 'topic', 'subject'],
  ...['fact', 'incident', 'thought', 'reason', 'memory', 'plans', 'plan1'],
  ...['hours', 'minutes', 'days', 'present', 'guests', 'price', 'score', 'age', 'opens', 'closes'],
])
