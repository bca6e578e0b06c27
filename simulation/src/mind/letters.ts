import { mayMessage } from '../actions/online.ts'
import { NO_SUBJECT, type Actor, type Reason, type Speech } from '../world/intention.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { eachMemoryOf, factOfMemory, knowsFact, remember } from '../world/memories.ts'
import { themeSet } from '../world/memory-store.ts'
import { GATHERINGS } from '../world/content/gatherings.ts'
import { momentAt } from '../world/content/moments.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { isPerson } from '../world/people.ts'
import { changeRelation, relationsOf } from '../world/relations.ts'
import type { InboxEntry, ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { inviteByMessage, isToBeAsked, partyOf, proposeAppointment } from './arranging.ts'
import { learnFrom } from './hearing.ts'
import { activityLater, composeText } from './language/compose.ts'
import type { LetterKind, LetterOccasion } from './language/occasion.ts'
import { recollect } from './recollection.ts'
import { activityOf, itemRef, personRef, speakerFor, timeOfDay } from './wording.ts'

/** Who wrote to somebody lets so many hours pass before it writes again of its own accord. */
const AGAIN_AFTER_HOURS = 20
const AGAIN_AFTER_HOURS_TO_PEOPLE = 44
const NEWS_FOR_HOURS = 12
/** Days without a meeting after which a friend is missed. */
const MISSED_AFTER_DAYS = 2
const CLOSE = 0.4

type FactsOf<T> = T extends unknown ? Omit<T, 'friend' | 'timeOfDay'> : never
/** What a letter says, and what it rests on. */
interface Letter {
  facts: FactsOf<LetterOccasion>
  why: readonly Reason[]
  /** Id of the fact it tells. */
  fact?: number
}

/**
 * A message of the resident's own accord: to a friend, or now and then to a person who follows it. Mostly there is
 * none: few things are worth one.
 */
export function writeLetter(world: World, self: ResidentState): Speech | null {
  if (!mayMessage(world, self)) return null
  const invitation = invitationToParty(world, self)
  if (invitation) return invitation
  const { extraversion } = world.sheet(self.index).traits
  if (!self.random.chance(0.08 + 0.12 * extraversion)) return null
  const silent = writtenLately(world, self)
  const person = self.followers.find(
    (follower) => !silent.has(follower) && !self.blockedBy.includes(follower),
  )
  if (person !== undefined && self.random.chance(0.5)) return letterToPerson(world, self, person)
  const friend = friendToWriteTo(world, self, silent)
  if (!friend) return null
  const letter = letterTo(world, self, friend)
  return letter && word(world, self, friend.other, letter, NO_KEY)
}

/** The answer to a resident's message; what it says is taken to heart either way. */
export function answerLetter(world: World, self: ResidentState, entry: InboxEntry): Speech | null {
  const memory = remember(world, self, {
    kind: 'talk',
    theme: 'got_message',
    importance: 3,
    subject: entry.from,
    place: self.place,
    cause: entry.key,
  })
  const facts = answerFor(world, self, entry)
  if (!facts || !mayMessage(world, self)) return null
  const why: Reason[] = [
    { kind: 'memory', key: memory },
    { kind: 'event', key: entry.key },
  ]
  return word(world, self, entry.from, { facts, why }, entry.key)
}

function answerFor(world: World, self: ResidentState, entry: InboxEntry): FactsOf<LetterOccasion> | null {
  const activity = activityLater(activityOf(world, self))
  switch (entry.subject.kind as LetterKind) {
    case 'dm_hello':
      return { kind: 'dm_reply_hello', activity }
    case 'dm_ask_how':
      return { kind: 'dm_reply_how', activity }
    case 'dm_miss_you':
      return meetingFor(world, self, entry) ?? { kind: 'dm_reply_how', activity }
    case 'dm_news': {
      const fact = world.tables.facts.find(entry.subject.fact)
      if (!fact) return null
      if (!knowsFact(world, self, fact.id)) learnFrom(world, self, fact, entry.from, entry.key)
      return { kind: 'dm_reply_news', fact: fact.text }
    }
    case 'dm_make_up':
      return makeUp(world, self, entry)
    case 'dm_invite':
      return answerToHost(world, self, entry)
    default:
      // An answer, or thanks: there it ends.
      return null
  }
}

/** A host asks those on its list, one at a time, whom it did not meet. */
function invitationToParty(world: World, self: ResidentState): Speech | null {
  const { gatherings } = world.tables
  const row = partyOf(world, self)
  if (row === NO_ROW || !self.random.chance(0.5)) return null
  for (let position = 0; position < gatherings.guestCount(row); position++) {
    const guest = gatherings.guestAt(row, position)
    if (guest < 0 || guest === self.index || !isToBeAsked(world, row, world.resident(guest))) continue
    if (writtenLately(world, self).has(guest)) continue
    const facts = { kind: 'dm_invite' as const, ...gatheringWords(world, row) }
    return word(world, self, guest, { facts, why: [{ kind: 'action', key: self.action.key }] }, NO_KEY)
  }
  return null
}

function gatheringWords(world: World, row: number) {
  const { gatherings } = world.tables
  const what = GATHERINGS[gatherings.kindOf(row)].undertaking
  return { what, moment: momentAt(world.minute, gatherings.startOf(row)) }
}

function answerToHost(world: World, self: ResidentState, entry: InboxEntry): FactsOf<LetterOccasion> | null {
  const host = world.resident(entry.from)
  const row = partyOf(world, host)
  if (row === NO_ROW || !inviteByMessage(world, host, self, entry.key)) return null
  const { gatherings } = world.tables
  const isComing = gatherings.stateAt(row, gatherings.findGuest(row, self.index)) === 'accepted'
  return { kind: isComing ? 'dm_accept' : 'dm_decline', ...gatheringWords(world, row) }
}

/** Who is missed proposes when to meet; the two then have an appointment. */
function meetingFor(world: World, self: ResidentState, entry: InboxEntry): FactsOf<LetterOccasion> | null {
  // Friends from far away keep to writing.
  if (world.sheet(entry.from).district !== world.sheet(self.index).district) return null
  const row = proposeAppointment(world, world.resident(entry.from), self, entry.key)
  if (row === NO_ROW) return null
  return { kind: 'dm_accept', ...gatheringWords(world, row) }
}

function makeUp(world: World, self: ResidentState, entry: InboxEntry): FactsOf<LetterOccasion> | null {
  const { agreeableness } = world.sheet(self.index).traits
  if (!self.random.chance(0.3 + 0.6 * agreeableness)) return null
  for (const [one, other] of [
    [self, entry.from],
    [world.resident(entry.from), self.index],
  ] as const) {
    changeRelation(world, one, other, { affinity: 0.1, familiarity: 0, met: false })
    remember(world, one, {
      kind: 'talk',
      theme: 'made_up',
      importance: 6,
      subject: other,
      place: one.place,
      cause: entry.key,
    })
  }
  return { kind: 'dm_reply_make_up' }
}

const LETTERS = themeSet(['wrote_message'])

/** To whom it wrote lately. */
function writtenLately(world: World, self: ResidentState): Set<Actor> {
  const lately = new Set<Actor>()
  eachMemoryOf(world, self, LETTERS, 0, ({ subject, at }) => {
    const hours = isPerson(subject) ? AGAIN_AFTER_HOURS_TO_PEOPLE : AGAIN_AFTER_HOURS
    if (world.now - at < hours * 3_600_000) lately.add(subject)
  })
  return lately
}

const WORTH_A_LETTER = themeSet(['quarrelled', 'received', 'heard_fact'])

type Friend = ReturnType<typeof relationsOf>[number]

/** One of those it feels something for, good or bad. */
function friendToWriteTo(world: World, self: ResidentState, silent: ReadonlySet<Actor>): Friend | undefined {
  const close = relationsOf(world, self).filter(
    ({ other, affinity, familiarity }) =>
      !isPerson(other) && !silent.has(other) && (affinity > CLOSE || (affinity < 0.05 && familiarity > 0.3)),
  )
  return close.length === 0 ? undefined : close[self.random.between(0, close.length - 1)]
}

function letterTo(world: World, self: ResidentState, friend: Friend): Letter | null {
  const { other, affinity, lastMetSeconds } = friend
  const occasions: Letter[] = []
  eachMemoryOf(world, self, WORTH_A_LETTER, 0, (memory) => {
    const hours = (world.now - memory.at) / 3_600_000
    const why = [{ kind: 'memory', key: memory.key } as const]
    const isTheirs = memory.subject === other
    if (isTheirs && memory.theme === 'quarrelled' && hours < 72 && affinity < CLOSE)
      occasions.push({ facts: { kind: 'dm_make_up' }, why })
    if (isTheirs && memory.theme === 'received' && hours < NEWS_FOR_HOURS && memory.item >= 0)
      occasions.push({ facts: { kind: 'dm_thanks', item: itemRef(memory.item) }, why })
    const fact = memory.theme === 'heard_fact' ? factOfMemory(world, memory) : undefined
    if (!fact || fact.isPersonal || isTheirs || fact.origin === other || hours > NEWS_FOR_HOURS) return
    const source = memory.subject < 0 || affinity < CLOSE ? undefined : personRef(world, memory.subject)
    if (affinity > CLOSE)
      occasions.push({
        facts: { kind: 'dm_news', fact: fact.text, ...(source && { source }) },
        why,
        fact: fact.id,
      })
  })
  const why = [{ kind: 'action', key: self.action.key } as const]
  const days = Math.floor((world.now / 1000 - lastMetSeconds) / 86_400)
  if (affinity > CLOSE && lastMetSeconds >= 0 && days >= MISSED_AFTER_DAYS)
    occasions.push({ facts: { kind: 'dm_miss_you', days }, why })
  if (affinity > CLOSE && occasions.length === 0) {
    const activity = activityLater(activityOf(world, self))
    occasions.push(
      self.random.chance(0.5)
        ? { facts: { kind: 'dm_hello', activity }, why }
        : { facts: { kind: 'dm_ask_how' }, why },
    )
  }
  return occasions.length === 0 ? null : occasions[self.random.between(0, occasions.length - 1)]!
}

/** A greeting to a new follower, a sign of life to somebody it wrote with before. */
function letterToPerson(world: World, self: ResidentState, person: Actor): Speech | null {
  const isKnown = relationsOf(world, self).some(
    ({ other, familiarity }) => other === person && familiarity > 0.015,
  )
  const recalled = recollect(world, self, { ...NO_SUBJECT, place: self.place })
  if (isKnown && !recalled) return null
  const facts: FactsOf<LetterOccasion> =
    isKnown && recalled
      ? { kind: 'dm_keep_in_touch', memory: recalled.clause }
      : { kind: 'dm_to_follower', ...(recalled && { memory: recalled.clause }) }
  const why: Reason[] = [{ kind: 'action', key: self.action.key }]
  if (recalled) why.unshift({ kind: 'memory', key: recalled.key })
  return word(world, self, person, { facts, why }, NO_KEY)
}

function word(
  world: World,
  self: ResidentState,
  to: Actor,
  { facts, why, fact }: Letter,
  answers: KeyNumber,
): Speech {
  // Who answers does so in the other's language.
  const language = answers === NO_KEY || to < 0 ? undefined : world.sheet(to).language
  const speaker = speakerFor(world, self, language)
  const occasion = { ...facts, friend: personRef(world, to), timeOfDay: timeOfDay(world) } as LetterOccasion
  return {
    text: composeText(occasion, speaker, self.random),
    language: speaker.language,
    why,
    subject: { ...NO_SUBJECT, kind: facts.kind, fact: fact ?? NO_SUBJECT.fact },
    memory: NO_KEY,
    post: NO_KEY,
    parent: answers,
    person: to,
  }
}
