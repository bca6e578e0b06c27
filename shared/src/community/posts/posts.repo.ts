import { sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'

export interface NewPost {
  id: string
  authorId: string
  content: string
  locationId: string | null
  simTime: number | null
  worldKey: string | null
  provenance: Provenance | null
  aiGenerated: boolean
  createdAt: Date
}

/** What rules about a post need to know: whose it is, and whether a person would be told. */
export type PostOwner = NonNullable<Awaited<ReturnType<typeof findPostOwner>>>

export async function insertPost(tx: Tx, post: NewPost): Promise<void> {
  await tx
    .insertInto('posts')
    .values({
      ...post,
      provenance: post.provenance ? JSON.stringify(post.provenance) : null,
      editedAt: null,
      deletedAt: null,
    })
    .execute()
}

export async function findPostIdByWorldKey(tx: Tx, worldKey: string): Promise<string | undefined> {
  const row = await tx.selectFrom('posts').select('id').where('worldKey', '=', worldKey).executeTakeFirst()
  return row?.id
}

/** The author of a post that is still there. */
export function findPostOwner(db: Db, postId: string) {
  return db
    .selectFrom('posts')
    .innerJoin('users', 'users.id', 'posts.authorId')
    .select(['posts.authorId', 'users.isAi as authorIsAi', 'posts.likeCount'])
    .where('posts.id', '=', postId)
    .where('posts.deletedAt', 'is', null)
    .executeTakeFirst()
}

export function findProvenance(db: Db, postId: string) {
  return db
    .selectFrom('posts')
    .select(['id', 'provenance'])
    .where('id', '=', postId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

/** Whether the post was there until now. */
export async function updatePostDeleted(tx: Tx, postId: string, deletedAt: Date): Promise<boolean> {
  const result = await tx
    .updateTable('posts')
    .set({ deletedAt, version: sql`version + 1` })
    .where('id', '=', postId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function locationExists(db: Db, locationId: string): Promise<boolean> {
  const row = await db.selectFrom('locations').select('id').where('id', '=', locationId).executeTakeFirst()
  return row !== undefined
}

/** How many of the files are there and belong to `ownerId`. */
export async function countOwnFiles(db: Db, ownerId: string, fileIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('files')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', 'in', fileIds)
    .where('ownerId', '=', ownerId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export async function insertPostFiles(tx: Tx, postId: string, fileIds: readonly string[]): Promise<void> {
  await tx
    .insertInto('postFiles')
    .values(fileIds.map((fileId, position) => ({ postId, position, fileId })))
    .execute()
}
