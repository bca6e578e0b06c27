import { INTERESTS } from '../world/content/interests.ts'
import { items } from '../world/content/items.ts'
import type { ResidentSheet } from '../world/content/resident-sheet.ts'
import { getPlace } from '../world/content/town.ts'
import { INTEREST_WORDS, WORK_WORDS } from './persona-words.ts'
import type { PostRecord } from './town-record.ts'

/** What a text shows of one sheet. Nothing is known here but the text itself. */
export interface PersonaSigns {
  /** Words of its occupation, of its work, or the name of its workplace. */
  work: boolean
  /** Words of one of its interests. */
  interest: boolean
  /** A dish or a place it is fond of, or a thing it makes. */
  taste: boolean
  /** A turn of phrase, an emoji or a habit of writing of its voice card. */
  voice: boolean
  /** Words it never says, an emoji that is not its own, or not its language. */
  contradiction: boolean
}

export interface PersonaFit {
  posts: number
  /** Posts that show a sign of their author's sheet and contradict nothing in it. */
  fitting: number
  /** The same without the signs of voice: topics alone. */
  onTopic: number
  contradicting: number
  /** Of all posts, how many would fit if their authors were shuffled among those of the same language: exact mean. */
  fittingByChance: number
  onTopicByChance: number
}

/** Judges posts against the sheets of those who wrote them, and against everybody else's. */
export class PersonaJudge {
  private readonly readers: ReadonlyMap<string, SheetReader>

  constructor(sheets: readonly ResidentSheet[]) {
    const allEmoji = new Set(sheets.flatMap(({ voice }) => voice.emoji))
    this.readers = new Map(sheets.map((sheet) => [sheet.key, new SheetReader(sheet, allEmoji)]))
  }

  signs(text: string, resident: string): PersonaSigns {
    return this.readerOf(resident).read(text)
  }

  judge(posts: readonly Pick<PostRecord, 'author' | 'text'>[]): PersonaFit {
    const fit = {
      posts: posts.length,
      fitting: 0,
      onTopic: 0,
      contradicting: 0,
      fittingByChance: 0,
      onTopicByChance: 0,
    }
    for (const { author, text } of posts) {
      const characters = charactersOf(text)
      const own = this.readerOf(author).read(text, characters)
      if (fits(own)) fit.fitting++
      if (isOnTopic(own)) fit.onTopic++
      if (own.contradiction) fit.contradicting++
      const others = this.peersOf(author).map((reader) => reader.read(text, characters))
      if (others.length === 0) continue
      fit.fittingByChance += others.filter(fits).length / others.length
      fit.onTopicByChance += others.filter(isOnTopic).length / others.length
    }
    return fit
  }

  private readerOf(resident: string): SheetReader {
    const reader = this.readers.get(resident)
    if (!reader) throw new RangeError(`no such resident: ${resident}`)
    return reader
  }

  /** All others who write in the author's language; the language alone would give away half of them. */
  private peersOf(author: string): SheetReader[] {
    const { language } = this.readerOf(author).sheet
    return [...this.readers.values()].filter(
      ({ sheet }) => sheet.key !== author && sheet.language === language,
    )
  }
}

export function fits(signs: PersonaSigns): boolean {
  return !signs.contradiction && (signs.work || signs.interest || signs.taste || signs.voice)
}

function isOnTopic(signs: PersonaSigns): boolean {
  return !signs.contradiction && (signs.work || signs.interest || signs.taste)
}

/** One sheet, made ready to be looked for in texts. */
class SheetReader {
  readonly sheet: ResidentSheet
  private readonly work: RegExp | null
  private readonly interest: RegExp | null
  private readonly taste: RegExp | null
  private readonly phrases: RegExp | null
  private readonly never: RegExp | null
  private readonly strangeEmoji: ReadonlySet<string>

  constructor(sheet: ResidentSheet, allEmoji: ReadonlySet<string>) {
    this.sheet = sheet
    const itemNames = [...sheet.favouriteFoods, ...sheet.makes].flatMap(namesOfItem)
    this.work = anyOf(workWords(sheet))
    this.interest = anyOf(
      sheet.interests.flatMap((key) => [INTERESTS[key].zh, INTERESTS[key].en, ...INTEREST_WORDS[key]]),
    )
    this.taste = anyOf([...itemNames, ...sheet.favouritePlaces.flatMap(namesOfPlace)])
    this.phrases = anyOf([...sheet.voice.phrases.zh, ...sheet.voice.phrases.en].map(withoutLastStop))
    this.never = anyOf(sheet.voice.neverSays)
    this.strangeEmoji = new Set([...allEmoji].filter((emoji) => !sheet.voice.emoji.includes(emoji)))
  }

  /** @param characters those of the text, when they are known */
  read(text: string, characters = charactersOf(text)): PersonaSigns {
    return {
      work: this.work?.test(text) ?? false,
      interest: this.interest?.test(text) ?? false,
      taste: this.taste?.test(text) ?? false,
      voice: this.hasVoice(text, characters),
      contradiction: this.isContradicted(text, characters),
    }
  }

  private hasVoice(text: string, characters: readonly string[]): boolean {
    const { emoji, quirks } = this.sheet.voice
    if (this.phrases?.test(text) || characters.some((one) => emoji.includes(one))) return true
    return quirks.some((quirk) => HABITS[quirk]?.test(text) ?? false)
  }

  private isContradicted(text: string, characters: readonly string[]): boolean {
    if (this.never?.test(text) || languageOf(text) !== this.sheet.language) return true
    return characters.some((one) => this.strangeEmoji.has(one))
  }
}

const segmenter = new Intl.Segmenter()

/** As readers see them: an emoji that is made of others is one. */
function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/** How a habit of writing shows; for `terse` and `plain`, which are the absence of something, nothing does. */
const HABITS: Partial<Record<string, RegExp>> = {
  softener: /[呀呢啦嘛哟喔](?=[，。！？~～…\s]|$)/,
  exclaims: /[!！]/,
  ellipsis: /…|\.\.\./,
  tilde: /[~～]/,
  lowercase: /^(?=.*[a-z])[^A-Z]*$/s,
  hashtags: /#\S/,
}

function workWords({ occupation, workKey }: ResidentSheet): readonly string[] {
  const named = [occupation.zh, occupation.en]
  if (workKey === null) return named
  return [...named, ...namesOfPlace(workKey), ...(WORK_WORDS[workKey] ?? [])]
}

function namesOfPlace(key: string): string[] {
  const { name } = getPlace(key)
  return [name.zh, name.en]
}

function namesOfItem(key: string): string[] {
  const item = items.find((one) => one.key === key)
  return item ? [item.name.zh, item.name.en] : []
}

function withoutLastStop(phrase: string): string {
  return phrase.replace(/[.。!！]$/, '')
}

/** A pattern for any of the words: Latin ones as beginnings of words without case, others as they stand. */
function anyOf(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null
  const escaped = words.map((word) => {
    const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return /^[a-z]/i.test(word) ? `\\b${literal}` : literal
  })
  return new RegExp(escaped.join('|'), 'i')
}

/** Chinese when a tenth or more of the characters are. */
function languageOf(text: string): 'zh' | 'en' {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  return chinese > 0 && chinese * 10 >= text.length ? 'zh' : 'en'
}
