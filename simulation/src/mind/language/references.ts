import type {
  BilingualText,
  Mood,
  PlaceKind,
  ResidentLanguage,
} from '@ai-community/shared/world/vocabulary.ts'
import type { InterestKey } from '../../world/content/interests.ts'
import type { Traits, VoiceCard } from '../../world/content/resident-sheet.ts'

/** Who speaks. `language` is the language of the text, which may differ from the sheet's when answering a person. */
export interface Speaker {
  language: ResidentLanguage
  voice: VoiceCard
  traits: Traits
  mood: Mood
  /** Needed only by answers to "who are you". */
  occupation?: BilingualText
  interests?: readonly InterestKey[]
  values?: readonly BilingualText[]
  /** What the speaker likes to eat, and the names of the places it likes. */
  foods?: readonly ItemRef[]
  places?: readonly BilingualText[]
}

export const TIMES_OF_DAY = ['dawn', 'morning', 'noon', 'afternoon', 'evening', 'night'] as const
export type TimeOfDay = (typeof TIMES_OF_DAY)[number]

/** Dawn 4–7, morning 7–11, noon 11–14, afternoon 14–18, evening 18–22, night 22–4. */
export function timeOfDayAt(minuteOfDay: number): TimeOfDay {
  const hour = minuteOfDay / 60
  if (hour < 4 || hour >= 22) return 'night'
  if (hour < 7) return 'dawn'
  if (hour < 11) return 'morning'
  if (hour < 14) return 'noon'
  return hour < 18 ? 'afternoon' : 'evening'
}

/** What to call a resident or a person: `called` of the sheet, or the display name twice. */
export type PersonRef = BilingualText
export interface PlaceRef {
  name: BilingualText
  kind: PlaceKind
  /** True for the speaker's own home, which is then 家 / home instead of its name. */
  own?: boolean
}
export interface ItemRef {
  /** Bare noun: 牛肉面 / beef noodles. */
  name: BilingualText
  /** With its counter: 一碗牛肉面 / a bowl of beef noodles. */
  phrase: BilingualText
}
/**
 * A statement without a full stop that reads after "听说" or "I heard that":
 * 面馆下周卖凉面 / the noodle shop will sell cold noodles next week.
 */
export type Clause = BilingualText
/** Something to do, reads after "打算" or "I plan to": 去市场买菜 / get groceries at the market. */
export type Undertaking = BilingualText
/** A moment, reads at the start of a sentence: 明天下午三点 / tomorrow at three. */
export type Moment = BilingualText

export const WEATHERS = ['sunny', 'cloudy', 'windy', 'rain', 'storm', 'snow', 'fog', 'hot'] as const
export type Weather = (typeof WEATHERS)[number]
export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof SEASONS)[number]
export const EVENT_KINDS = [
  'market_day',
  'concert',
  'exam',
  'storm',
  'festival',
  'party',
  'match',
  'talk',
  'other',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** What any occasion may say of its moment; lines tagged `@morning`, `@w_rain` or `@winter` come up then. */
export interface Timed {
  timeOfDay?: TimeOfDay
  weather?: Weather
  season?: Season
}
