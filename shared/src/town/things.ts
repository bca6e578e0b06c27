import type { Db } from '../database/connection.ts'
import type { Provenance } from '../database/tables/posts.table.ts'
import type { ResidentLanguage } from '../world/vocabulary.ts'

/** Something that happened in the town, as one row tells it. */
export interface Thing {
  kind: 'post' | 'comment' | 'message' | 'action' | 'memory' | 'encounter' | 'input'
  key: string
  text: string
  simTime: number | null
  /** References of what it grew from: keys of the core, or database ids. */
  because: string[]
}

const WORLD_KEY = /^[1-9]\d*:[1-9]\d*$/
const INPUT_KEY = /^in:([1-9]\d*)$/
const ID = /^[1-9]\d{0,18}$/

/** What the references name, by reference; those that name nothing are missing. One statement a table. */
export async function findThings(db: Db, references: readonly string[]): Promise<Map<string, Thing>> {
  const wanted = new Set(references)
  const keys = [...wanted].filter((one) => WORLD_KEY.test(one))
  const ids = [...wanted].filter((one) => ID.test(one))
  const found = new Map<string, Thing>()
  const add = (id: string, thing: Thing) => {
    if (wanted.has(id)) found.set(id, thing)
    if (wanted.has(thing.key)) found.set(thing.key, thing)
  }
  if (keys.length + ids.length > 0)
    for (const read of [readMemories, readActions, readEncounters, readPosts, readComments, readMessages])
      await read(db, { keys: orNone(keys), ids: orNone(ids) }, add)
  await readInputs(
    db,
    [...wanted].flatMap((one) => INPUT_KEY.exec(one)?.[1] ?? []),
    add,
  )
  return found
}

interface Wanted {
  keys: readonly string[]
  ids: readonly string[]
}
type Add = (id: string, thing: Thing) => void

/** `IN ()` is no SQL; nothing has an empty key or the id 0. */
function orNone(references: readonly string[]): readonly string[] {
  return references.length > 0 ? references : ['0']
}

async function readMemories(db: Db, { keys, ids }: Wanted, add: Add): Promise<void> {
  const rows = await db
    .selectFrom('memories')
    .innerJoin('users', 'users.id', 'residentId')
    .select(['memories.id', 'memories.worldKey', 'content', 'simTime', 'evidence', 'displayName'])
    .where((eb) => eb.or([eb('memories.worldKey', 'in', keys), eb('memories.id', 'in', ids)]))
    .execute()
  for (const { id, worldKey: key, content, simTime, evidence, displayName } of rows)
    add(id, { kind: 'memory', key, text: `${displayName}: ${content}`, simTime, because: evidence })
}

async function readActions(db: Db, { keys, ids }: Wanted, add: Add): Promise<void> {
  const rows = await db
    .selectFrom('actionLogs')
    .innerJoin('users', 'users.id', 'actionLogs.residentId')
    .innerJoin('residents', 'residents.userId', 'actionLogs.residentId')
    .select(['actionLogs.id', 'actionLogs.worldKey', 'textZh', 'textEn', 'startAt', 'cause'])
    .select(['displayName', 'language'])
    .where((eb) => eb.or([eb('actionLogs.worldKey', 'in', keys), eb('actionLogs.id', 'in', ids)]))
    .execute()
  for (const row of rows) {
    const words = { zh: row.textZh, en: row.textEn }[row.language as ResidentLanguage]
    const because = row.cause === null ? [] : (JSON.parse(row.cause) as string[])
    const text = `${row.displayName}: ${words}`
    add(row.id, { kind: 'action', key: row.worldKey, text, simTime: row.startAt, because })
  }
}

async function readEncounters(db: Db, { keys, ids }: Wanted, add: Add): Promise<void> {
  const rows = await db
    .selectFrom('encounters')
    .innerJoin('encounterTurns', 'encounterId', 'encounters.id')
    .innerJoin('users', 'users.id', 'speakerId')
    .leftJoin('locations', 'locations.id', 'encounters.locationId')
    .select(['encounters.id', 'encounters.worldKey', 'startAt', 'displayName', 'nameEn', 'content'])
    .where((eb) => eb.or([eb('encounters.worldKey', 'in', keys), eb('encounters.id', 'in', ids)]))
    .orderBy('encounters.id')
    .orderBy('turnNo')
    .execute()
  for (const turns of Map.groupBy(rows, (row) => row.id).values()) {
    const { id, worldKey: key, startAt: simTime, nameEn, content } = turns[0]!
    const names = new Set(turns.map((turn) => turn.displayName))
    const text = `${[...names].join(', ')} at ${nameEn ?? 'no place'}: “${content}”`
    add(id, { kind: 'encounter', key, text, simTime, because: [] })
  }
}

async function readPosts(db: Db, { keys, ids }: Wanted, add: Add): Promise<void> {
  const rows = await db
    .selectFrom('posts')
    .innerJoin('users', 'users.id', 'authorId')
    .select(['posts.id', 'posts.worldKey', 'content', 'simTime', 'provenance', 'displayName'])
    .where((eb) => eb.or([eb('posts.worldKey', 'in', keys), eb('posts.id', 'in', ids)]))
    .where('posts.deletedAt', 'is', null)
    .execute()
  for (const { id, worldKey, content, simTime, provenance, displayName } of rows) {
    const because = withReasons(provenance)
    add(id, { kind: 'post', key: worldKey ?? id, text: `${displayName}: ${content}`, simTime, because })
  }
}

async function readComments(db: Db, { keys, ids }: Wanted, add: Add): Promise<void> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('users', 'users.id', 'authorId')
    .select(['comments.id', 'comments.worldKey', 'content', 'simTime', 'postId', 'parentId', 'displayName'])
    .select('provenance')
    .where((eb) => eb.or([eb('comments.worldKey', 'in', keys), eb('comments.id', 'in', ids)]))
    .where('comments.deletedAt', 'is', null)
    .execute()
  for (const { id, worldKey, content, simTime, postId, parentId, displayName, provenance } of rows)
    add(id, {
      kind: 'comment',
      key: worldKey ?? id,
      text: `${displayName}: ${content}`,
      simTime,
      because: withReasons(provenance, parentId ?? postId),
    })
}

/** What a text answers, before what else it grew from. */
function withReasons(provenance: Provenance | null, answered?: string): string[] {
  const reasons = provenance?.reasons.map((reason) => reason.id) ?? []
  return [...new Set(answered === undefined ? reasons : [answered, ...reasons])]
}

/** Messages of residents; their words are for two alone, so only that there was one is told. */
async function readMessages(db: Db, { keys, ids }: Wanted, add: Add): Promise<void> {
  const rows = await db
    .selectFrom('messages')
    .innerJoin('users', 'users.id', 'senderId')
    .select(['messages.id', 'messages.worldKey', 'simTime', 'provenance', 'displayName'])
    .where((eb) => eb.or([eb('messages.worldKey', 'in', keys), eb('messages.id', 'in', ids)]))
    .execute()
  for (const { id, worldKey, simTime, provenance, displayName } of rows)
    add(id, {
      kind: 'message',
      key: worldKey ?? id,
      text: `${displayName} wrote a private message`,
      simTime,
      because: withReasons(provenance),
    })
}

/** What came from outside; words of people that were erased stay erased. */
async function readInputs(db: Db, inputNos: readonly string[], add: Add): Promise<void> {
  if (inputNos.length === 0) return
  const rows = await db
    .selectFrom('worldInputs')
    .select(['inputNo', 'kind', 'simTime', 'payload'])
    .where('inputNo', 'in', inputNos.map(Number))
    .execute()
  for (const { inputNo, kind, simTime, payload } of rows) {
    const { text, person, fact } = JSON.parse(payload) as RecordedWords
    const words = text ?? (fact && `${fact.zh} / ${fact.en}`) ?? ''
    const who = person?.displayName ? `${person.displayName} ` : ''
    const key = `in:${inputNo}`
    add(key, {
      kind: 'input',
      key,
      text: `${who}${kind.replaceAll('_', ' ')}: ${words}`,
      simTime,
      because: [],
    })
  }
}

interface RecordedWords {
  text?: string
  person?: { displayName: string }
  fact?: { zh: string; en: string }
}
