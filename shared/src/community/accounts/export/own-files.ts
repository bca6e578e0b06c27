import type { Db } from '../../../database/connection.ts'

const ROWS_AT_ONCE = 500

/** The member's pictures that are there, with the name each gets in the archive. */
export async function* listOwnFiles(
  db: Db,
  ownerId: string,
): AsyncIterable<{ name: string; storageKey: string }> {
  for (let afterId = '0'; ;) {
    const rows = await db
      .selectFrom('files')
      .innerJoin('fileBlobs', 'fileBlobs.id', 'files.blobId')
      .select(['files.id', 'files.mime', 'fileBlobs.storageKey'])
      .where('files.ownerId', '=', ownerId)
      .where('files.id', '>', afterId)
      .where('files.deletedAt', 'is', null)
      .where('fileBlobs.storedAt', 'is not', null)
      .orderBy('files.id')
      .limit(ROWS_AT_ONCE)
      .execute()
    for (const { id, mime, storageKey } of rows) yield { name: `${id}.${mime.split('/')[1]}`, storageKey }
    if (rows.length < ROWS_AT_ONCE) return
    afterId = rows.at(-1)!.id
  }
}
