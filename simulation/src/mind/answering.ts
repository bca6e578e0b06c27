import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { SIM_DAY_MS } from '@ai-community/shared/world/sim-time.ts'
import { books } from '../world/content/books.ts'
import { NO_SUBJECT, NOBODY, type Actor, type Reason, type Speech, type Subject } from '../world/intention.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { eachMemory, factOfMemory, hoursSinceAccess } from '../world/memories.ts'
import { isAsleep, type InboxEntry, type ResidentState } from '../world/resident-state.ts'
import { languageOf } from '../world/written-language.ts'
import type { World } from '../world/world.ts'
import { subjectOfWords } from './hearing.ts'
import { composeActivity, composeText } from './language/compose.ts'
import { hear } from './language/hear.ts'
import type { AnswerOccasion } from './language/occasion.ts'
import { promiseToMeet } from './promising.ts'
import { recollect, recollectDay, type Recollection } from './recollection.ts'
import { lexicalRelevance, retrieve, termsOf, type Candidate } from './retrieval.ts'
import {
  activityOf,
  interestAt,
  itemRef,
  personRef,
  placeRef,
  speakerFor,
  timeOfDay,
  undertakingOf,
} from './wording.ts'

const TRIES = 3

/**
 * An answer to a person's message, mention or comment, in the language it was written in: by what the words ask for, by
 * whom and what they name, and by what the resident remembers of it. A comment is like no earlier one if three tries
 * can make it so.
 */
export function composeAnswer(world: World, self: ResidentState, entry: InboxEntry): Speech | null {
  const language = languageOf(entry.text)
  const speaker = speakerFor(world, self, language)
  const subject = subjectOfWords(world, self, entry.text)
  const fact = recallFact(world, self, entry.text)
  const recalled = recallFor(world, self, entry.text, subject)
  const occasion = occasionFor(world, self, entry, subject, recalled, fact)
  let text = ''
  for (let attempt = 0; attempt < TRIES; attempt++) {
    text = composeText(occasion, speaker, self.random)
    if (entry.kind === 'message' || !world.tables.commentTexts.isAlike(text, self.index)) break
  }
  return {
    text,
    language,
    why: reasonsOf(world, self, entry, recalled, fact),
    subject: { ...NO_SUBJECT, kind: occasion.kind },
    memory: memoryOf(world, self, entry.key),
    post: entry.post,
    parent: entry.kind === 'message' || entry.key === entry.post ? NO_KEY : entry.key,
    person: entry.from,
  }
}

/** What came back to mind: of today when the day is asked for, else of whom and what is named. */
function recallFor(world: World, self: ResidentState, text: string, subject: Subject): Recollection | null {
  if (hear(text).kind === 'answer_own_day') return recollectDay(world, self)
  const friend = subject.friend === self.index ? NOBODY : subject.friend
  return recollect(world, self, { ...subject, friend })
}

function reasonsOf(
  world: World,
  self: ResidentState,
  entry: InboxEntry,
  recalled: Recollection | null,
  fact: RecalledFact | null,
): Reason[] {
  const memories = [recalled?.key, fact?.key, memoryOf(world, self, entry.key)]
  return [
    ...memories.flatMap((key) =>
      key === undefined || key === NO_KEY ? [] : [{ kind: 'memory' as const, key }],
    ),
    { kind: 'event', key: entry.key },
    { kind: 'action', key: self.action.key },
  ]
}

/** What was heard that leaves the kind of answer open: then what is named in it decides. */
const OPEN: ReadonlySet<AnswerOccasion['kind']> = new Set([
  'answer_question',
  'answer_statement',
  'answer_dont_know',
  'answer_mention',
  'answer_opinion_asked',
  'answer_news',
])

function occasionFor(
  world: World,
  self: ResidentState,
  entry: InboxEntry,
  subject: Subject,
  recalled: Recollection | null,
  fact: RecalledFact | null,
): AnswerOccasion {
  const heard = hear(entry.text)
  const sheet = world.sheet(self.index)
  const { place, item, friend, topic, book } = subject
  const isOther = friend !== NOBODY && friend !== self.index
  // What came in the night is answered before anything else is begun.
  const justWoke = isAsleep(self)
  const here = placeRef(world, self, self.place)
  const facts = {
    person: personRef(world, entry.from),
    activity: composeActivity(justWoke ? { action: 'rest', place: here } : activityOf(world, self)),
    place: here,
    timeOfDay: timeOfDay(world),
    name: sheet.name,
    age: sheet.age,
    turn: answersGiven(world, self, entry.from),
    plans: plansOf(world, self),
    ...(recalled && { memory: recalled.clause }),
    ...(isOther && { other: personRef(world, friend) }),
    ...(place >= 0 && { spot: placeRef(world, self, place) }),
    ...(item >= 0 && { item: itemRef(item) }),
    ...(book >= 0 && { title: books[book]!.title }),
    ...(topic >= 0 && { topic: interestAt(topic), mine: sheet.interests.includes(interestAt(topic)) }),
    ...(fact && {
      fact: fact.text,
      ...(fact.source !== undefined && { source: personRef(world, fact.source) }),
    }),
  }
  if (heard.kind === 'answer_invitation') {
    const promise = promiseToMeet(world, self, entry.from, place, entry.key)
    if (promise) {
      const { what, moment } = promise
      const spot = placeRef(world, self, promise.place)
      return moment
        ? { ...facts, kind: 'answer_accept', what, moment, spot }
        : { ...facts, kind: 'answer_decline', what }
    }
  }
  const named = OPEN.has(heard.kind) ? kindForNamed(subject, isOther, fact) : undefined
  const kind = named ?? (justWoke && SMALL_TALK.has(heard.kind) ? 'answer_after_sleep' : heard.kind)
  return { ...heard, ...facts, kind } as AnswerOccasion
}

/** To these one says first that one slept. */
const SMALL_TALK: ReadonlySet<AnswerOccasion['kind']> = new Set([
  'answer_greeting',
  'answer_how_are_you',
  'answer_what_doing',
  'answer_where',
  'answer_statement',
])

/** The most telling thing that is named. */
function kindForNamed(
  { book, item, place, topic }: Subject,
  isOther: boolean,
  fact: RecalledFact | null,
): AnswerOccasion['kind'] | undefined {
  const isAnythingNamed = isOther || book >= 0 || item >= 0 || place >= 0 || topic >= 0
  if (fact && (fact.relevance > WHAT_IT_IS_ABOUT || !isAnythingNamed)) return 'answer_about_fact'
  if (isOther) return 'answer_about_person'
  if (book >= 0) return 'answer_about_book'
  if (item >= 0) return 'answer_about_item'
  if (place >= 0) return 'answer_about_place'
  return topic >= 0 ? 'answer_about_topic' : undefined
}

/** What is still to come today. */
function plansOf(world: World, self: ResidentState): BilingualText[] {
  return self.plan
    .filter((block) => block.startMinute > world.minute && block.kind !== 'meal')
    .slice(0, 2)
    .map((block) => undertakingOf(world, self, block))
}

/** How often the person wrote to the resident lately, as far as it remembers: answers take turns. */
function answersGiven(world: World, self: ResidentState, person: Actor): number {
  let times = -1
  eachMemory(world, self, (memory) => {
    const isTheirs = memory.subject === person && memory.theme === 'got_message'
    if (isTheirs && world.now - memory.at < 2 * SIM_DAY_MS) times++
  })
  return Math.max(0, times)
}

const BEARS_ON_IT = 0.12
/** Above this a fact is what the words are about; below, only something that comes to mind beside what they name. */
const WHAT_IT_IS_ABOUT = 0.35

interface RecalledFact {
  key: KeyNumber
  /** 0–1 */
  relevance: number
  text: BilingualText
  /** From whom the resident has it; undefined for what it lived through. */
  source: Actor | undefined
}

/** What the resident has heard that bears most on the person's words. */
function recallFact(world: World, self: ResidentState, words: string): RecalledFact | null {
  const question = termsOf(words)
  const known: (Candidate & RecalledFact & { slot: number })[] = []
  eachMemory(world, self, (memory, slot) => {
    const fact = memory.theme === 'heard_fact' ? factOfMemory(world, memory) : undefined
    if (!fact) return
    const relevance = lexicalRelevance(question, `${fact.text.zh} ${fact.text.en}`)
    if (relevance < BEARS_ON_IT) return
    const { key, importance, subject } = memory
    const source = subject === NOBODY ? undefined : subject
    const hours = hoursSinceAccess(memory, world.now)
    known.push({ key, text: fact.text, source, slot, hoursSinceAccess: hours, importance, relevance })
  })
  const [best] = retrieve(known, 1)
  if (best === undefined) return null
  world.tables.memories.touch(self.index, known[best]!.slot, world.now)
  world.touch(self)
  return known[best]!
}

function memoryOf(world: World, self: ResidentState, cause: KeyNumber): KeyNumber {
  let found: KeyNumber = NO_KEY
  eachMemory(world, self, (memory) => {
    if (memory.cause !== cause) return
    found = memory.key
    return false
  })
  return found
}
