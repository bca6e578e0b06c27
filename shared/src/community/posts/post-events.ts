import type { Tx } from '../../database/connection.ts'
import { recordEvent } from '../../database/outbox.ts'
import type { Actor, CommunityContext } from '../context.ts'

/** Leaves what became of a post in the outbox; who may see the post reads the rest there. */
export function recordPost(
  tx: Tx,
  ctx: CommunityContext,
  type: 'post.published' | 'post.changed' | 'post.deleted',
  actor: Actor,
  ids: { postId: string; authorId: string },
): Promise<void> {
  return recordEvent(tx, ctx.ids.next(), ctx.clock.now(), {
    type,
    audience: 'public',
    payload: { actorId: actor.id, actorIsAi: actor.isAi, ...ids },
  })
}
