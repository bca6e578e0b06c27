import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { PasswordHasher } from '@ai-community/shared/community/accounts/passwords.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { followUserIn } from '@ai-community/shared/community/users/follows.service.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { loadCommunity } from '@ai-community/shared/test-support/bulk/load-community.ts'
import { CONNECTIONS } from './load.ts'

export const PASSWORD = 'a password for the bench'
export const BCRYPT_COST = 11
export const SMALL = { users: 2_000, posts: 30_000, likes: 90_000 }
export const FULL = { users: 10_000, posts: 1_000_000, likes: 3_000_000 }

/** Two for each connection: what the API writes never meets what the limit writes. */
const MEMBERS = 2 * CONNECTIONS
const FOLLOWED_BY_EACH = 20
const DISCUSSED_POSTS = 100

export interface BenchMember {
  id: string
  username: string
  follows: readonly string[]
}

export interface BenchContent {
  members: BenchMember[]
  /** Newest last. */
  posts: string[]
  /** Those with the most comments. */
  discussedPosts: string[]
}

/** Fills an empty database with a large community and members who can sign in. */
export async function writeBenchContent(db: Db, sizes: typeof SMALL): Promise<BenchContent> {
  const { userIds, postIds } = await loadCommunity(db, sizes)
  const members = await writeMembers(db, userIds)
  const discussed = await db
    .selectFrom('posts')
    .select('id')
    .orderBy('commentCount', 'desc')
    .limit(DISCUSSED_POSTS)
    .execute()
  return { members, posts: postIds, discussedPosts: discussed.map(({ id }) => id) }
}

async function writeMembers(db: Db, userIds: readonly string[]): Promise<BenchMember[]> {
  const ids = await openIdSource(db, (error) => {
    throw error
  })
  const passwords = new PasswordHasher(BCRYPT_COST)
  const ctx: AccountsContext = {
    db,
    ids,
    clock: systemClock,
    passwords,
    dataKeys: [],
    refreshKey: '',
    sessionDays: 1,
  }
  const passwordHash = await passwords.hash(PASSWORD)
  const members: BenchMember[] = []
  for (let n = 0; n < MEMBERS; n++)
    members.push(
      await withTransaction(db, async (tx) => {
        const username = `bench_member_${n}`
        const id = await createAccountIn(tx, ctx, { username, displayName: `Member ${n}`, passwordHash })
        const follows = Array.from(
          { length: FOLLOWED_BY_EACH },
          (_, k) => userIds[(n * 17 + k * 23) % userIds.length]!,
        )
        for (const followee of follows) await followUserIn(tx, ctx, { id, isAi: false }, followee)
        return { id, username, follows }
      }),
    )
  await ids.close()
  return members
}

export function textOf(n: number): string {
  return `早上在咖啡馆遇到了老朋友，聊了很久。The rain stopped by noon, number ${n}. #咖啡`
}
