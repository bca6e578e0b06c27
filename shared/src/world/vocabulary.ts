/** The words of the town that several processes share. One list each; nothing else may name a kind. */

export const PLACE_KINDS = [
  'home',
  'cafe',
  'library',
  'school',
  'clinic',
  'park',
  'market',
  'workshop',
  'office',
  'noodle_shop',
  'hall',
  'bakery',
  'gym',
  'bar',
  'bookshop',
  'studio',
  'garden',
  'station',
] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

export const ACTION_KINDS = [
  'sleep',
  'eat',
  'cook',
  'work',
  'study',
  'exercise',
  'rest',
  'wash',
  'walk',
  'shop',
  'use',
  'give',
  'trade',
  'talk',
  'attend',
  'host',
  'browse',
  'post',
  'comment',
  'like',
  'follow',
  'message',
  'photo',
  'reflect',
] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

export const NEEDS = ['energy', 'hunger', 'social', 'fun', 'hygiene'] as const
/** Every need is 0 (empty, urgent) to 100 (satisfied). */
export type Need = (typeof NEEDS)[number]

export const MOODS = [
  'joyful',
  'content',
  'calm',
  'tired',
  'bored',
  'lonely',
  'worried',
  'annoyed',
  'sad',
  'excited',
] as const
export type Mood = (typeof MOODS)[number]

export const SEASONS = ['spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof SEASONS)[number]

export const WEATHERS = ['sunny', 'cloudy', 'windy', 'rain', 'storm', 'snow', 'fog', 'hot'] as const
export type Weather = (typeof WEATHERS)[number]

/** What residents come together for: appointments of a few, parties with a host, events of the whole district. */
export const GATHERING_KINDS = [
  'meal',
  'coffee',
  'stroll',
  'study',
  'games',
  'sport',
  'party',
  'market_day',
  'concert',
  'exam',
  'storm',
  'festival',
  'meeting',
  'match',
] as const
export type GatheringKind = (typeof GATHERING_KINDS)[number]

/** How somebody stands to a gathering; the last two are final. */
export const ENGAGEMENT_STATES = ['invited', 'accepted', 'declined', 'came', 'missed'] as const
export type EngagementState = (typeof ENGAGEMENT_STATES)[number]

/** Why a part of a plan or an engagement was given up. */
export const GIVE_UP_REASONS = [
  'shut',
  'full',
  'weather',
  'shift',
  'asleep',
  'tired',
  'hungry',
  'sated',
  'unwashed',
  'busy',
  'talking',
  'online',
  'engaged',
  'no_money',
  'no_interest',
  'far',
  'late',
  'called_off',
] as const
export type GiveUpReason = (typeof GIVE_UP_REASONS)[number]

export const RESIDENT_LANGUAGES = ['zh', 'en'] as const
export type ResidentLanguage = (typeof RESIDENT_LANGUAGES)[number]

export const MEMORY_KINDS = ['observation', 'talk', 'reflection', 'plan', 'fact'] as const
export type MemoryKind = (typeof MEMORY_KINDS)[number]

/** A name in both languages of the town. */
export interface BilingualText {
  zh: string
  en: string
}
