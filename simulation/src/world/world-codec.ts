import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { RESIDENT_LANGUAGES } from '@ai-community/shared/world/vocabulary.ts'
import type { BinaryReader, BinaryWriter } from '../engine/binary.ts'
import { StateHasher, type Hash64 } from '../engine/state-hash.ts'
import { items } from './content/items.ts'
import { FactStore, type Fact } from './fact-store.ts'
import { EngagementStore, gatheringRowsFor, GatheringStore } from './gathering-store.ts'
import type { Person } from './inputs.ts'
import type { Actor } from './intention.ts'
import { MemoryStore } from './memory-store.ts'
import { People } from './people.ts'
import { RelationStore } from './relation-store.ts'
import { ResidentTable } from './resident-table.ts'
import { readResident, readSubject, writeResident, writeSubject } from './resident-codec.ts'
import { SocialWindow, type WindowPost } from './social-window.ts'
import { TextWindow } from './text-window.ts'
import type { Town } from './town.ts'
import type { TableSizes, World, WorldTables } from './world.ts'

/** A resident with its memories, relations and things: what its hash covers. */
export function writeWholeResident(to: BinaryWriter, world: World, index: number): void {
  const { memories, relations, inventory } = world.tables
  const resident = world.resident(index)
  writeResident(to, resident)
  to.i32s(memories.wordsOf(index, resident.memoryCount))
  to.i32s(relations.wordsOf(index, resident.relationCount))
  to.u16s(inventory.subarray(index * items.length, (index + 1) * items.length))
  to.i32s(world.tables.engagements.wordsOf(index))
}

/** All tables; the clock and the queue are the engine's. */
export function writeTables(to: BinaryWriter, world: World): void {
  const { tables } = world
  writeSmallTables(to, tables)
  to.list(tables.residents, (resident) => writeWholeResident(to, world, resident.index))
  to.list(tables.facts.entries(), (fact) => writeFact(to, fact))
  to.list(tables.people.entries(), (person) => writePerson(to, person))
  to.list(tables.social.entries(), (post) => writePost(to, post))
  writeTexts(to, tables.postTexts)
  writeTexts(to, tables.commentTexts)
}

/** What is small enough to be hashed as a whole with every batch: new tables belong here. */
function writeSmallTables(to: BinaryWriter, tables: WorldTables): void {
  to.i32(tables.sizes.memories)
  to.i32(tables.sizes.relations)
  to.i32(tables.sizes.facts)
  to.i32(tables.facts.nextId)
  to.list(tables.gatherings.entries(), ({ row, words }) => {
    to.i32(row)
    to.i32s(words)
  })
  to.i32s(tables.notices)
  to.f64(tables.calendarSeed)
  to.f64(tables.social.lastSerial)
  to.f64(tables.treasuryCents)
  to.f64(tables.nextKey)
  to.f64s(tables.epochStarts)
  to.f64(tables.effectCount)
  to.f64(tables.lastInputNo)
}

/**
 * Adds everything but the residents to the hash, by the very bytes that a snapshot keeps of it. What is large keeps
 * sums over its entries, so that only those that changed are written again.
 */
export function hashTables(hasher: StateHasher, tables: WorldTables, scratch: BinaryWriter): void {
  const bytesOf = (write: () => void): Uint8Array => {
    scratch.clear()
    write()
    return scratch.bytes()
  }
  const hashOf = (write: () => void): Hash64 => {
    const own = new StateHasher()
    own.bytes(bytesOf(write))
    return own.digest()
  }
  hasher.bytes(bytesOf(() => writeSmallTables(scratch, tables)))
  hasher.hash(tables.facts.hash((fact) => hashOf(() => writeFact(scratch, fact))))
  hasher.hash(tables.people.hash((person) => hashOf(() => writePerson(scratch, person))))
  hasher.hash(tables.social.hash((post) => hashOf(() => writePost(scratch, post))))
  hasher.hash(tables.postTexts.hash)
  hasher.hash(tables.commentTexts.hash)
}

export function readTables(from: BinaryReader, town: Town): WorldTables {
  const sizes: TableSizes = { memories: from.i32(), relations: from.i32(), facts: from.i32() }
  const factId = from.i32()
  const gatherings = GatheringStore.restore(
    gatheringRowsFor(town.sheets.length),
    from.list(() => ({ row: from.i32(), words: from.i32s() })),
  )
  const small = {
    notices: Int32Array.from(from.i32s()),
    calendarSeed: from.f64(),
    lastSerial: from.f64(),
    treasuryCents: from.f64(),
    nextKey: from.f64(),
    epochStarts: from.f64s(),
    effectCount: from.f64(),
    lastInputNo: from.f64(),
  }
  const count = town.sheets.length
  const memories = new MemoryStore(count, sizes.memories)
  const relations = new RelationStore(count, sizes.relations)
  const inventory = new Uint16Array(count * items.length)
  const engagements = new EngagementStore(count)
  const table = new ResidentTable(count)
  let next = 0
  const residents = from.list(() => {
    if (next === count) throw new RangeError(`the snapshot has more residents than the town's ${count}`)
    const resident = readResident(from, table, next++)
    memories.wordsOf(resident.index, resident.memoryCount).set(from.i32s())
    relations.wordsOf(resident.index, resident.relationCount).set(from.i32s())
    inventory.set(from.u16s(), resident.index * items.length)
    engagements.wordsOf(resident.index).set(from.i32s())
    return resident
  })
  if (residents.length !== count)
    throw new RangeError(`the snapshot has ${residents.length} residents, the town ${count}`)
  const present: number[][] = town.places.map(() => [])
  for (const { index, place, presentSlot } of residents)
    if (presentSlot >= 0) present[place]![presentSlot] = index
  const facts = FactStore.restore(
    sizes.facts,
    factId,
    from.list(() => readFact(from)),
  )
  const people = new People()
  for (const person of from.list(() => ({ key: from.text(), displayName: from.text() }))) people.meet(person)
  const { lastSerial, ...rest } = small
  const posts = from.list(() => readPost(from))
  return {
    sizes,
    residents,
    memories,
    relations,
    inventory,
    present,
    facts,
    gatherings,
    engagements,
    people,
    social: SocialWindow.restore(lastSerial, posts),
    postTexts: readTexts(from),
    commentTexts: readTexts(from),
    ...rest,
  }
}

function writePerson(to: BinaryWriter, person: Person): void {
  to.text(person.key)
  to.text(person.displayName)
}

function writeFact(to: BinaryWriter, fact: Fact): void {
  to.i32(fact.id)
  to.f64(fact.key)
  to.text(fact.text.zh)
  to.text(fact.text.en)
  to.i32(fact.importance)
  to.i32(fact.origin)
  to.bool(fact.isPersonal)
  to.f64(fact.at)
  to.i32(fact.gathering)
}

function readFact(from: BinaryReader): Fact {
  return {
    id: from.i32(),
    key: from.f64(),
    text: { zh: from.text(), en: from.text() },
    importance: from.i32(),
    origin: from.i32(),
    isPersonal: from.bool(),
    at: from.f64() as SimTime,
    gathering: from.i32(),
  }
}

function writePost(to: BinaryWriter, post: WindowPost): void {
  to.f64(post.serial)
  to.f64(post.key)
  to.i32(post.author)
  to.f64(post.at)
  to.u8(RESIDENT_LANGUAGES.indexOf(post.language))
  to.text(post.text)
  writeSubject(to, post.subject)
  to.f64(post.memory)
  to.i32(post.likeCount)
  to.i32(post.commentCount)
  to.list(post.comments, (comment) => {
    to.f64(comment.key)
    to.i32(comment.author)
    to.f64(comment.parent)
    to.i32(comment.residentDepth)
    to.optional(comment.kind, (kind) => to.text(kind))
    to.u8(RESIDENT_LANGUAGES.indexOf(comment.language))
    to.i32(comment.likeCount)
  })
  to.bool(post.deleted)
}

function readPost(from: BinaryReader): WindowPost {
  return {
    serial: from.f64(),
    key: from.f64(),
    author: from.i32(),
    at: from.f64() as SimTime,
    language: RESIDENT_LANGUAGES[from.u8()]!,
    text: from.text(),
    subject: readSubject(from),
    memory: from.f64(),
    likeCount: from.i32(),
    commentCount: from.i32(),
    comments: from.list(() => ({
      key: from.f64(),
      author: from.i32(),
      parent: from.f64(),
      residentDepth: from.i32(),
      kind: from.optional(() => from.text()),
      language: RESIDENT_LANGUAGES[from.u8()]!,
      likeCount: from.i32(),
    })),
    deleted: from.bool(),
  }
}

function writeTexts(to: BinaryWriter, texts: TextWindow): void {
  const write = ({ author, text }: { author: Actor; text: string }) => {
    to.i32(author)
    to.text(text)
  }
  const { older, town } = texts.entries()
  to.list(older, write)
  to.list(town, write)
}

function readTexts(from: BinaryReader): TextWindow {
  const read = () => ({ author: from.i32(), text: from.text() })
  const older = from.list(read)
  return TextWindow.restore({ older, town: from.list(read) })
}
