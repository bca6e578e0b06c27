import { stemmer } from 'stemmer'

/** Longer words are found by their beginning; the column holds 64. */
const MAX_TERM_CHARACTERS = 40
/** More words in a query only cost; the first ones decide. */
const MAX_QUERY_TERMS = 6

/** Scripts written without spaces between words, or (Korean) with particles joined to them. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆'
const RUNS = new RegExp(`([${UNSPACED}]+)|([[\\p{L}\\p{M}\\p{N}]--[${UNSPACED}]]+)`, 'gv')
const ASCII_WORD = /^[a-z]+$/

/** Grows with each change of the terms made of a text: the index is then made anew in the background. */
export const TERMS_VERSION = 1

/** ICU's dictionary, part of Node; only queries pass through it, so a newer one never makes the index stale. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * The distinct terms a text is found by. Of Chinese each character and each two beside one another, whatever a
 * dictionary holds to be a word; of English the stem (Porter, 1980), without accents and in lower case.
 */
export function termsOfText(text: string): string[] {
  const terms = new Set<string>()
  for (const { unspaced, word } of runsOf(text)) {
    if (word !== undefined) terms.add(wordTerm(word))
    if (unspaced === undefined) continue
    const characters = [...unspaced]
    for (const character of characters) terms.add(character)
    for (const pair of pairsOf(characters)) terms.add(pair)
  }
  return [...terms]
}

/**
 * The terms that a text must all have to be found by `query`: Chinese is cut into words first, so that words
 * typed without a space need not stand side by side. Empty when nothing in it can be searched for.
 */
export function termsOfQuery(query: string): string[] {
  const terms = new Set<string>()
  for (const { unspaced, word } of runsOf(query)) {
    if (word !== undefined) terms.add(wordTerm(word))
    if (unspaced === undefined) continue
    for (const part of wordsOf(unspaced)) for (const term of termsOfWord(part)) terms.add(term)
  }
  // Two characters say more than one, which stands in nearly every text.
  const isSingle = (term: string) => [...term].length === 1
  const sorted = [...terms].toSorted((a, b) => Number(isSingle(a)) - Number(isSingle(b)))
  return sorted.slice(0, MAX_QUERY_TERMS)
}

/** Text as names are compared: one form of each character, lower case. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim()
}

function* runsOf(text: string): Generator<{ unspaced: string | undefined; word: string | undefined }> {
  for (const [, unspaced, word] of foldText(text).matchAll(RUNS)) yield { unspaced, word }
}

function wordTerm(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')
  const term = ASCII_WORD.test(plain) ? stemmer(plain) : plain || word
  return term.length <= MAX_TERM_CHARACTERS ? term : [...term].slice(0, MAX_TERM_CHARACTERS).join('')
}

/** Characters that the dictionary leaves alone are no words of their own: beside one another they are one. */
function wordsOf(run: string): string[] {
  const words: string[] = []
  let single = ''
  for (const { segment } of segmenter.segment(run)) {
    const isSingle = [...segment].length === 1
    if (isSingle) single += segment
    else {
      if (single !== '') words.push(single)
      words.push(segment)
      single = ''
    }
  }
  return single === '' ? words : [...words, single]
}

function termsOfWord(word: string): string[] {
  const characters = [...word]
  return characters.length === 1 ? characters : pairsOf(characters)
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => characters[index]! + character)
}
