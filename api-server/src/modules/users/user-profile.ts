import { getUser } from '@ai-community/shared/community/users/users.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { User } from '@ai-community/shared/contracts/users.ts'
import { getResidentSummary, listResidentSummaries } from '@ai-community/shared/town/resident-summary.ts'
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

/** A page of people, with what the town knows of the residents among them, in one statement more at most. */
export async function withResidents(ctx: ApiContext, page: Page<User>): Promise<Page<User>> {
  const residentIds = page.items.filter((user) => user.isAi).map((user) => user.id)
  if (residentIds.length === 0) return page
  const summaries = await listResidentSummaries(ctx.db, residentIds)
  return {
    ...page,
    items: page.items.map((user) => ({ ...user, resident: summaries.get(user.id) ?? null })),
  }
}
