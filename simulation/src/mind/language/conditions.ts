import { MOODS, PLACE_KINDS } from '@ai-community/shared/world/vocabulary.ts'
import { INTEREST_KEYS } from '../../world/content/interests.ts'
import { TONES } from '../../world/content/resident-sheet.ts'
import { COMMENT_KINDS, GROUP_OF, type TailGroup } from './occasion-groups.ts'
import { BONDS, type Occasion, type OccasionKind, type PostKind } from './occasion.ts'
import { EVENT_KINDS, SEASONS, type Speaker, TIMES_OF_DAY, WEATHERS } from './references.ts'
import { isPupil } from './slots.ts'

/** What the tags of a line ask about; each question has at most one answer in a situation. */
export interface Situation {
  tone: string
  mood: string
  time: string | undefined
  weather: string | undefined
  season: string | undefined
  /** Kind of the place; `own` is whether the speaker lives there. */
  place: string | undefined
  own: boolean
  topic: string | undefined
  /** What the line turns on most: see `themeOf`. */
  theme: string | undefined
  event: string | undefined
  bond: string | undefined
  aboutMe: boolean
  first: boolean
  knew: boolean
  yes: boolean
  pupil: boolean
}
type Question = keyof Situation
export interface Condition {
  question: Question
  /** Tags of one question are alternatives. */
  answers: readonly (string | boolean)[]
}

/**
 * Tags: a tone, mood, time of day, season or kind of place by its name; `w_` weather, `on_` topic, `ev_` kind of
 * event, `bond_` relation; `re_` the kind of the post that is commented on and `about_` its group; `to_` the kind of
 * the comment that is answered; and yes-or-no questions by two words each.
 */
const TAGS = new Map<string, readonly [Question, readonly (string | boolean)[]]>([
  ...TONES.map((tag) => [tag, ['tone', [tag]]] as const),
  ...MOODS.map((tag) => [tag, ['mood', [tag]]] as const),
  ...TIMES_OF_DAY.map((tag) => [tag, ['time', [tag]]] as const),
  ...SEASONS.map((tag) => [tag, ['season', [tag]]] as const),
  ...PLACE_KINDS.map((tag) => [tag, ['place', [tag]]] as const),
  ...WEATHERS.map((name) => [`w_${name}`, ['weather', [name]]] as const),
  ...INTEREST_KEYS.map((name) => [`on_${name}`, ['topic', [name]]] as const),
  ...EVENT_KINDS.map((name) => [`ev_${name}`, ['event', [name]]] as const),
  ...BONDS.map((name) => [`bond_${name}`, ['bond', [name]]] as const),
  ...COMMENT_KINDS.map((name) => [`to_${name}`, ['theme', [name]]] as const),
  ...postKinds().map((name) => [`re_${name}`, ['theme', [name]]] as const),
  ...groups().map((name) => [`about_${name}`, ['theme', kindsOf(name)]] as const),
  ['re_person', ['theme', ['person']]],
  ['own', ['own', [true]]],
  ['out', ['own', [false]]],
  ['me', ['aboutMe', [true]]],
  ['others', ['aboutMe', [false]]],
  ['first', ['first', [true]]],
  ['again', ['first', [false]]],
  ['knew', ['knew', [true]]],
  ['news', ['knew', [false]]],
  ['pupil', ['pupil', [true]]],
  ['adult', ['pupil', [false]]],
  ['yes', ['yes', [true]]],
  ['no', ['yes', [false]]],
])

function postKinds(): PostKind[] {
  return Object.keys(GROUP_OF) as PostKind[]
}

function groups(): TailGroup[] {
  return [...new Set(Object.values(GROUP_OF))]
}

function kindsOf(group: TailGroup): PostKind[] {
  return postKinds().filter((kind) => GROUP_OF[kind] === group)
}

/**
 * The conditions of a line's tags.
 *
 * @throws SyntaxError for a tag that means nothing.
 */
export function conditionsOf(tags: readonly string[]): Condition[] {
  const found = new Map<Question, (string | boolean)[]>()
  for (const tag of tags) {
    const meaning = TAGS.get(tag)
    if (!meaning) throw new SyntaxError(`no such tag: @${tag}`)
    found.set(meaning[0], [...(found.get(meaning[0]) ?? []), ...meaning[1]])
  }
  return [...found].map(([question, answers]) => ({ question, answers }))
}

export function holds(condition: Condition, situation: Situation): boolean {
  return condition.answers.includes(situation[condition.question] as string)
}

/** Of a comment the kind of its post, or that a person wrote it; of a reply the kind of the comment it answers. */
export function themeOf(occasion: Occasion): string | undefined {
  if (occasion.kind === 'comment_reply') return occasion.to ?? undefined
  return 'post' in occasion ? (occasion.post.kind ?? 'person') : undefined
}

/** What an occasion may state of its situation, whatever its kind. */
interface Stated {
  kind: OccasionKind
  timeOfDay?: string
  weather?: string
  season?: string
  place?: { kind: string; own?: boolean }
  topic?: string
  post?: { topic?: string }
  eventKind?: string
  bond?: string
  aboutMe?: boolean
  firstTime?: boolean
  knewIt?: boolean
  mine?: boolean
}

export function situationOf(occasion: Occasion, { voice, mood, occupation }: Speaker): Situation {
  const stated: Stated = occasion
  return {
    tone: voice.tone,
    mood,
    time: stated.timeOfDay,
    weather: stated.weather,
    season: stated.season,
    place: stated.place?.kind,
    own: stated.place?.own === true,
    topic: stated.topic ?? stated.post?.topic,
    theme: themeOf(occasion),
    event: stated.eventKind,
    bond: stated.bond,
    aboutMe: stated.aboutMe === true,
    first: stated.firstTime === true,
    knew: stated.knewIt === true,
    yes: stated.mine === true,
    pupil: isPupil(occupation),
  }
}

export function isToneCondition({ question }: Condition): boolean {
  return question === 'tone'
}
