import { INTERESTS, type InterestKey } from '../../world/content/interests.ts'
import type { BilingualText, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { Slots } from './grammar.ts'
import type {
  Activity,
  ItemRef,
  Occasion,
  PersonRef,
  PlaceRef,
  PostGist,
  Speaker,
  TimeOfDay,
} from './occasion.ts'
import type { PhraseBook } from './phrase-book.ts'
import { chance, pickOne, type RandomSource } from './random-source.ts'

/** The facts of any occasion side by side; which of them are there depends on its kind. */
interface Facts {
  timeOfDay?: TimeOfDay
  place?: PlaceRef
  food?: ItemRef
  item?: ItemRef
  friend?: PersonRef
  author?: PersonRef
  partner?: PersonRef
  person?: PersonRef
  source?: PersonRef
  post?: PostGist
  topic?: InterestKey
  title?: BilingualText
  fact?: BilingualText
  incident?: BilingualText
  thought?: BilingualText
  about?: BilingualText
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
  firstTime?: boolean
  knewIt?: boolean
  name?: string
}

/** The occasion's facts as words of the speaker's language. */
export function slotsOf(occasion: Occasion, speaker: Speaker, book: PhraseBook, random: RandomSource): Slots {
  const facts: Facts = occasion
  return (name) =>
    factText(name, facts, speaker.language, book) ?? voiceText(name, facts, speaker, book, random)
}

/** The facts of an activity as words; things with their counter in English, bare in Chinese. */
export function activitySlots(activity: Activity, language: ResidentLanguage, book: PhraseBook): Slots {
  return (name) => {
    if (name === 'item' && language === 'en') return activity.item?.phrase.en
    return factText(
      name === 'partner' ? 'friend' : name,
      { ...activity, friend: activity.partner },
      language,
      book,
    )
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
      return (facts.friend ?? post?.friend)?.[language]
    case 'author':
      return facts.author?.[language]
    case 'partner':
      return facts.partner?.[language]
    case 'person':
      return facts.person?.[language]
    case 'source':
      return facts.source?.[language]
    case 'place': {
      const place = facts.place ?? post?.place
      return place?.own ? book.own.home : place?.name[language]
    }
    case 'food':
      return facts.food?.name[language]
    case 'aFood':
      return facts.food?.phrase[language]
    case 'item':
      return (facts.item ?? post?.item)?.name[language]
    case 'anItem':
      return (facts.item ?? post?.item)?.phrase[language]
    case 'topic': {
      const topic = facts.topic ?? post?.topic
      return topic && INTERESTS[topic][language]
    }
    case 'title': {
      const title = facts.title ?? post?.title
      return title && book.title(title[language])
    }
    case 'fact':
      return (facts.fact ?? post?.fact)?.[language]
    case 'incident':
    case 'thought':
    case 'about':
    case 'reason':
    case 'memory':
    case 'what':
    case 'moment':
    case 'event':
    case 'activity':
    case 'occupation':
      return facts[name]?.[language]
    case 'plans':
      return facts.plans && facts.plans.length > 0
        ? book.list(facts.plans.map((plan) => plan[language]))
        : undefined
    case 'plan1':
      return facts.plans?.[0]?.[language]
    case 'name':
      return facts.name
    default:
      return countText(name, facts, book)
  }
}

function countText(name: string, facts: Facts, book: PhraseBook): string | undefined {
  const { hours, hoursSlept, minutes, days, present, guests, priceCents } = facts
  switch (name) {
    case 'hours':
      return hours !== undefined
        ? book.hours(hours)
        : hoursSlept === undefined
          ? undefined
          : book.hours(hoursSlept)
    case 'minutes':
      return minutes === undefined ? undefined : book.minutes(minutes)
    case 'days':
      return days === undefined ? undefined : book.days(days)
    case 'present':
      return present === undefined ? undefined : book.people(present)
    case 'guests':
      return guests === undefined ? undefined : book.people(guests)
    case 'price':
      return priceCents === undefined ? undefined : book.price(priceCents)
    default:
      return undefined
  }
}

/** Words that come from who speaks and when, not from what happened. */
function voiceText(name: string, facts: Facts, speaker: Speaker, book: PhraseBook, random: RandomSource) {
  switch (name) {
    case '!':
      return sentenceEnd(speaker, random)
    case '呀':
      return particle(speaker, random, ['呀', '呢', '啊'])
    case '吧':
      return particle(speaker, random, ['吧', '吧', '呗'])
    case 'when':
      return facts.timeOfDay && book.when[facts.timeOfDay]
    case 'part':
      return facts.timeOfDay && book.part[facts.timeOfDay]
    case 'hello':
      return facts.timeOfDay && book.hello[facts.timeOfDay]
    case 'first':
      return facts.firstTime ? '' : undefined
    case 'knew':
      return facts.knewIt ? '' : undefined
    case 'moodline':
      return pickOne(random, book.moodLines[speaker.mood])
    case 'hobby':
      return speaker.interests?.length
        ? INTERESTS[pickOne(random, speaker.interests)][speaker.language]
        : undefined
    case 'occupation':
      return speaker.occupation?.[speaker.language]
    default:
      return undefined
  }
}

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
  if (from[0] === '吧') return pickOne(random, from)
  return chance(random, voice.quirks.includes('softener') ? 0.95 : 0.5) ? pickOne(random, from) : ''
}
