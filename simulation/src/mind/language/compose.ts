import type { BilingualText, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { VoiceCard } from '../../world/content/resident-sheet.ts'
import { ACTIVITY_LINES } from './activity-lines.ts'
import { situationOf, type Situation } from './conditions.ts'
import { dressPost, withEmoji, withoutFullStop } from './dressing.ts'
import { english } from './en/phrase-book.ts'
import { canExpand, expand, parseLine, raised, type Sequence, type Slots } from './grammar.ts'
import { indexOf } from './line-index.ts'
import { GROUP_OF } from './occasion-groups.ts'
import type { Activity, Occasion, OccasionKind, PostGist, PostKind, PostOccasion } from './occasion.ts'
import type { PersonRef, Speaker } from './references.ts'
import type { PhraseBook } from './phrase-book.ts'
import { chance, type RandomSource } from './random-source.ts'
import { activitySlots, slotsOf } from './slots.ts'
import { chinese } from './zh/phrase-book.ts'

const BOOKS = { zh: chinese, en: english }
export const LONGEST_TEXT = 280
const TRIES = 16

/**
 * A post, comment, turn of talk or answer in the speaker's language and voice, at most 280 code points. It states
 * the occasion's facts and no others. Words the voice never says are avoided unless a fact itself holds them.
 *
 * @throws RangeError when no line of the phrase book fits the facts, which a test rules out.
 */
export function composeText(occasion: Occasion, speaker: Speaker, random: RandomSource): string {
  const book = BOOKS[speaker.language]
  const slots = slotsOf(occasion, speaker, book, random)
  const situation = situationOf(occasion, speaker)
  const forbidden = forbiddenOf(speaker.voice)
  let text = ''
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const sequence = drawLine(occasion, attempt, situation, book, speaker.language, slots, random)
    text = voiced(expand(sequence, slots, random), occasion, situation, speaker, book, slots, random)
    if (isShort(text) && !says(text, forbidden)) return text
  }
  return isShort(text) ? text : `${[...text].slice(0, LONGEST_TEXT - 1).join('')}…`
}

/** What others need to know of a post to answer it; the author's own home stays out of it. */
export function gistOf(occasion: PostOccasion): PostGist {
  const facts: Partial<PostGist> & { food?: PostGist['item'] } = occasion
  const { place, topic, title, fact, friend, event, what, moment } = facts
  const item = facts.item ?? facts.food
  return {
    kind: occasion.kind,
    ...(place && !place.own ? { place } : {}),
    ...(item ? { item } : {}),
    ...(friend ? { friend } : {}),
    ...(topic ? { topic } : {}),
    ...(title ? { title } : {}),
    ...(fact ? { fact } : {}),
    ...(event ? { event } : {}),
    ...(what ? { what } : {}),
    ...(moment ? { moment } : {}),
  }
}

/** What a resident does now: 在老井面馆吃牛肉面 / having beef noodles at Old Well Noodles. The English reads after "I am". */
export function composeActivity(activity: Activity): BilingualText {
  return { zh: activityLine(activity, 'zh'), en: activityLine(activity, 'en') }
}

/** The same, worded in a language when somebody asks for it: of what is said in a talk mostly nobody does. */
export function activityLater(activity: Activity): BilingualText {
  return {
    get zh() {
      return activityLine(activity, 'zh')
    },
    get en() {
      return activityLine(activity, 'en')
    },
  }
}

/** A line of the action log: 小满在去灯笼公园的路上 / Xiaoman is walking to Lantern Park. */
export function composeLogLine(who: PersonRef, activity: Activity): BilingualText {
  const { zh, en } = composeActivity(activity)
  return { zh: who.zh + zh, en: `${who.en} is ${en}` }
}

function activityLine(activity: Activity, language: ResidentLanguage): string {
  const slots = activitySlots(activity, language, BOOKS[language])
  const lines = ACTIVITY_LINES[activity.action][language].map(parseLine)
  const line = lines.find(({ sequence }) => canExpand(sequence, slots)) ?? lines.at(-1)!
  return expand(line.sequence, slots, NO_LUCK)
}

/** Activity lines hold no choices, so nothing is drawn. */
const NO_LUCK: RandomSource = { nextUint32: () => 0 }

/** The body as this voice would write it down. */
function voiced(
  body: string,
  occasion: Occasion,
  situation: Situation,
  speaker: Speaker,
  book: PhraseBook,
  slots: Slots,
  random: RandomSource,
): string {
  const { voice, language } = speaker
  let text = body.trimEnd()
  if (isPost(occasion.kind))
    text = dressPost(text, { kind: occasion.kind, situation, speaker, book, slots, random })
  else if (chance(random, voice.emojiRate * 0.35)) text = withEmoji(text, speaker, random)
  else if (voice.quirks.includes('terse') && chance(random, 0.7)) text = withoutFullStop(text)
  if (language === 'zh') return text
  const closed = text.includes('  ') ? text.replaceAll('  ', ' ') : text
  return voice.quirks.includes('lowercase') ? closed.toLowerCase() : raised(closed)
}

const POST_KINDS: ReadonlySet<OccasionKind> = new Set(Object.keys(GROUP_OF) as PostKind[])
function isPost(kind: OccasionKind): kind is PostKind {
  return POST_KINDS.has(kind)
}

/** A fitting line; in a chat the next one in turn, so that none comes back while others are left. */
function drawLine(
  occasion: Occasion,
  attempt: number,
  situation: Situation,
  book: PhraseBook,
  language: ResidentLanguage,
  slots: Slots,
  random: RandomSource,
): Sequence {
  const index = indexOf(language, occasion.kind, book.lines[occasion.kind])
  const turn = 'turn' in occasion ? occasion.turn : undefined
  const sequence =
    turn === undefined
      ? index.draw(situation, slots, random)
      : index.drawTurn(situation, slots, turn + attempt)
  if (!sequence) throw new RangeError(`no ${language} line fits the facts of ${occasion.kind}`)
  return sequence
}

const forbiddenByVoice = new WeakMap<VoiceCard, readonly string[]>()
function forbiddenOf(voice: VoiceCard): readonly string[] {
  let words = forbiddenByVoice.get(voice)
  if (!words) {
    words = voice.neverSays.map((word) => word.toLowerCase())
    forbiddenByVoice.set(voice, words)
  }
  return words
}

function says(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return false
  const lower = text.toLowerCase()
  return words.some((word) => lower.includes(word))
}

/** Code points are counted only when the cheaper length in UTF-16 units leaves it open. */
function isShort(text: string): boolean {
  return text.length <= LONGEST_TEXT || [...text].length <= LONGEST_TEXT
}
