import { sql } from 'kysely'
import type { Db } from '../database/connection.ts'

const ROWS_AT_ONCE = 500
const SOMEONE = { zh: '某人', en: 'someone' }

/** What `blankInput` leaves of a recorded input: its place in the order and its references, no word. */
interface RecordedPayload {
  person?: { key: string; displayName: string }
  text?: string
  blanked?: true
}

/**
 * Takes a person whose account is gone out of what the town has recorded: names and words in the inputs, their name
 * in memories and action log, and the snapshots that still hold either. Returns false while the town has yet to hear
 * of it: recorded words may be needed for a re-run until a newer snapshot stands after them.
 *
 * A blanked input keeps number, time, kind and references. A re-run from before it can't come out the same; the
 * simulation says so (`recovery.ts`).
 */
export async function forgetPerson(db: Db, userId: string): Promise<boolean> {
  if (!(await isKnownToTown(db, userId))) return true
  const forgotten = await db
    .selectFrom('worldInputs')
    .select(['worldId', 'inputNo'])
    .where('actorId', '=', userId)
    .where('kind', '=', 'person_forgotten')
    .orderBy('inputNo', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!forgotten || !(await dropOlderSnapshots(db, forgotten))) return false
  const { names, keys } = await collectTraces(db, userId)
  await blankMemories(db, names, keys)
  await blankActions(db, names, keys)
  await blankInputs(db, userId)
  return true
}

async function isKnownToTown(db: Db, userId: string): Promise<boolean> {
  const input = await db
    .selectFrom('worldInputs')
    .select('inputNo')
    .where('actorId', '=', userId)
    .limit(1)
    .executeTakeFirst()
  return input !== undefined
}

/** Deletes the snapshots from before the town forgot; false while there is none from after it. */
async function dropOlderSnapshots(
  db: Db,
  { worldId, inputNo }: { worldId: string; inputNo: number },
): Promise<boolean> {
  const newest = await db
    .selectFrom('worldSnapshots')
    .select('inputNo')
    .where('worldId', '=', worldId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest || newest.inputNo < inputNo) return false
  await db
    .deleteFrom('worldSnapshots')
    .where('worldId', '=', worldId)
    .where('inputNo', '<', inputNo)
    .execute()
  return true
}

/** The names the town knew the person by, and the keys of what they did, as memories cite them. */
async function collectTraces(db: Db, userId: string) {
  const rows = await db
    .selectFrom('worldInputs')
    .select(['inputNo', 'payload'])
    .where('actorId', '=', userId)
    .execute()
  const names = new Set<string>()
  for (const { payload } of rows) {
    const name = (JSON.parse(payload) as RecordedPayload).person?.displayName
    if (name) names.add(name)
  }
  return { names: [...names], keys: new Set(rows.map(({ inputNo }) => `in:${inputNo}`)) }
}

/** Only what rests on the person's own doings: their name may also be a common word. */
async function blankMemories(db: Db, names: readonly string[], keys: ReadonlySet<string>): Promise<void> {
  if (names.length === 0) return
  for (let afterId = '0'; ;) {
    const rows = await db
      .selectFrom('memories')
      .select(['id', 'content', 'evidence'])
      .where('id', '>', afterId)
      .where(mentions(['content'], names))
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute()
    for (const { id, content, evidence } of rows)
      if (evidence.some((key) => keys.has(key)))
        await db
          .updateTable('memories')
          .set({ content: withoutNames(content, names, isChinese(content) ? SOMEONE.zh : SOMEONE.en) })
          .where('id', '=', id)
          .execute()
    if (rows.length < ROWS_AT_ONCE) return
    afterId = rows.at(-1)!.id
  }
}

async function blankActions(db: Db, names: readonly string[], keys: ReadonlySet<string>): Promise<void> {
  if (names.length === 0) return
  for (let afterId = '0'; ;) {
    const rows = await db
      .selectFrom('actionLogs')
      .select(['id', 'textZh', 'textEn', 'cause'])
      .where('id', '>', afterId)
      .where('cause', 'is not', null)
      .where(mentions(['text_zh', 'text_en'], names))
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute()
    for (const { id, textZh, textEn, cause } of rows)
      if ((JSON.parse(cause!) as string[]).some((key) => keys.has(key)))
        await db
          .updateTable('actionLogs')
          .set({
            textZh: withoutNames(textZh, names, SOMEONE.zh),
            textEn: withoutNames(textEn, names, SOMEONE.en),
          })
          .where('id', '=', id)
          .execute()
    if (rows.length < ROWS_AT_ONCE) return
    afterId = rows.at(-1)!.id
  }
}

async function blankInputs(db: Db, userId: string): Promise<void> {
  for (let afterNo = 0; ;) {
    const rows = await db
      .selectFrom('worldInputs')
      .select(['worldId', 'inputNo', 'payload'])
      .where('actorId', '=', userId)
      .where('inputNo', '>', afterNo)
      .orderBy('inputNo')
      .limit(ROWS_AT_ONCE)
      .execute()
    for (const { worldId, inputNo, payload } of rows)
      await db
        .updateTable('worldInputs')
        .set({ payload: blankInput(payload) })
        .where('worldId', '=', worldId)
        .where('inputNo', '=', inputNo)
        .execute()
    if (rows.length < ROWS_AT_ONCE) return
    afterNo = rows.at(-1)!.inputNo
  }
}

function blankInput(payload: string): string {
  const body = JSON.parse(payload) as RecordedPayload
  if (body.person) body.person.displayName = ''
  if (body.text !== undefined) body.text = ''
  return JSON.stringify({ ...body, blanked: true })
}

function mentions(columns: readonly string[], names: readonly string[]) {
  const found = columns.flatMap((column) => names.map((name) => sql`INSTR(${sql.ref(column)}, ${name}) > 0`))
  return sql<boolean>`(${sql.join(found, sql` OR `)})`
}

function withoutNames(text: string, names: readonly string[], stand: string): string {
  // The longest first: one name may be part of another.
  return names
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, stand), text)
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}
