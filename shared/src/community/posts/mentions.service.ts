import type { Tx } from '../../database/connection.ts'
import type { Actor, CommunityContext } from '../context.ts'
import { notifyIn } from '../notifications/notifications.service.ts'
import { listUsersByNames } from '../users/users.repo.ts'
import { mentionsOf } from './post-text.ts'
import { insertMentions } from './tags.repo.ts'

/**
 * Stores whom a text mentions and tells them, but for `alreadyTold`, who hear of the text for another reason, and
 * for those who do not see the author of the text or of the post it stands under.
 */
export async function recordMentionsIn(
  tx: Tx,
  ctx: CommunityContext,
  actor: Actor,
  text: { content: string; postId: string; commentId?: string; ownerId?: string },
  alreadyTold: readonly string[] = [],
): Promise<void> {
  const names = mentionsOf(text.content)
  if (names.length === 0) return
  const users = await listUsersByNames(tx, names)
  if (users.length === 0) return
  const { postId, commentId, ownerId = actor.id } = text
  const place = commentId === undefined ? { postId } : { postId, commentId }
  await insertMentions(
    tx,
    place,
    users.map((user) => user.id),
  )
  for (const user of users)
    if (!alreadyTold.includes(user.id))
      await notifyIn(tx, ctx, actor, user, { type: 'mention', ownerId, ...place })
}
