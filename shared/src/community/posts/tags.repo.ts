import { sql } from 'kysely'
import type { Tx } from '../../database/connection.ts'

/** Gives the post its tags and counts it under each; a tag's row is made at its first use. */
export async function insertPostTags(
  tx: Tx,
  postId: string,
  tags: readonly { id: string; tag: string }[],
  now: Date,
): Promise<void> {
  // In one order everywhere, so that two posts with the same tags never wait in a circle.
  const sorted = tags.toSorted((a, b) => (a.tag < b.tag ? -1 : 1))
  await tx
    .insertInto('tags')
    .values(sorted.map((tag) => ({ ...tag, postCount: 1, createdAt: now })))
    .onDuplicateKeyUpdate({ postCount: sql`post_count + 1` })
    .execute()
  const names = sorted.map((tag) => tag.tag)
  await tx
    .insertInto('postTags')
    .columns(['tagId', 'postId'])
    .expression(
      tx
        .selectFrom('tags')
        .select(['id', sql<string>`${postId}`.as('postId')])
        .where('tag', 'in', names),
    )
    .execute()
}

/** Takes the tags of a post away but for those to be kept; returns the tags it had. */
export async function deletePostTags(
  tx: Tx,
  postId: string,
  kept: readonly string[] = [],
): Promise<string[]> {
  const rows = await tx
    .selectFrom('postTags')
    .innerJoin('tags', 'tags.id', 'postTags.tagId')
    .select(['tags.id', 'tags.tag'])
    .where('postTags.postId', '=', postId)
    .orderBy('tags.tag')
    .execute()
  const gone = rows.filter(({ tag }) => !kept.includes(tag)).map(({ id }) => id)
  if (gone.length > 0)
    await tx.deleteFrom('postTags').where('postId', '=', postId).where('tagId', 'in', gone).execute()
  for (const id of gone)
    await tx
      .updateTable('tags')
      .set({ postCount: sql`post_count - 1` })
      .where('id', '=', id)
      .execute()
  return rows.map(({ tag }) => tag)
}

/** Forgets whom the post itself mentions, not its comments; returns their ids. */
export async function deletePostMentions(tx: Tx, postId: string): Promise<string[]> {
  const mentions = tx.selectFrom('mentions').where('postId', '=', postId).where('commentId', '=', '0')
  const rows = await mentions.select('userId').execute()
  if (rows.length > 0)
    await tx.deleteFrom('mentions').where('postId', '=', postId).where('commentId', '=', '0').execute()
  return rows.map(({ userId }) => userId)
}

/** Remembers who is mentioned in a post, or in one of its comments. */
export async function insertMentions(
  tx: Tx,
  mention: { postId: string; commentId?: string },
  userIds: readonly string[],
): Promise<void> {
  await tx
    .insertInto('mentions')
    .values(
      userIds.map((userId) => ({ userId, postId: mention.postId, commentId: mention.commentId ?? '0' })),
    )
    .execute()
}
