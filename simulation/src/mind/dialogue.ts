import type { Conversation } from '../actions/encounter.ts'
import { items } from '../world/content/items.ts'
import type { Fact } from '../world/fact-store.ts'
import { eachMemoryOf, factOfMemory, hoursSinceAccess, knowsFact } from '../world/memories.ts'
import { themeSet } from '../world/memory-store.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { itemIndex } from '../world/town.ts'
import type { World } from '../world/world.ts'
import { activityLater } from './language/compose.ts'
import { LaterText } from './language/later-text.ts'
import type { TalkOccasion } from './language/occasion.ts'
import { recollectDay } from './recollection.ts'
import { retrieve } from './retrieval.ts'
import {
  activityOf,
  factText,
  interestAt,
  interestIndex,
  itemRef,
  personRef,
  placeRef,
  settingOf,
  speakerFor,
} from './wording.ts'

export const MOST_TURNS = 6

type TurnFacts<T> = T extends unknown
  ? Omit<T, 'partner' | 'place' | 'timeOfDay' | 'weather' | 'season'>
  : never
export type Turn = TurnFacts<TalkOccasion>
type TalkFrame = Pick<TalkOccasion, 'partner' | 'place' | 'timeOfDay' | 'weather' | 'season'>

/**
 * Words the turns of one conversation, in the language of the one who began it; speakers are numbered as in `who`.
 * What is said comes in pairs: whoever is asked answers, and whoever is told something says a word to it.
 */
export class Dialogue {
  readonly turns: Conversation['turns'][number][] = []
  readonly world: World
  private readonly who: readonly ResidentState[]
  /** The same for all turns, and for all turns of one speaker. */
  private setting: ReturnType<typeof settingOf> | null = null
  private readonly frames: (TalkFrame | undefined)[] = []

  constructor(world: World, who: readonly ResidentState[]) {
    this.world = world
    this.who = who
  }

  get length(): number {
    return this.turns.length
  }

  get size(): number {
    return this.who.length
  }

  speaker(position: number): ResidentState {
    return this.who[position]!
  }

  say(position: number, turn: Turn): void {
    if (this.turns.length >= MOST_TURNS) return
    const { world, who } = this
    const speaker = who[position]!
    const addressed = who[position === 0 ? 1 : 0]!
    const voice = speakerFor(world, speaker, world.sheet(who[0]!.index).language)
    this.setting ??= settingOf(world)
    const frame = (this.frames[position] ??= {
      partner: personRef(world, addressed.index),
      place: placeRef(world, speaker, who[0]!.place),
      ...this.setting,
    })
    const text = new LaterText(turn, frame, voice, speaker.random)
    this.turns.push({ speaker: speaker.index, text, language: voice.language })
  }
}

/** News that the other does not know, told and taken up; the third of three may be the one who takes it up. */
export function exchangeNews(talk: Dialogue, chance: number): Conversation['told'] {
  for (const teller of [0, 1] as const) {
    const from = talk.speaker(teller)
    if (!from.random.chance(chance)) continue
    const news = newsFor(talk.world, from, talk.speaker(1 - teller))
    if (!news) continue
    const { fact } = news
    const { world } = talk
    const source = news.source < 0 ? undefined : personRef(world, news.source)
    const words = factText(fact, from.index)
    talk.say(teller, { kind: 'talk_tell_fact', fact: words, source })
    const reacts = talk.size > 2 && from.random.chance(0.5) ? 2 : 1 - teller
    if (reacts !== 2 && from.random.chance(0.3) && talk.length <= MOST_TURNS - 2) {
      talk.say(reacts, { kind: 'talk_ask_fact', fact: words })
      talk.say(teller, { kind: 'talk_answer_fact', fact: words, source })
    } else {
      const knewIt = reacts === 2 && knowsFact(world, talk.speaker(2), fact.id)
      talk.say(reacts, { kind: 'talk_react_fact', fact: words, knewIt })
    }
    return [{ teller: from.index, fact }]
  }
  return []
}

const NEWS = themeSet(['heard_fact'])

/** The fact most worth telling that the listener does not know, and from whom the teller has it. */
function newsFor(
  world: World,
  teller: ResidentState,
  listener: ResidentState,
): { fact: Fact; source: number } | null {
  const known: { fact: Fact; source: number; hours: number; importance: number }[] = []
  eachMemoryOf(world, teller, NEWS, 0, (memory) => {
    const fact = factOfMemory(world, memory)
    if (!fact || memory.subject === listener.index || fact.origin === listener.index) return
    known.push({
      fact,
      source: memory.subject,
      hours: hoursSinceAccess(memory, world.now),
      importance: memory.importance,
    })
  })
  const candidates = known.map(({ hours, importance }) => ({
    hoursSinceAccess: hours,
    importance,
    relevance: 0,
  }))
  const best = retrieve(candidates, 3).find((index) => !knowsFact(world, listener, known[index]!.fact.id))
  return best === undefined ? null : known[best]!
}

/** How the other is, and how the one who asked is in turn. */
export function askHow(talk: Dialogue): void {
  const activity = activityLater(activityOf(talk.world, talk.speaker(1)))
  talk.say(0, { kind: 'talk_ask_how' })
  talk.say(1, { kind: 'talk_answer_how', activity })
  talk.say(0, { kind: 'talk_how_back' })
}

/** Index of an interest of both, else of one of the first; -1 when there is none. */
export function commonTopic(talk: Dialogue): number {
  const { world } = talk
  const from = talk.speaker(0)
  const mine = world.sheet(from.index).interests
  const theirs = world.sheet(talk.speaker(1).index).interests
  const shared = mine.filter((key) => theirs.includes(key))
  const list = shared.length > 0 ? shared : mine
  return list.length === 0 ? -1 : interestIndex(list[from.random.between(0, list.length - 1)]!)
}

export function talkOf(talk: Dialogue, topic: number, tone: Conversation['tone']): void {
  const about = { topic: interestAt(topic) }
  if (tone === 'disagreed') {
    talk.say(0, { kind: 'talk_disagree', ...about })
    talk.say(1, { kind: 'talk_disagree_back', ...about })
  } else {
    talk.say(0, { kind: 'talk_about_topic', ...about })
    talk.say(1, { kind: 'talk_react_topic', ...about })
  }
}

export function quarrelOver(talk: Dialogue, topic: number): void {
  const about = topic < 0 ? {} : { topic: interestAt(topic) }
  talk.say(0, { kind: 'talk_quarrel', ...about })
  talk.say(1, { kind: 'talk_quarrel_back', ...about })
}

/** What one of them did today, as far as it remembers, and a word to it. */
export function tellOfDay(talk: Dialogue): boolean {
  const recalled = recollectDay(talk.world, talk.speaker(0))
  if (!recalled || recalled.subject === talk.speaker(1).index) return false
  talk.say(0, { kind: 'talk_tell_day', memory: recalled.clause })
  talk.say(talk.size > 2 ? 2 : 1, { kind: 'talk_react_day' })
  return true
}

/** A pair of turns about what is at hand: place, work, food, the weather or a joke. */
export function smallTalk(talk: Dialogue): void {
  const from = talk.speaker(0)
  const { occupation, shift, favouriteFoods } = talk.world.sheet(from.index)
  switch (from.random.between(0, 5)) {
    case 0:
      if (!shift) return chat(talk, 'talk_about_place', 'talk_react_place')
      talk.say(0, { kind: 'talk_about_work', occupation })
      return talk.say(1, { kind: 'talk_react_work', occupation })
    case 1: {
      const liked = favouriteFoods[from.random.between(0, Math.max(0, favouriteFoods.length - 1))]
      if (liked === undefined || !items[itemIndex(liked)])
        return chat(talk, 'talk_about_place', 'talk_react_place')
      const food = itemRef(itemIndex(liked))
      talk.say(0, { kind: 'talk_about_food', food })
      return talk.say(1, { kind: 'talk_react_food', food })
    }
    case 2:
      return chat(talk, 'talk_joke', 'talk_react_joke')
    case 3:
      return chat(talk, 'talk_about_place', 'talk_react_place')
    default:
      return chat(talk, 'talk_weather', 'talk_react_weather')
  }
}

function chat(
  talk: Dialogue,
  first: 'talk_joke' | 'talk_about_place' | 'talk_weather',
  second: 'talk_react_joke' | 'talk_react_place' | 'talk_react_weather',
): void {
  talk.say(0, { kind: first })
  talk.say(1, { kind: second })
}
