import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { Situation } from './conditions.ts'
import { expand, type Slots } from './grammar.ts'
import { indexOf } from './line-index.ts'
import { GROUP_OF, WITHOUT_TAIL } from './occasion-groups.ts'
import type { PostKind } from './occasion.ts'
import type { Speaker } from './references.ts'
import type { PhraseBook } from './phrase-book.ts'
import { chance, pickOne, type RandomSource } from './random-source.ts'

interface Dressing {
  kind: PostKind
  situation: Situation
  speaker: Speaker
  book: PhraseBook
  slots: Slots
  random: RandomSource
}

/** Adds to a post's body what its author would add: a tail, a phrase of its own, an emoji, a tag. */
export function dressPost(body: string, dressing: Dressing): string {
  const { kind, speaker, book, random } = dressing
  const { voice, language } = speaker
  const terse = voice.quirks.includes('terse')
  let text = body
  const tail = WITHOUT_TAIL.has(kind) ? undefined : drawTail(dressing)
  if (tail) text = `${withFullStop(text, language)}${language === 'zh' ? '' : ' '}${tail}`
  if (chance(random, voice.emojiRate)) text = withEmoji(text, speaker, random)
  else if (terse || (language === 'zh' && chance(random, 0.2))) text = withoutFullStop(text)
  const tags = book.hashtags[kind]
  if (tags && chance(random, voice.quirks.includes('hashtags') ? 0.4 : 0.05))
    text += ` #${pickOne(random, tags)}`
  return text
}

/** A turn of phrase would sound careless beside these. */
const HEAVY: ReadonlySet<PostKind> = new Set(['quarrelled', 'worried', 'lonely', 'missed_someone', 'made_up'])

/** Voices without other habits are known by their turns of phrase. */
function drawTail({ kind, situation, speaker, book, slots, random }: Dressing): string | undefined {
  const { voice, traits, language } = speaker
  const group = GROUP_OF[kind]
  const talkative = voice.quirks.includes('terse') ? 0 : traits.extraversion
  const marked = voice.quirks.includes('plain') || voice.quirks.includes('terse') || voice.quirks.length < 2
  if (!HEAVY.has(kind) && chance(random, marked ? 0.42 : 0.18))
    return pickOne(random, voice.phrases[language])
  if (!chance(random, 0.12 + 0.22 * talkative)) return undefined
  const sequence = indexOf(language, `tail ${group}`, book.tails[group]).draw(situation, slots, random)
  return sequence && expand(sequence, slots, random)
}

const SENTENCE_ENDS = '。！？～…”.!?'

function withFullStop(text: string, language: ResidentLanguage): string {
  return SENTENCE_ENDS.includes(text.at(-1) ?? '') ? text : `${text}${language === 'zh' ? '。' : '.'}`
}

export function withEmoji(text: string, { voice, language }: Speaker, random: RandomSource): string {
  if (voice.emoji.length === 0) return text
  const emoji = pickOne(random, voice.emoji)
  return language === 'zh' ? withoutFullStop(text) + emoji : `${text} ${emoji}`
}

export function withoutFullStop(text: string): string {
  return text.endsWith('。') || (text.endsWith('.') && !text.endsWith('..')) ? text.slice(0, -1) : text
}
