import type { Tx } from '@ai-community/shared/database/connection.ts'
import type { Provenance } from '@ai-community/shared/database/tables/posts.table.ts'
import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { CommentPublished, MessageSent, PostPublished, WhyRef } from '../world/effects.ts'
import { getItem } from '../world/content/items.ts'
import { getPlace } from '../world/content/town.ts'
import type { TownDirectory } from './town-directory.ts'

type Reason = Provenance['reasons'][number]
/** Words of a reason in the language of the post. */
type ReasonOf = (language: ResidentLanguage) => Reason

export type GroundedText = PostPublished | CommentPublished | MessageSent

/**
 * What the texts grew from, with database ids and words, in their order. Reasons whose rows are gone are left out:
 * each that is named can be looked up.
 */
export async function resolveProvenance(
  tx: Tx,
  directory: TownDirectory,
  texts: readonly GroundedText[],
): Promise<Provenance[]> {
  const refs = texts.flatMap((text) => text.why)
  const found = new Map<string, ReasonOf>()
  await addMemories(tx, keysOf(refs, 'memory'), found)
  await addActions(tx, keysOf(refs, 'action'), found)
  // What came by a talk and what came in writing look alike to the core.
  const happenings = [...new Set([...keysOf(refs, 'encounter'), ...keysOf(refs, 'event')])]
  await addEncounters(tx, happenings, found)
  await addEvents(tx, happenings, found)
  for (const key of keysOf(refs, 'place')) addPlace(directory, key, found)
  for (const key of keysOf(refs, 'item')) addItem(directory, key, found)
  return texts.map(({ why, language }) => ({
    reasons: why.flatMap(({ kind, key }) => {
      const name = kind === 'encounter' ? 'event' : kind
      return found.get(`${name} ${key}`)?.(language) ?? []
    }),
  }))
}

function keysOf(refs: readonly WhyRef[], kind: WhyRef['kind']): string[] {
  return [...new Set(refs.filter((ref) => ref.kind === kind).map((ref) => ref.key))]
}

async function addMemories(tx: Tx, keys: readonly string[], found: Map<string, ReasonOf>): Promise<void> {
  if (keys.length === 0) return
  const rows = await tx
    .selectFrom('memories')
    .select(['worldKey', 'id', 'content', 'simTime'])
    .where('worldKey', 'in', keys)
    .execute()
  for (const { worldKey, id, content, simTime } of rows)
    found.set(`memory ${worldKey}`, () => ({ kind: 'memory', id, text: content, simTime }))
}

async function addActions(tx: Tx, keys: readonly string[], found: Map<string, ReasonOf>): Promise<void> {
  if (keys.length === 0) return
  const rows = await tx
    .selectFrom('actionLogs')
    .select(['worldKey', 'id', 'textZh', 'textEn', 'startAt'])
    .where('worldKey', 'in', keys)
    .execute()
  for (const { worldKey, id, textZh, textEn, startAt } of rows)
    found.set(`action ${worldKey}`, (language) => ({
      kind: 'action',
      id,
      text: language === 'zh' ? textZh : textEn,
      simTime: startAt,
    }))
}

async function addEncounters(tx: Tx, keys: readonly string[], found: Map<string, ReasonOf>): Promise<void> {
  if (keys.length === 0) return
  const rows = await tx
    .selectFrom('encounters')
    .innerJoin('encounterParticipants', 'encounterId', 'encounters.id')
    .innerJoin('users', 'users.id', 'residentId')
    .leftJoin('locations', 'locations.id', 'encounters.locationId')
    .select(['encounters.worldKey', 'encounters.id', 'startAt', 'displayName', 'nameZh', 'nameEn'])
    .where('encounters.worldKey', 'in', keys)
    .orderBy('residentId')
    .execute()
  for (const [key, people] of Map.groupBy(rows, (row) => row.worldKey)) {
    const { id, startAt, nameZh, nameEn } = people[0]!
    const names = people.map((row) => row.displayName)
    found.set(`event ${key}`, (language) => ({
      kind: 'encounter',
      id,
      text:
        language === 'zh'
          ? `${names.join('、')}在${nameZh}碰面聊天`
          : `${names.join(', ')} met and talked at ${nameEn}`,
      simTime: startAt,
    }))
  }
}

/**
 * What reached the resident from others: posts, comments and messages, by residents or through an input, and events of
 * the town. A person's words are not repeated, nor is a message, which is for two alone.
 */
async function addEvents(tx: Tx, keys: readonly string[], found: Map<string, ReasonOf>): Promise<void> {
  if (keys.length === 0) return
  const sources = await listSources(tx, keys)
  for (const kind of ['post', 'comment'] as const)
    for (const row of await listTexts(tx, kind, sources))
      found.set(`event ${row.key}`, (language) => ({
        kind,
        id: row.id,
        text: row.isAi ? `${row.displayName}: ${excerptOf(row.content)}` : UNQUOTED[kind][language],
        simTime: row.simTime,
      }))
  for (const { key, id, simTime } of await listMessages(tx, sources))
    found.set(`event ${key}`, (language) => ({
      kind: 'message',
      id,
      text: UNQUOTED.message[language],
      simTime,
    }))
  for (const { key, id, descriptionZh, descriptionEn, heardAt } of await listHappenings(tx, sources))
    found.set(`event ${key}`, (language) => ({
      kind: 'event',
      id,
      text: language === 'zh' ? descriptionZh : descriptionEn,
      simTime: heardAt,
    }))
}

const UNQUOTED = {
  post: { zh: '一位成员的帖子', en: 'a post of a member' },
  comment: { zh: '一位成员的评论', en: 'a comment of a member' },
  message: { zh: '一条私信', en: 'a private message' },
} as const
const EXCERPT = 80

function excerptOf(content: string): string {
  const points = [...content]
  return points.length <= EXCERPT ? content : `${points.slice(0, EXCERPT - 1).join('')}…`
}

/** Keys of the core's own things, and of inputs with the row behind each. */
interface Sources {
  own: readonly string[]
  /** By kind of source and id of its row. */
  keyOfInput: ReadonlyMap<string, string>
}

async function listSources(tx: Tx, keys: readonly string[]): Promise<Sources> {
  const own = keys.filter((key) => !key.startsWith('in:'))
  const inputNos = keys.filter((key) => key.startsWith('in:')).map((key) => Number(key.slice(3)))
  if (inputNos.length === 0) return { own, keyOfInput: new Map() }
  const rows = await tx
    .selectFrom('worldInputs')
    .select(['inputNo', 'sourceType', 'sourceId'])
    .where('inputNo', 'in', inputNos)
    .where('sourceId', 'is not', null)
    .execute()
  return {
    own,
    keyOfInput: new Map(rows.map((row) => [`${row.sourceType} ${row.sourceId}`, `in:${row.inputNo}`])),
  }
}

function idsOf({ keyOfInput }: Sources, kind: string): string[] {
  return [...keyOfInput.keys()].flatMap((source) =>
    source.startsWith(`${kind} `) ? [source.slice(kind.length + 1)] : [],
  )
}

/** The key by which the core knows the row. */
function keyOf({ keyOfInput }: Sources, kind: string, row: { id: string; worldKey: string | null }): string {
  return keyOfInput.get(`${kind} ${row.id}`) ?? row.worldKey ?? ''
}

/** SQL has no empty list. */
function orNone(values: readonly string[]): readonly string[] {
  return values.length > 0 ? values : ['0']
}

async function listTexts(tx: Tx, kind: 'post' | 'comment', sources: Sources) {
  const rows = await tx
    // Comments have all of these columns too.
    .selectFrom(`${kind as 'post'}s as texts`)
    .innerJoin('users', 'users.id', 'texts.authorId')
    .select(['texts.id', 'texts.worldKey', 'texts.content', 'texts.simTime', 'displayName', 'isAi'])
    .where((eb) =>
      eb.or([
        eb('texts.id', 'in', orNone(idsOf(sources, kind))),
        eb('texts.worldKey', 'in', orNone(sources.own)),
      ]),
    )
    .execute()
  return rows.map((row) => ({ ...row, key: keyOf(sources, kind, row) }))
}

async function listMessages(tx: Tx, sources: Sources) {
  const rows = await tx
    .selectFrom('messages')
    .select(['id', 'worldKey', 'simTime'])
    .where((eb) =>
      eb.or([eb('id', 'in', orNone(idsOf(sources, 'message'))), eb('worldKey', 'in', orNone(sources.own))]),
    )
    .execute()
  return rows.map((row) => ({ ...row, key: keyOf(sources, 'message', row) }))
}

async function listHappenings(tx: Tx, sources: Sources) {
  const rows = await tx
    .selectFrom('events')
    .select(['id', 'worldKey', 'descriptionZh', 'descriptionEn', 'startAt', 'inputNo'])
    .where((eb) =>
      eb.or([eb('id', 'in', orNone(idsOf(sources, 'event'))), eb('worldKey', 'in', orNone(sources.own))]),
    )
    .execute()
  // An injected event happens when the town hears of it; others are known of long before.
  return rows.map((row) => ({
    ...row,
    heardAt: row.inputNo === null ? null : row.startAt,
    key: keyOf(sources, 'event', row),
  }))
}

function addPlace(directory: TownDirectory, key: string, found: Map<string, ReasonOf>): void {
  const id = directory.locationIds.get(key)
  if (id === undefined) return
  // A place of a further district is called like the one of the template.
  const { name } = getPlace(key.split('@')[0]!)
  found.set(`place ${key}`, (language) => ({ kind: 'place', id, text: name[language], simTime: null }))
}

function addItem(directory: TownDirectory, key: string, found: Map<string, ReasonOf>): void {
  const id = directory.itemIds.get(key)
  if (id === undefined) return
  const { name } = getItem(key)
  found.set(`item ${key}`, (language) => ({ kind: 'item', id, text: name[language], simTime: null }))
}
