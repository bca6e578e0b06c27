import {
  type BilingualText,
  MOODS,
  PLACE_KINDS,
  type ResidentLanguage,
} from '@ai-community/shared/world/vocabulary.ts'
import { TONES, type VoiceCard } from '../../world/content/resident-sheet.ts'
import { ACTIVITY_LINES } from './activity-lines.ts'
import { english } from './en/phrase-book.ts'
import { canExpand, expand, type Line, parseLine, raised, type Slots } from './grammar.ts'
import { GROUP_OF, WITHOUT_TAIL } from './occasion-groups.ts'
import {
  type Activity,
  type Occasion,
  type OccasionKind,
  type PersonRef,
  type PostGist,
  type PostKind,
  type PostOccasion,
  type Speaker,
  TIMES_OF_DAY,
} from './occasion.ts'
import type { PhraseBook } from './phrase-book.ts'
import { chance, nextBelow, pickOne, type RandomSource } from './random-source.ts'
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
  const forbidden = forbiddenOf(speaker.voice)
  let text = ''
  for (let attempt = 0; attempt < TRIES; attempt++) {
    text = attemptText(occasion, speaker, book, slots, random)
    if (isShort(text) && !says(text, forbidden)) return text
  }
  return isShort(text) ? text : `${[...text].slice(0, LONGEST_TEXT - 1).join('')}…`
}

/** What others need to know of a post to answer it; the author's own home stays out of it. */
export function gistOf(occasion: PostOccasion): PostGist {
  const facts: Partial<PostGist> & { food?: PostGist['item'] } = occasion
  const { place, topic, title, fact, friend } = facts
  const item = facts.item ?? facts.food
  return {
    kind: occasion.kind,
    ...(place && !place.own ? { place } : {}),
    ...(item ? { item } : {}),
    ...(friend ? { friend } : {}),
    ...(topic ? { topic } : {}),
    ...(title ? { title } : {}),
    ...(fact ? { fact } : {}),
  }
}

/** What a resident does now: 在老井面馆吃牛肉面 / having beef noodles at Old Well Noodles. The English reads after "I am". */
export function composeActivity(activity: Activity): BilingualText {
  return { zh: activityLine(activity, 'zh'), en: activityLine(activity, 'en') }
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

function attemptText(
  occasion: Occasion,
  speaker: Speaker,
  book: PhraseBook,
  slots: Slots,
  random: RandomSource,
): string {
  const line = drawLine(occasion, speaker, slots, random)
  let text = expand(line.sequence, slots, random).trimEnd()
  if (isPost(occasion.kind)) text = extendPost(text, occasion.kind, speaker, book, random)
  else if (chance(random, speaker.voice.emojiRate * 0.35)) text = withEmoji(text, speaker, random)
  else if (speaker.voice.quirks.includes('terse') && chance(random, 0.7)) text = withoutFullStop(text)
  text = tidied(text, speaker.language, 'place' in occasion && occasion.place?.own === true)
  if (speaker.language === 'zh') return text
  return speaker.voice.quirks.includes('lowercase') ? text.toLowerCase() : raised(text)
}

/** Adds what a poster adds: a tail, a phrase of its own, an emoji, a tag. */
function extendPost(
  body: string,
  kind: PostKind,
  speaker: Speaker,
  book: PhraseBook,
  random: RandomSource,
): string {
  const { voice, language } = speaker
  const terse = voice.quirks.includes('terse')
  const gap = language === 'zh' ? '' : ' '
  let text = body
  const tail = WITHOUT_TAIL.has(kind) ? undefined : drawTail(kind, speaker, book, random)
  if (tail) text = `${withFullStop(text, language)}${gap}${tail}`
  if (chance(random, voice.emojiRate)) text = withEmoji(text, speaker, random)
  else if (terse || (language === 'zh' && chance(random, 0.2))) text = withoutFullStop(text)
  const tags = book.hashtags[kind]
  if (tags && chance(random, voice.quirks.includes('hashtags') ? 0.4 : 0.05))
    text += ` #${pickOne(random, tags)}`
  return text
}

/** A phrase of the speaker's own would sound careless beside a worry or a quarrel. */
function drawTail(
  kind: PostKind,
  speaker: Speaker,
  book: PhraseBook,
  random: RandomSource,
): string | undefined {
  const { voice, traits, language } = speaker
  const group = GROUP_OF[kind]
  const terse = voice.quirks.includes('terse')
  if (group !== 'mind' && chance(random, 0.06 + (terse ? 0 : 0.06 * traits.extraversion)))
    return pickOne(random, voice.phrases[language])
  return chance(random, terse ? 0.06 : 0.1 + 0.25 * traits.extraversion)
    ? pickOne(random, book.tails[group])
    : undefined
}

function withFullStop(text: string, language: ResidentLanguage): string {
  return SENTENCE_ENDS.includes(text.at(-1) ?? '') ? text : `${text}${language === 'zh' ? '。' : '.'}`
}
const SENTENCE_ENDS = '。！？～…”.!?'

function withEmoji(text: string, { voice, language }: Speaker, random: RandomSource): string {
  if (voice.emoji.length === 0) return text
  const emoji = pickOne(random, voice.emoji)
  return language === 'zh' ? withoutFullStop(text) + emoji : `${text} ${emoji}`
}

function withoutFullStop(text: string): string {
  return text.endsWith('。') || (text.endsWith('.') && !text.endsWith('..')) ? text.slice(0, -1) : text
}

/** Mends the seams that optional parts leave, and the grammar of one's own home, which takes no name. */
function tidied(text: string, language: ResidentLanguage, atHome: boolean): string {
  if (language === 'zh') return atHome ? text.replaceAll('家里里', '家里').replaceAll('去家里', '回家') : text
  const closed = text.includes('  ') ? text.replaceAll('  ', ' ') : text
  return atHome ? closed.replaceAll('to home', 'home') : closed
}

const POST_KINDS: ReadonlySet<OccasionKind> = new Set(Object.keys(GROUP_OF) as PostKind[])
function isPost(kind: OccasionKind): kind is PostKind {
  return POST_KINDS.has(kind)
}

/** Lines of one kind and language; those meant for someone or somewhere stand twice, so that they tell. */
function linesOf(kind: OccasionKind, language: Speaker['language']): readonly Line[] {
  let lines = weighted[language].get(kind)
  if (!lines) {
    lines = BOOKS[language].lines[kind].flatMap((source) => {
      const line = parseLine(source)
      return line.tags.length > 0 ? [line, line] : [line]
    })
    weighted[language].set(kind, lines)
  }
  return lines
}
const weighted = {
  zh: new Map<OccasionKind, readonly Line[]>(),
  en: new Map<OccasionKind, readonly Line[]>(),
}

function drawLine(occasion: Occasion, speaker: Speaker, slots: Slots, random: RandomSource): Line {
  const lines = linesOf(occasion.kind, speaker.language)
  const fits = (line: Line) => tagsFit(line.tags, occasion, speaker) && canExpand(line.sequence, slots)
  for (let attempt = 0; attempt < 12; attempt++) {
    const line = lines[nextBelow(random, lines.length)]!
    if (fits(line)) return line
  }
  const start = nextBelow(random, lines.length)
  for (let i = 0; i < lines.length; i++) {
    const line = lines[(start + i) % lines.length]!
    if (fits(line)) return line
  }
  throw new RangeError(`no ${speaker.language} line fits the facts of ${occasion.kind}`)
}

/** Which question a tag answers; a line fits when all its tags do. */
const DIMENSION_OF: ReadonlyMap<string, string> = new Map([
  ...TONES.map((tone) => [tone, 'tone'] as const),
  ...MOODS.map((mood) => [mood, 'mood'] as const),
  ...TIMES_OF_DAY.map((time) => [time, 'time'] as const),
  ...PLACE_KINDS.map((kind) => [kind, 'place'] as const),
])

function tagsFit(tags: readonly string[], occasion: Occasion, speaker: Speaker): boolean {
  for (const tag of tags) if (!tagFits(tag, occasion, speaker)) return false
  return true
}

function tagFits(tag: string, occasion: Occasion, { voice, mood }: Speaker): boolean {
  const post = 'post' in occasion ? occasion.post : undefined
  switch (DIMENSION_OF.get(tag)) {
    case 'tone':
      return voice.tone === tag
    case 'mood':
      return mood === tag
    case 'time':
      return 'timeOfDay' in occasion && occasion.timeOfDay === tag
    case 'place':
      return 'place' in occasion && occasion.place?.kind === tag
    default:
      if (tag.startsWith('on_')) return ('topic' in occasion ? occasion.topic : post?.topic) === tag.slice(3)
      return !!post?.kind && `about_${GROUP_OF[post.kind]}` === tag
  }
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
  const lower = text.toLowerCase()
  return words.some((word) => lower.includes(word))
}

/** Code points are counted only when the cheaper length in UTF-16 units leaves it open. */
function isShort(text: string): boolean {
  return text.length <= LONGEST_TEXT || [...text].length <= LONGEST_TEXT
}
