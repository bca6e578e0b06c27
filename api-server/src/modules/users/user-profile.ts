import { getUser } from '@ai-community/shared/community/users/users.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import type { User } from '@ai-community/shared/contracts/users.ts'
import { getResidentSummary } from '@ai-community/shared/town/resident-summary.ts'
import type { ApiContext } from '../../context.ts'

/** A profile, and for a resident what the town knows of it right now. */
export async function getUserProfile(
  ctx: ApiContext,
  viewer: Viewer | null,
  username: string,
): Promise<User> {
  const user = await getUser(ctx, viewer, username)
  return user.isAi ? { ...user, resident: await getResidentSummary(ctx.db, user.id) } : user
}
