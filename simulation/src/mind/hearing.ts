import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { books } from '../world/content/books.ts'
import { INTEREST_KEYS, INTERESTS } from '../world/content/interests.ts'
import { considerEvent } from '../world/considering.ts'
import { items } from '../world/content/items.ts'
import type { Fact } from '../world/fact-store.ts'
import { NOBODY, NOTHING, type Actor, type Subject } from '../world/intention.ts'
import type { KeyNumber } from '../world/keys.ts'
import { learnFact } from '../world/memories.ts'
import { isPerson } from '../world/people.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { WindowPost } from '../world/social-window.ts'
import type { World } from '../world/world.ts'

/**
 * What a person's words are about, as far as the one who reads them can tell: whom it knows, places of its own
 * district, things, interests and books that are named. The grammar's name for the occasion stays null.
 */
export function subjectOfWords(world: World, reader: ResidentState, text: string): Subject {
  const words = new Words(text)
  const book = books.findIndex(({ title }) => words.name(title))
  return {
    kind: null,
    place: placeIn(world, reader, words),
    item: longestNamed(words, items),
    friend: residentIn(world, reader, words),
    topic: book >= 0 ? NOTHING : INTEREST_KEYS.findIndex((key) => words.name(INTERESTS[key])),
    book,
    fact: NOTHING,
  }
}

/** What the post is about; a person's is read from its words. */
export function subjectOfPost(world: World, reader: ResidentState, post: WindowPost): Subject {
  return isPerson(post.author) ? subjectOfWords(world, reader, post.text) : post.subject
}

/** Takes in a fact that a text states, and whether to go where it happens. */
export function learnFrom(
  world: World,
  reader: ResidentState,
  fact: Fact,
  author: Actor,
  text: KeyNumber,
): void {
  learnFact(world, reader, fact, author, text, NOTHING)
  considerEvent(world, reader, fact, author)
}

/** A text in which names are looked for. */
class Words {
  readonly text: string
  private readonly padded: string

  constructor(text: string) {
    this.text = text
    this.padded = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  }

  /** Whether the text has this name: in Chinese anywhere, in English as whole words. */
  name({ zh, en }: BilingualText): boolean {
    return this.text.includes(zh) || this.padded.includes(` ${en.toLowerCase()} `)
  }
}

function placeIn(world: World, reader: ResidentState, words: Words): number {
  const { places } = world.town.map
  const index = places.findIndex(({ name, kind }) => kind !== 'home' && words.name(name))
  return index < 0 ? NOTHING : world.sheet(reader.index).district * places.length + index
}

/** Beef noodles, not noodles, where both are names of things. */
function longestNamed(words: Words, things: readonly { name: BilingualText }[]): number {
  let found = NOTHING
  for (const [index, { name }] of things.entries()) {
    if (found >= 0 && things[found]!.name.zh.length >= name.zh.length) continue
    if (words.name(name)) found = index
  }
  return found
}

/** The reader itself, or somebody whom it knows. */
function residentIn(world: World, reader: ResidentState, words: Words): Actor {
  const { relations } = world.tables
  for (let slot = 0; slot < reader.relationCount; slot++) {
    const { other } = relations.read(reader.index, slot)
    if (other >= 0 && words.name(world.sheet(other).called)) return other
  }
  return words.name(world.sheet(reader.index).called) ? reader.index : NOBODY
}
