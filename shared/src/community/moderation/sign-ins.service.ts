import type { Tx } from '../../database/connection.ts'
import type { CommunityContext } from '../context.ts'
import { recordAuditIn } from './audit.service.ts'

/** Whoever can act on others leaves a row of each sign-in; members do not. Last in the transaction. */
export async function noteSignInIn(
  tx: Tx,
  ctx: CommunityContext,
  signIn: { userId: string; role: string; sessionId: string },
): Promise<void> {
  if (signIn.role === 'member') return
  await recordAuditIn(tx, ctx, {
    actorId: signIn.userId,
    action: 'session.opened',
    targetType: 'session',
    targetId: signIn.sessionId,
    detail: { role: signIn.role },
  })
}
