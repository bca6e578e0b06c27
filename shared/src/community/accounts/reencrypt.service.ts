import { sql } from 'kysely'
import type { Db } from '../../database/connection.ts'
import type { SecretsContext } from './accounts.context.ts'
import {
  emailHashes,
  emailPlace,
  keyIdOf,
  openText,
  sealText,
  totpPlace,
  type DataKey,
} from './secret-text.ts'

const ROWS_A_BATCH = 1_000

export interface Reencryption {
  /** Members whose columns are now under the newest key. */
  renewed: number
  /** Members with a column under a key that is not in DATA_KEYS (any more). */
  unreadable: number
}

/**
 * Brings sealed columns, and the hashes by which addresses are found, under the newest data key. Small batches, no
 * lock over more than a row; stopped anywhere it goes on where it was, and what changes meanwhile is left alone.
 */
export async function reencryptAccounts(
  { db, dataKeys }: Pick<SecretsContext, 'db' | 'dataKeys'>,
  signal: AbortSignal,
  onBatch: (done: Reencryption) => void = () => undefined,
): Promise<Reencryption> {
  const done = { renewed: 0, unreadable: 0 }
  const newest = dataKeys[0]
  for (let afterId = '0'; newest && !signal.aborted;) {
    const rows = await listPage(db, newest.id, afterId)
    for (const row of rows) {
      if (!row.emailCipher && !row.totpCipher) continue
      if (await renewRow(db, dataKeys, row)) done.renewed++
      else done.unreadable++
    }
    onBatch(done)
    if (rows.length < ROWS_A_BATCH) break
    afterId = rows.at(-1)!.id
  }
  return done
}

type PageRow = Awaited<ReturnType<typeof listPage>>[number]

/** A page of members; columns that are fine as they are come as null. Its cost does not depend on how many are. */
function listPage(db: Db, keyId: string, afterId: string) {
  const prefix = prefixOf(keyId)
  const ifOther = (column: string) =>
    sql<Buffer | null>`IF(LEFT(${sql.ref(column)}, ${sql.lit(prefix.length)}) <> ${prefix}, ${sql.ref(column)}, NULL)`
  return db
    .selectFrom('users')
    .select(['id', ifOther('email_cipher').as('emailCipher'), ifOther('totp_cipher').as('totpCipher')])
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(ROWS_A_BATCH)
    .execute()
}

/** Whether the row could be read. */
async function renewRow(db: Db, keys: readonly DataKey[], row: PageRow): Promise<boolean> {
  const { id, emailCipher, totpCipher } = row
  if ([emailCipher, totpCipher].some((sealed) => sealed && !keys.some((key) => key.id === keyIdOf(sealed))))
    return false
  const email = emailCipher && openText(keys, emailCipher, emailPlace(id))
  const secret = totpCipher && openText(keys, totpCipher, totpPlace(id))
  if (email !== null)
    await db
      .updateTable('users')
      .set({
        emailCipher: sealText(keys, email, emailPlace(id)),
        emailHash: emailHashes(keys, email)[0]!,
      })
      .where('id', '=', id)
      .where('emailCipher', '=', emailCipher)
      .execute()
  if (secret !== null)
    await db
      .updateTable('users')
      .set({ totpCipher: sealText(keys, secret, totpPlace(id)) })
      .where('id', '=', id)
      .where('totpCipher', '=', totpCipher)
      .execute()
  return true
}

/** How many members have something sealed under the key: it may be dropped once there is none. */
export async function countSealedUnder(db: Db, keyId: string): Promise<number> {
  const prefix = prefixOf(keyId)
  const isIts = (column: string) =>
    sql<boolean>`LEFT(${sql.ref(column)}, ${sql.lit(prefix.length)}) = ${prefix}`
  const { count } = await db
    .selectFrom('users')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where((eb) => eb.or([isIts('email_cipher'), isIts('totp_cipher')]))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** As `sealText` begins: length of the key's id, and the id. */
function prefixOf(keyId: string): Buffer {
  return Buffer.concat([Buffer.from([Buffer.byteLength(keyId)]), Buffer.from(keyId)])
}
