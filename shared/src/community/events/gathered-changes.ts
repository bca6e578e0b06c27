import type { StreamEvent } from '../../contracts/events.ts'
import type { PostChange, ToldEvent } from './told-events.ts'

/** Posts in one event. */
const POSTS_AT_ONCE = 100

/**
 * Gathers public changes, of which there may be thousands a second, until they are sent together: new posts, posts
 * that changed, the town's clock. They say how things stand, so the last word about a post is enough.
 */
export class GatheredChanges {
  #seq = 0
  #simTime: number | undefined
  readonly #created = new Map<string, PostChange['state']>()
  readonly #changed = new Map<string, PostChange>()

  get isEmpty(): boolean {
    return this.#seq === 0
  }

  add(event: ToldEvent): void {
    const { told, seq } = event
    if (told.kind === 'event') throw new Error('only public changes are gathered')
    this.#seq = seq
    if (told.kind === 'world') this.#simTime = told.simTime
    else if (told.isNew) this.#created.set(told.state.id, told.state)
    else {
      const isUrgent = told.isUrgent || Boolean(this.#changed.get(told.state.id)?.isUrgent)
      this.#changed.set(told.state.id, { ...told, isUrgent })
    }
  }

  /**
   * All that was gathered. Only the last event carries the number to resume from: whoever is cut off in between
   * is told the whole again, instead of losing the rest.
   */
  take(): StreamEvent[] {
    if (this.isEmpty) return []
    const events: StreamEvent[] = [
      ...inParts([...this.#created.values()]).map((posts) => toCreated(posts)),
      ...inParts(this.#worthTelling()).map((posts) => toChanged(posts)),
    ]
    if (this.#simTime !== undefined)
      events.push({ seq: null, event: 'world.changed', data: { simTime: this.#simTime } })
    const last = events.at(-1)
    if (last) last.seq = this.#seq
    this.#seq = 0
    this.#simTime = undefined
    this.#created.clear()
    this.#changed.clear()
    return events
  }

  /** Edits and deletions all; mere counts as far as they fit beside: nobody reads a hundred posts a second. */
  #worthTelling(): PostChange['state'][] {
    const [urgent, counts] = [[], []] as [PostChange['state'][], PostChange['state'][]]
    for (const { state, isUrgent } of this.#changed.values()) (isUrgent ? urgent : counts).push(state)
    return [...urgent, ...counts.slice(0, Math.max(0, POSTS_AT_ONCE - urgent.length))]
  }
}

function toCreated(posts: readonly PostChange['state'][]): StreamEvent {
  const data = { posts: posts.map(({ id, authorId, aiGenerated }) => ({ id, authorId, aiGenerated })) }
  return { seq: null, event: 'post.created', data }
}

function toChanged(posts: readonly PostChange['state'][]): StreamEvent {
  const data = {
    posts: posts.map(({ id, deletedAt, version, likeCount, commentCount }) => ({
      id,
      deleted: deletedAt !== null,
      version,
      likeCount,
      commentCount,
    })),
  }
  return { seq: null, event: 'post.changed', data }
}

function inParts<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / POSTS_AT_ONCE) }, (_, part) =>
    items.slice(part * POSTS_AT_ONCE, (part + 1) * POSTS_AT_ONCE),
  )
}
