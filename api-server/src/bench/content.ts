import {
  createAccountIn,
  createResidentsIn,
} from '@ai-community/shared/community/accounts/accounts.service.ts'
import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { PasswordHasher } from '@ai-community/shared/community/accounts/passwords.ts'
import { createCommentIn } from '@ai-community/shared/community/comments/comments.service.ts'
import { systemClock, type Actor } from '@ai-community/shared/community/context.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { likePostIn } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { followUserIn } from '@ai-community/shared/community/users/follows.service.ts'
import type { Db, Tx } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'

const RESIDENTS = 500
/** Two for each connection: likes and posts of the two sides must not meet. */
const MEMBERS = 80
const POSTS = 20_000
const LIKES = 20_000
const FOLLOWED_BY_EACH = 20
const DISCUSSED_POSTS = 100
const COMMENTS_OF_EACH = 30
const ROWS_A_TRANSACTION = 500
export const PASSWORD = 'a password for the bench'

export interface BenchMember {
  id: string
  username: string
  follows: readonly string[]
}

export interface BenchContent {
  members: BenchMember[]
  /** Newest last. */
  posts: string[]
  discussedPosts: string[]
}

/** Fills an empty database through the community's own functions, so that every row is as the product writes it. */
export async function writeBenchContent(db: Db): Promise<BenchContent> {
  const ids = await openIdSource(db, (error) => {
    throw error
  })
  const passwords = new PasswordHasher(4)
  const ctx: AccountsContext = {
    db,
    ids,
    clock: systemClock,
    passwords,
    dataKeys: [],
    refreshKey: '',
    sessionDays: 1,
  }
  const residents = await writeResidents(ctx)
  const members = await writeMembers(ctx, residents)
  const authors: Actor[] = [
    ...residents.map((id) => ({ id, isAi: true })),
    ...members.map(({ id }) => ({ id, isAi: false })),
  ]
  const posts: string[] = []
  await inBatches(db, POSTS, async (tx, n) => {
    posts.push(await publishPostIn(tx, ctx, authors[(n * 7) % authors.length]!, { content: textOf(n) }))
  })
  await inBatches(db, LIKES, (tx, n) =>
    likePostIn(tx, ctx, authors[(n * 13) % RESIDENTS]!, posts[(n * 31) % POSTS]!),
  )
  const discussedPosts = posts.slice(-DISCUSSED_POSTS)
  await inBatches(db, DISCUSSED_POSTS * COMMENTS_OF_EACH, (tx, n) =>
    createCommentIn(tx, ctx, authors[(n * 11) % RESIDENTS]!, discussedPosts[n % DISCUSSED_POSTS]!, {
      content: `说得好，我也这么想。I was there too, number ${n}.`,
    }),
  )
  await ids.close()
  return { members, posts, discussedPosts }
}

async function writeResidents(ctx: AccountsContext): Promise<string[]> {
  const drafts = Array.from({ length: RESIDENTS }, (_, n) => ({
    worldKey: `bench-${n}`,
    username: `bench_${n}`,
    displayName: `居民 ${n}`,
    bio: '',
    locale: 'zh-CN' as const,
  }))
  return withTransaction(ctx.db, (tx) => createResidentsIn(tx, ctx, drafts))
}

async function writeMembers(ctx: AccountsContext, residents: readonly string[]): Promise<BenchMember[]> {
  const passwordHash = await ctx.passwords.hash(PASSWORD)
  const members: BenchMember[] = []
  await inBatches(ctx.db, MEMBERS, async (tx, n) => {
    const username = `member_${n}`
    const id = await createAccountIn(tx, ctx, { username, displayName: `Member ${n}`, passwordHash })
    const follows = Array.from(
      { length: FOLLOWED_BY_EACH },
      (_, k) => residents[(n * 17 + k * 23) % RESIDENTS]!,
    )
    for (const resident of follows) await followUserIn(tx, ctx, { id, isAi: false }, resident)
    members.push({ id, username, follows })
  })
  return members
}

async function inBatches(
  db: Db,
  count: number,
  write: (tx: Tx, n: number) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < count; from += ROWS_A_TRANSACTION)
    await withTransaction(db, async (tx) => {
      for (let n = from; n < Math.min(count, from + ROWS_A_TRANSACTION); n++) await write(tx, n)
    })
}

export function textOf(n: number): string {
  return `早上在咖啡馆遇到了老朋友，聊了很久。The rain stopped by noon, number ${n}. #咖啡`
}
