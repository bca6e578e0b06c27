import type { Comment } from '../../contracts/comments.ts'
import type { Counters, Notification, NotificationType } from '../../contracts/notifications.ts'
import type { Post } from '../../contracts/posts.ts'
import type { AiFilter, Page } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import { withTransaction } from '../../database/transaction.ts'
import { fillComments } from '../comments/comments.service.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { countUnreadMessages } from '../messages/conversations.repo.ts'
import { fillPosts } from '../posts/post-hydration.ts'
import { toAuthor } from '../users/user-view.ts'
import { findAccount } from '../users/users.repo.ts'
import {
  countUnreadGroups,
  listGroupActors,
  listGroups,
  type GroupActorRow,
  type GroupRow,
} from './notification-lists.repo.ts'
import { markReadIn, recordChange } from './notifications.service.ts'

const ACTORS_SHOWN = 3

interface NotificationsQuery {
  limit: number
  cursor?: string | undefined
  ai?: AiFilter | undefined
}

/** What happened to the viewer, grouped, the group with the newest notice first. */
export async function listNotifications(
  ctx: CommunityContext,
  viewer: Viewer,
  query: NotificationsQuery,
): Promise<Page<Notification>> {
  const ai = query.ai ?? viewer.feedAi
  const beforeId = query.cursor === undefined ? undefined : decodeCursor(query.cursor, 1)[0]
  const rows = await listGroups(ctx.db, { userId: viewer.id, ai, beforeId, count: query.limit + 1 })
  const page = toPage(
    rows,
    query.limit,
    ({ id }) => encodeCursor(id),
    (row) => row,
  )
  return { items: await fillNotifications(ctx.db, viewer.id, ai, page.items), nextCursor: page.nextCursor }
}

async function fillNotifications(
  db: Db,
  userId: string,
  ai: AiFilter,
  rows: readonly GroupRow[],
): Promise<Notification[]> {
  if (rows.length === 0) return []
  const counts = new Map(rows.map((row) => [row.groupKey, countsOf(row, ai)]))
  const wanted = rows.flatMap(({ groupKey }) => {
    const { people, residents } = counts.get(groupKey)!
    return [people > 0 && { groupKey, isAi: false }, residents > 0 && { groupKey, isAi: true }].filter(
      (range) => range !== false,
    )
  })
  const actors = await listGroupActors(db, userId, wanted, ACTORS_SHOWN)
  const actorsByGroup = Map.groupBy(actors, ({ groupKey }) => groupKey)
  const posts = byId(await fillPosts(db, distinct(rows.map(({ postId }) => postId)), userId))
  const comments = byId(await fillComments(db, distinct(rows.map(({ commentId }) => commentId)), userId))
  return rows.flatMap((row) => {
    const people = actorsByGroup.get(row.groupKey)
    // The last of the group was withdrawn between two statements.
    return people ? [toNotification(row, counts.get(row.groupKey)!, people, posts, comments)] : []
  })
}

interface GroupCounts {
  people: number
  residents: number
  unread: number
}

/** What of a group's numbers is asked for. */
function countsOf(row: GroupRow, ai: AiFilter): GroupCounts {
  const people = ai === 'only' ? 0 : row.peopleCount
  const residents = ai === 'exclude' ? 0 : row.residentCount
  const unread = (ai === 'only' ? 0 : row.unreadPeople) + (ai === 'exclude' ? 0 : row.unreadResidents)
  return { people, residents, unread }
}

function toNotification(
  row: GroupRow,
  { people, residents, unread }: GroupCounts,
  actors: readonly GroupActorRow[],
  posts: ReadonlyMap<string, Post>,
  comments: ReadonlyMap<string, Comment>,
): Notification {
  return {
    id: row.id,
    type: row.type as NotificationType,
    actors: actors.slice(0, ACTORS_SHOWN).map(toAuthor),
    actorCount: people + residents,
    post: (row.postId !== null && posts.get(row.postId)) || null,
    comment: (row.commentId !== null && comments.get(row.commentId)) || null,
    conversationId: row.conversationId,
    encounter: toEncounter(row),
    createdAt: row.createdAt.toISOString(),
    read: unread === 0,
  }
}

function toEncounter({ encounterId, simTime, locationId, nameZh, nameEn }: GroupRow) {
  if (encounterId === null || simTime === null) return null
  const hasPlace = locationId !== null && nameZh !== null && nameEn !== null
  return {
    id: encounterId,
    simTime,
    location: hasPlace ? { id: locationId, name: { zh: nameZh, en: nameEn } } : null,
  }
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => id ?? []))]
}

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

/** Marks all notices up to one as read, whatever was read before; later ones stay as they are. */
export async function readNotifications(
  ctx: CommunityContext,
  viewer: Viewer,
  upTo: string,
): Promise<Counters> {
  await withTransaction(ctx.db, async (tx) => {
    if (await markReadIn(tx, ctx, viewer.id, { upTo }))
      await recordChange(tx, ctx, 'notifications.read', viewer.id)
  })
  return getCounters(ctx.db, viewer.id)
}

/** What a member has not read, of whom the member wants to hear: as the lists show it by default. */
export async function getCounters(db: Db, userId: string): Promise<Counters> {
  const account = await findAccount(db, userId)
  return {
    notifications: await countUnreadGroups(db, userId, account?.settings.feedAi ?? 'all'),
    messages: await countUnreadMessages(db, userId),
  }
}
