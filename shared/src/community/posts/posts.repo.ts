import { CompiledQuery, sql } from 'kysely'
import type { Db, Tx } from '../../database/connection.ts'
import type { Provenance } from '../../database/tables/posts.table.ts'
import { notBlocked } from '../users/graph.repo.ts'
import { askedPosts, isVisibleTo, type AskedPost } from './post-rows.repo.ts'

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

/** A post that its viewer may see. */
export interface VisiblePost extends PostOwner {
  viewerId: string
  id: string
  /** Whether the author does not want to hear of the viewer. */
  silenced: number
}

/** Ready text: each like, comment and mark begins with it. */
export async function listVisiblePosts(db: Db, asked: readonly AskedPost[]): Promise<VisiblePost[]> {
  const { table, parameters } = askedPosts(asked)
  const text = `
    SELECT STRAIGHT_JOIN asked.viewer_id, posts.id, posts.author_id, users.is_ai AS author_is_ai, posts.like_count,
      (SELECT COUNT(*) FROM mutes WHERE muter_id = posts.author_id AND muted_id = asked.viewer_id) AS silenced
    FROM ${table} AS asked
    JOIN posts FORCE INDEX (PRIMARY) ON posts.id = asked.post_id
    JOIN users ON users.id = posts.author_id
    WHERE ${isVisibleTo('asked.viewer_id')}`
  return (await db.executeQuery<VisiblePost>(CompiledQuery.raw(text, parameters))).rows
}

/** As `findPostOwner`, but for posts whose author and the viewer do not see each other. */
export async function findVisiblePost(
  db: Db,
  postId: string,
  viewerId: string | null,
): Promise<VisiblePost | undefined> {
  return (await listVisiblePosts(db, [{ viewerId, postId }]))[0]
}

/** A post that is still there, locked until the end: edits of one post come one after the other. */
export function lockPost(tx: Tx, postId: string) {
  return tx
    .selectFrom('posts')
    .select(['authorId', 'content', 'aiGenerated', 'version', 'createdAt'])
    .where('id', '=', postId)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export async function updatePost(
  tx: Tx,
  postId: string,
  change: { content?: string | undefined; editedAt: Date },
): Promise<void> {
  const { content, editedAt } = change
  await tx
    .updateTable('posts')
    .set({ ...(content !== undefined && { content }), editedAt, version: sql`version + 1` })
    .where('id', '=', postId)
    .execute()
}

export function findProvenance(db: Db, postId: string, viewerId: string | null) {
  return db
    .selectFrom('posts')
    .select(['id', 'provenance'])
    .where('id', '=', postId)
    .where('deletedAt', 'is', null)
    .$if(viewerId !== null, (query) => query.where(notBlocked(viewerId!, 'posts.author_id')))
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
