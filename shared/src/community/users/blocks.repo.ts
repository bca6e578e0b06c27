import type { Tx } from '../../database/connection.ts'

/** Whether the block is new. */
export async function insertBlock(
  tx: Tx,
  block: { blockerId: string; blockedId: string; createdAt: Date },
): Promise<boolean> {
  const result = await tx.insertInto('blocks').ignore().values(block).executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Whether there was a block. */
export async function deleteBlock(tx: Tx, blockerId: string, blockedId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('blocks')
    .where('blockerId', '=', blockerId)
    .where('blockedId', '=', blockedId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Whether the mute is new. */
export async function insertMute(
  tx: Tx,
  mute: { muterId: string; mutedId: string; createdAt: Date },
): Promise<boolean> {
  const result = await tx.insertInto('mutes').ignore().values(mute).executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Whether there was a mute. */
export async function deleteMute(tx: Tx, muterId: string, mutedId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom('mutes')
    .where('muterId', '=', muterId)
    .where('mutedId', '=', mutedId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}
