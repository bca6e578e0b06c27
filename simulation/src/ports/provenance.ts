import type { Tx } from '@ai-community/shared/database/connection.ts'
import type { Provenance } from '@ai-community/shared/database/tables/posts.table.ts'
import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { PostPublished, WhyRef } from '../world/effects.ts'
import { getItem } from '../world/content/items.ts'
import { getPlace } from '../world/content/town.ts'
import type { TownDirectory } from './town-directory.ts'

type Reason = Provenance['reasons'][number]
/** Words of a reason in the language of the post. */
type ReasonOf = (language: ResidentLanguage) => Reason

/**
 * What the posts grew from, with database ids and words, in the order of the posts. Reasons whose rows are gone
 * are left out: each that is named can be looked up.
 */
export async function resolveProvenance(
  tx: Tx,
  directory: TownDirectory,
  posts: readonly PostPublished[],
): Promise<Provenance[]> {
  const refs = posts.flatMap((post) => post.why)
  const found = new Map<string, ReasonOf>()
  await addMemories(tx, keysOf(refs, 'memory'), found)
  await addActions(tx, keysOf(refs, 'action'), found)
  await addEncounters(tx, keysOf(refs, 'encounter'), found)
  for (const key of keysOf(refs, 'place')) addPlace(directory, key, found)
  for (const key of keysOf(refs, 'item')) addItem(directory, key, found)
  return posts.map(({ why, language }) => ({
    reasons: why.flatMap((ref) => found.get(`${ref.kind} ${ref.key}`)?.(language) ?? []),
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
    found.set(`encounter ${key}`, (language) => ({
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
