import type { Db } from '../../database/connection.ts'
import { listHidden } from './events.repo.ts'

/** Whom a member does not see at all, and whom not unasked either. */
export interface HiddenPeople {
  blocked: ReadonlySet<string>
  muted: ReadonlySet<string>
}

/** For each of the members, in one statement. */
export async function loadHiddenPeople(
  db: Db,
  userIds: readonly string[],
): Promise<Map<string, HiddenPeople>> {
  const hidden = new Map(
    userIds.map((userId) => [userId, { blocked: new Set<string>(), muted: new Set<string>() }]),
  )
  for (const { userId, otherId, isMute } of await listHidden(db, userIds))
    hidden.get(userId)![isMute ? 'muted' : 'blocked'].add(otherId)
  return hidden
}
