import type { StreamEvent } from '../../contracts/events.ts'
import type { NotificationType } from '../../contracts/notifications.ts'
import type { Db } from '../../database/connection.ts'
import { audienceIds, type PublishedEvent } from '../../database/outbox.ts'
import { fillMessages } from '../messages/message-hydration.ts'
import { toAuthor } from '../users/user-view.ts'
import { listNotices, listPostStates, type PostState } from './events.repo.ts'
import type { HiddenPeople } from './hidden-people.ts'

type EventOf<Name extends StreamEvent['event']> = Extract<StreamEvent, { event: Name }>

/** A change of a post as it stands now. */
export interface PostChange {
  kind: 'post'
  state: PostState
  /** Published just now; else something about it changed. */
  isNew: boolean
  /** Words or existence changed, not only a count. */
  isUrgent: boolean
}

/** The town's clock went on. */
export interface WorldChange {
  kind: 'world'
  simTime: number
}

/** One row of the outbox as the stream tells it; public changes are gathered before they are sent. */
export interface ToldEvent {
  seq: number
  /** Null for everybody. */
  userIds: readonly string[] | null
  /** Who is behind it: who does not see them is not told. */
  actorId: string | null
  /** Kept from those who mute the actor, too. */
  unasked: boolean
  told:
    | {
        kind: 'event'
        event: EventOf<'message.created' | 'message.read' | 'typing' | 'notification.created'>
      }
    | PostChange
    | WorldChange
}

interface Payload {
  actorId?: string
  postId?: string
  messageId?: string
  conversationId?: string
  notificationId?: string
  simTime?: number
}

/** What changes a post for its readers. Followers and bookmarks are nobody else's business. */
const POST_CHANGES = {
  'post.published': { isNew: true, isUrgent: true },
  'post.changed': { isNew: false, isUrgent: true },
  'post.deleted': { isNew: false, isUrgent: true },
  'post.liked': { isNew: false, isUrgent: false },
  'post.unliked': { isNew: false, isUrgent: false },
  'comment.created': { isNew: false, isUrgent: false },
  'comment.deleted': { isNew: false, isUrgent: false },
}
export const WORLD_EVENT = 'world.batch'
/** What a member who was away is told of; who was typing then is of no use now. */
export const MISSABLE_EVENTS = [
  ...Object.keys(POST_CHANGES),
  'message.created',
  'message.read',
  'notification.created',
]

/**
 * Turns rows of the outbox into what the stream tells, in their order, in at most five statements. What is gone by
 * now, or in nobody's audience, is left out.
 *
 * @param isListening whether anybody would hear what a member is told.
 */
export async function tellEvents(
  db: Db,
  rows: readonly PublishedEvent[],
  isListening: (userId: string) => boolean,
): Promise<ToldEvent[]> {
  const heard = rows.filter(
    ({ type, audience }) => type === WORLD_EVENT || (audienceIds(audience)?.some(isListening) ?? true),
  )
  const parts: Parts = {
    messages: await loadBy(heard, 'message.created', 'messageId', (ids) => fillMessages(db, ids)),
    notices: await loadBy(heard, 'notification.created', 'notificationId', (ids) => listNotices(db, ids)),
    posts: byId(await loadPosts(db, heard)),
  }
  return heard.flatMap((row) => {
    const told = tell(row, parts)
    return told ? [told] : []
  })
}

interface Parts {
  messages: ReadonlyMap<string, EventOf<'message.created'>['data']['message']>
  notices: ReadonlyMap<string, Awaited<ReturnType<typeof listNotices>>[number]>
  posts: ReadonlyMap<string, PostState>
}

function tell(row: PublishedEvent, parts: Parts): ToldEvent | undefined {
  const payload = row.payload as Payload
  const { seq } = row
  const actorId = payload.actorId ?? null
  const userIds = audienceIds(row.audience)
  const change = POST_CHANGES[row.type as keyof typeof POST_CHANGES]
  if (change) {
    const state = parts.posts.get(payload.postId!)
    if (!state || (change.isNew && state.deletedAt)) return undefined
    // Hidden is who hides the post's author: likes and comments of others are only numbers here.
    return { seq, userIds, actorId: state.authorId, unasked: true, told: { kind: 'post', state, ...change } }
  }
  const told = tellExactly(row, payload, parts)
  if (told) return { seq, userIds, actorId, unasked: false, ...told }
  if (row.type !== WORLD_EVENT) return undefined
  return {
    seq,
    userIds: null,
    actorId: null,
    unasked: false,
    told: { kind: 'world', simTime: payload.simTime! },
  }
}

function tellExactly(
  { seq, type }: PublishedEvent,
  payload: Payload,
  parts: Parts,
): (Partial<ToldEvent> & Pick<ToldEvent, 'told'>) | undefined {
  const { actorId, conversationId, messageId } = payload
  switch (type) {
    case 'message.created': {
      const message = parts.messages.get(messageId!)
      return message && asEvent({ seq, event: type, data: { message } })
    }
    case 'message.read': {
      const data = { conversationId: conversationId!, userId: actorId!, messageId: messageId! }
      return asEvent({ seq, event: type, data })
    }
    case 'typing':
      return asEvent({ seq, event: type, data: { conversationId: conversationId!, userId: actorId! } })
    case 'notification.created': {
      const notice = parts.notices.get(payload.notificationId!)
      if (!notice) return undefined
      return { actorId: notice.authorId, unasked: true, ...asEvent(toNoticeEvent(seq, notice)) }
    }
  }
}

function toNoticeEvent(
  seq: number,
  notice: Awaited<ReturnType<typeof listNotices>>[number],
): EventOf<'notification.created'> {
  const { id, type, postId, commentId, conversationId, encounterId, createdAt } = notice
  return {
    seq,
    event: 'notification.created',
    data: {
      id,
      type: type as NotificationType,
      actor: toAuthor(notice),
      postId,
      commentId,
      conversationId,
      encounterId,
      createdAt: createdAt.toISOString(),
    },
  }
}

function asEvent(event: Extract<ToldEvent['told'], { kind: 'event' }>['event']): Pick<ToldEvent, 'told'> {
  return { told: { kind: 'event', event } }
}

async function loadBy<Item extends { id: string }>(
  rows: readonly PublishedEvent[],
  type: string,
  key: 'messageId' | 'notificationId',
  load: (ids: readonly string[]) => Promise<Item[]>,
): Promise<Map<string, Item>> {
  const ids = rows.filter((row) => row.type === type).map(({ payload }) => (payload as Payload)[key]!)
  return byId(ids.length > 0 ? await load(ids) : [])
}

async function loadPosts(db: Db, rows: readonly PublishedEvent[]): Promise<PostState[]> {
  const changed = rows.filter(({ type }) => type in POST_CHANGES)
  const ids = [...new Set(changed.map(({ payload }) => (payload as Payload).postId!))]
  return ids.length > 0 ? listPostStates(db, ids) : []
}

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

/** Whether a member is told; of themselves everybody hears, on their other devices. */
export function isFor(event: ToldEvent, userId: string, hidden: HiddenPeople): boolean {
  const { userIds, actorId, unasked } = event
  if (userIds && !userIds.includes(userId)) return false
  if (actorId === null || actorId === userId) return true
  return !hidden.blocked.has(actorId) && !(unasked && hidden.muted.has(actorId))
}
