import { mentionsOf } from '@ai-community/shared/community/posts/post-text.ts'
import type { Tx } from '@ai-community/shared/database/connection.ts'
import type { PublishedEvent } from '@ai-community/shared/database/outbox.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { GATHERING_KINDS } from '@ai-community/shared/world/vocabulary.ts'
import type { InputBody, Person } from '../world/inputs.ts'
import type { WorldKey } from '../world/keys.ts'
import type { InputDraft, InputLog } from './input-log.ts'
import { findTextKey, type TextKind } from './network-keys.ts'
import type { TownDirectory } from './town-directory.ts'

const REACTION_MS = [1_000, 3_000] as const
/** At speed `max` real time means nothing; then a reaction takes as long as at this speed. */
const REACTION_SPEED_AT_MAX = 60

/** What the domain writes into the payload of its events. */
export interface EventPayload {
  actorId?: string
  actorIsAi?: boolean
  postId?: string
  commentId?: string
  parentId?: string | null
  messageId?: string
  recipientId?: string
  userId?: string
  eventId?: string
}

export interface TranslationOptions {
  directory: TownDirectory
  inputs: InputLog
  speed: () => number | 'max'
  /** A number from 0 to below 1. */
  random: () => number
}

/** By type of the event: which kind of text is liked, and by how much its count changes. */
export const LIKES: Readonly<Record<string, readonly [kind: TextKind, change: 1 | -1]>> = {
  'post.liked': ['post', 1],
  'post.unliked': ['post', -1],
  'comment.liked': ['comment', 1],
  'comment.unliked': ['comment', -1],
}

/** One run of events on its way to inputs. What is deleted already, or not the town's business, is left out. */
export class InputTranslation {
  readonly drafts: InputDraft[] = []
  readonly #tx: Tx
  readonly #options: TranslationOptions
  /** Keys of what comes with these very inputs. */
  readonly #ownKeys = new Map<string, WorldKey>()
  readonly #likes = new Map<WorldKey, { change: number }>()

  constructor(tx: Tx, options: TranslationOptions) {
    this.#tx = tx
    this.#options = options
  }

  async add({ type, payload }: PublishedEvent): Promise<void> {
    const event = payload as EventPayload
    switch (type) {
      case 'post.published':
        return this.#addPost(event.postId!)
      case 'comment.created':
        return this.#addComment(event.commentId!)
      case 'post.deleted':
        return this.#addDeletion('post', event.postId!)
      case 'comment.deleted':
        return this.#addDeletion('comment', event.commentId!)
      case 'post.changed':
        return this.#addEdit(event.postId!)
      case 'post.liked':
      case 'post.unliked':
        return this.#gatherLike(event.postId!, ...LIKES[type]!)
      case 'comment.liked':
      case 'comment.unliked':
        return this.#gatherLike(event.commentId!, ...LIKES[type]!)
      case 'world.event_injected':
        return this.#addEvent(event.eventId!)
      case 'user.followed':
      case 'user.unfollowed':
        return this.#addDealing(event, (person, resident) => ({
          kind: 'person_followed',
          person,
          resident,
          following: type === 'user.followed',
        }))
      case 'user.blocked':
      case 'user.unblocked':
        return this.#addDealing(event, (person, resident) => ({
          kind: 'person_blocked',
          person,
          resident,
          blocked: type === 'user.blocked',
        }))
      case 'user.deleted':
        return this.#addForgotten(event)
      case 'message.created':
        return this.#addMessage(event)
    }
  }

  async #addPost(postId: string): Promise<void> {
    const post = await this.#findPost(postId)
    if (!post) return
    const { content: text, authorId, displayName } = post
    const mentions = this.#residentsIn(text)
    const reactionDelayMs = this.#reactionDelayMs()
    this.#push({
      source: { type: 'post', id: postId },
      actor: { id: authorId, displayName },
      body: (person) => ({ kind: 'person_posted', person, text, mentions, reactionDelayMs }),
    })
  }

  async #addComment(commentId: string): Promise<void> {
    const comment = await this.#tx
      .selectFrom('comments')
      .innerJoin('users', 'users.id', 'authorId')
      .select(['content', 'postId', 'parentId', 'authorId', 'displayName'])
      .where('comments.id', '=', commentId)
      .where('comments.deletedAt', 'is', null)
      .executeTakeFirst()
    const post = comment && (await this.#keyOf('post', comment.postId))
    if (!post) return
    const { content: text, parentId, authorId, displayName } = comment
    const parent = parentId === null ? null : ((await this.#keyOf('comment', parentId)) ?? null)
    const mentions = this.#residentsIn(text)
    const reactionDelayMs = this.#reactionDelayMs()
    this.#push({
      source: { type: 'comment', id: commentId },
      actor: { id: authorId, displayName },
      body: (person) => ({ kind: 'person_commented', person, text, post, parent, mentions, reactionDelayMs }),
    })
  }

  async #addMessage({ messageId, recipientId }: EventPayload): Promise<void> {
    const resident = this.#options.directory.residentKeysByUserId.get(recipientId!)
    if (resident === undefined) return
    const message = await this.#tx
      .selectFrom('messages')
      .innerJoin('users', 'users.id', 'senderId')
      .select(['content', 'senderId', 'displayName'])
      .where('messages.id', '=', messageId!)
      .where('messages.deletedAt', 'is', null)
      .executeTakeFirst()
    if (!message) return
    const { content: text, senderId, displayName } = message
    const reactionDelayMs = this.#reactionDelayMs()
    this.#push({
      source: { type: 'message', id: messageId! },
      actor: { id: senderId, displayName },
      body: (person) => ({ kind: 'person_messaged', person, resident, text, reactionDelayMs }),
    })
  }

  /** What a person does to a resident's account rather than to a text. */
  async #addDealing(
    { actorId, userId }: EventPayload,
    toInput: (person: Person, resident: string) => InputBody,
  ): Promise<void> {
    const resident = this.#options.directory.residentKeysByUserId.get(userId!)
    const actor = resident && (await this.#findActor(actorId!))
    if (!actor) return
    this.#push({ source: null, actor, body: (person) => toInput(person, resident) })
  }

  /** The words as they are now: of several edits in a row the last one counts. */
  async #addEdit(postId: string): Promise<void> {
    const target = await this.#keyOf('post', postId)
    const post = target && (await this.#findPost(postId))
    if (!post) return
    const { content: text, authorId: id, displayName } = post
    this.#push({
      source: null,
      actor: { id, displayName },
      body: (person) => ({ kind: 'text_edited', person, target, text }),
    })
  }

  #findActor(id: string) {
    return this.#tx.selectFrom('users').select(['id', 'displayName']).where('id', '=', id).executeTakeFirst()
  }

  #findPost(id: string) {
    return this.#tx
      .selectFrom('posts')
      .innerJoin('users', 'users.id', 'authorId')
      .select(['content', 'authorId', 'displayName'])
      .where('posts.id', '=', id)
      .where('posts.deletedAt', 'is', null)
      .executeTakeFirst()
  }

  /** Only whom the town has heard of. What they did until now keeps its order: it comes before. */
  async #addForgotten({ actorId }: EventPayload): Promise<void> {
    const isKnown =
      this.drafts.some(({ actor }) => actor?.id === actorId) ||
      (await this.#tx
        .selectFrom('worldInputs')
        .select('inputNo')
        .where('actorId', '=', actorId!)
        .limit(1)
        .executeTakeFirst()) !== undefined
    if (!isKnown) return
    this.#push({
      source: null,
      actor: { id: actorId!, displayName: '' },
      body: (person) => ({ kind: 'person_forgotten', person }),
    })
  }

  /** An operator's event: news of its place, or of the whole town. */
  async #addEvent(eventId: string): Promise<void> {
    const event = await this.#tx
      .selectFrom('events')
      .leftJoin('locations', 'locations.id', 'events.locationId')
      .select([
        'events.kind',
        'startAt',
        'endAt',
        'descriptionZh',
        'descriptionEn',
        'importance',
        'locations.worldKey as place',
      ])
      .where('events.id', '=', eventId)
      .where('events.worldId', '=', this.#options.directory.worldId)
      .where('events.inputNo', 'is', null)
      .executeTakeFirst()
    if (!event) return
    const { descriptionZh: zh, descriptionEn: en, importance, place } = event
    const fact = { zh, en }
    const gathering = gatheringOf(event)
    this.#push({
      source: { type: 'event', id: eventId },
      actor: null,
      body: () => ({ kind: 'event_injected', fact, place, importance, ...(gathering && { gathering }) }),
    })
  }

  async #addDeletion(kind: TextKind, id: string): Promise<void> {
    const target = await this.#keyOf(kind, id)
    if (target) this.#push({ source: null, actor: null, body: () => ({ kind: 'text_deleted', target }) })
  }

  async #gatherLike(id: string, kind: TextKind, change: 1 | -1): Promise<void> {
    const target = await this.#keyOf(kind, id)
    if (!target) return
    const known = this.#likes.get(target)
    if (known) {
      known.change += change
      return
    }
    const gathered = { change: change as number }
    this.#likes.set(target, gathered)
    const body = (): InputBody =>
      kind === 'post'
        ? { kind: 'likes_gathered', post: target, ...gathered }
        : { kind: 'comment_likes_gathered', comment: target, ...gathered }
    this.#push({ source: null, actor: null, body })
  }

  #push(draft: InputDraft): void {
    this.drafts.push(draft)
    const { source } = draft
    if (source) this.#ownKeys.set(`${source.type} ${source.id}`, this.#keyOfLast())
  }

  /** The key that the core will know the last draft by: inputs are numbered in their order. */
  #keyOfLast(): WorldKey {
    return `in:${this.#options.inputs.lastInputNo + this.drafts.length}`
  }

  async #keyOf(kind: TextKind, id: string): Promise<WorldKey | undefined> {
    return this.#ownKeys.get(`${kind} ${id}`) ?? findTextKey(this.#tx, kind, id)
  }

  #residentsIn(text: string): string[] {
    return mentionsOf(text).flatMap((name) => this.#options.directory.residentKeysByUsername.get(name) ?? [])
  }

  /** 1–3 real seconds, in simulated time. */
  #reactionDelayMs(): number {
    const [least, most] = REACTION_MS
    const speed = this.#options.speed()
    const realMs = least + this.#options.random() * (most - least)
    return Math.round(realMs * (speed === 'max' ? REACTION_SPEED_AT_MAX : speed))
  }
}

/** News has no hours; what has them is an event that residents may go to. */
function gatheringOf({ kind, startAt, endAt }: { kind: string; startAt: number; endAt: number }) {
  const known = GATHERING_KINDS.find((one) => one === kind)
  return known && endAt > startAt ? { kind: known, startAt: simTime(startAt), endAt: simTime(endAt) } : null
}
