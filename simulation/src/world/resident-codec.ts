import { ACTION_KINDS, RESIDENT_LANGUAGES } from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BinaryReader, BinaryWriter } from '../engine/binary.ts'
import { RandomStream } from '../engine/random-stream.ts'
import type { Intention, Reason, Speech, Subject } from './intention.ts'
import { type ActionState, type InboxEntry, ResidentState } from './resident-state.ts'
import type { ResidentTable } from './resident-table.ts'

/**
 * The resident's state as canonical bytes, for its hash and for snapshots alike: what a snapshot keeps is exactly
 * what the hash covers. Every field of ResidentState but the caches must be here.
 */
export function writeResident(to: BinaryWriter, resident: ResidentState): void {
  to.i32s(resident.wholeNumbers)
  to.f64s(resident.doubles)
  writeAction(to, resident.action)
  to.list(resident.agenda, (intention) => writeIntention(to, intention))
  to.i32s(resident.planWords)
  to.i32s(resident.following)
  to.i32s(resident.followers)
  to.i32s(resident.blockedBy)
  to.list(resident.inbox, (entry) => writeInboxEntry(to, entry))
  to.i32s(resident.random.words())
}

/** Reads what `writeResident` wrote into the row `index` of the table. */
export function readResident(from: BinaryReader, table: ResidentTable, index: number): ResidentState {
  const whole = from.i32s()
  const doubles = from.f64s()
  const action = readAction(from)
  const agenda = from.list(() => readIntention(from))
  const planWords = from.i32s()
  const following = from.i32s()
  const followers = from.i32s()
  const blockedBy = from.i32s()
  const inbox = from.list(() => readInboxEntry(from))
  const random = RandomStream.fromWords(from.i32s() as [number, number, number, number])
  const resident = new ResidentState(table, index, action, random)
  resident.wholeNumbers.set(whole)
  resident.doubles.set(doubles)
  resident.planWords.set(planWords)
  return Object.assign(resident, { agenda, following, followers, blockedBy, inbox })
}

function writeAction(to: BinaryWriter, action: ActionState): void {
  to.f64(action.key)
  to.u8(ACTION_KINDS.indexOf(action.action))
  to.i32(action.place)
  to.i32(action.from)
  to.f64(action.startAt)
  to.f64(action.endAt)
  writeIntention(to, action.intention)
}

function readAction(from: BinaryReader): ActionState {
  return {
    key: from.f64(),
    action: ACTION_KINDS[from.u8()]!,
    place: from.i32(),
    from: from.i32(),
    startAt: from.f64() as SimTime,
    endAt: from.f64() as SimTime,
    intention: readIntention(from),
  }
}

function writeIntention(to: BinaryWriter, intention: Intention): void {
  to.u8(ACTION_KINDS.indexOf(intention.action))
  to.i32(intention.place)
  to.i32(intention.seconds)
  to.i32(intention.partner)
  to.i32(intention.item)
  to.i32(intention.offer)
  to.i32(intention.cents)
  to.i32(intention.topic)
  to.i32(intention.book)
  to.f64s(intention.posts)
  to.optional(intention.speech, (speech) => writeSpeech(to, speech))
  to.f64(intention.cause)
}

function readIntention(from: BinaryReader): Intention {
  return {
    action: ACTION_KINDS[from.u8()]!,
    place: from.i32(),
    seconds: from.i32(),
    partner: from.i32(),
    item: from.i32(),
    offer: from.i32(),
    cents: from.i32(),
    topic: from.i32(),
    book: from.i32(),
    posts: from.f64s(),
    speech: from.optional(() => readSpeech(from)),
    cause: from.f64(),
  }
}

const REASON_KINDS: readonly Reason['kind'][] = ['memory', 'event', 'encounter', 'place', 'item', 'action']

function writeSpeech(to: BinaryWriter, speech: Speech): void {
  to.text(speech.text)
  to.u8(RESIDENT_LANGUAGES.indexOf(speech.language))
  to.list(speech.why, ({ kind, key }) => {
    to.u8(REASON_KINDS.indexOf(kind))
    to.f64(key)
  })
  writeSubject(to, speech.subject)
  to.f64(speech.memory)
  to.f64(speech.post)
  to.f64(speech.parent)
  to.i32(speech.person)
}

function readSpeech(from: BinaryReader): Speech {
  return {
    text: from.text(),
    language: RESIDENT_LANGUAGES[from.u8()]!,
    why: from.list(() => ({ kind: REASON_KINDS[from.u8()]!, key: from.f64() })),
    subject: readSubject(from),
    memory: from.f64(),
    post: from.f64(),
    parent: from.f64(),
    person: from.i32(),
  }
}

export function writeSubject(to: BinaryWriter, subject: Subject): void {
  to.optional(subject.kind, (kind) => to.text(kind))
  to.i32(subject.place)
  to.i32(subject.item)
  to.i32(subject.friend)
  to.i32(subject.topic)
  to.i32(subject.book)
  to.i32(subject.fact)
}

export function readSubject(from: BinaryReader): Subject {
  return {
    kind: from.optional(() => from.text()),
    place: from.i32(),
    item: from.i32(),
    friend: from.i32(),
    topic: from.i32(),
    book: from.i32(),
    fact: from.i32(),
  }
}

const INBOX_KINDS: readonly InboxEntry['kind'][] = ['comment', 'mention', 'message']

function writeInboxEntry(to: BinaryWriter, entry: InboxEntry): void {
  to.u8(INBOX_KINDS.indexOf(entry.kind))
  to.i32(entry.from)
  to.f64(entry.key)
  to.f64(entry.post)
  to.text(entry.text)
  writeSubject(to, entry.subject)
}

function readInboxEntry(from: BinaryReader): InboxEntry {
  return {
    kind: INBOX_KINDS[from.u8()]!,
    from: from.i32(),
    key: from.f64(),
    post: from.f64(),
    text: from.text(),
    subject: readSubject(from),
  }
}
