import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { createCommentIn } from '@ai-community/shared/community/comments/comments.service.ts'
import type { Viewer } from '@ai-community/shared/community/context.ts'
import { sendMessageIn } from '@ai-community/shared/community/messages/messages.service.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { likePostIn } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { followUserIn } from '@ai-community/shared/community/users/follows.service.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import type { TownDatabase } from './town-database.ts'

/** An account that may do what a member may. */
async function createPerson(town: TownDatabase, username: string): Promise<Viewer> {
  const ctx = { ...town.ctx, refreshKey: 'x' } as unknown as AccountsContext
  const draft = { username, displayName: username, passwordHash: 'x' }
  const id = await withTransaction(town.db, (tx) => createAccountIn(tx, ctx, draft))
  return { id, isAi: false, username, role: 'member', sessionId: '1', feedAi: 'all' }
}

/** People who go on posting, answering, liking, following and writing to residents while the town lives. */
export class Crowd {
  /** How much they did. */
  readonly done = { posts: 0, comments: 0, messages: 0 }
  readonly #town: TownDatabase
  readonly #people: readonly Viewer[]
  #turn = 0

  private constructor(town: TownDatabase, people: readonly Viewer[]) {
    this.#town = town
    this.#people = people
  }

  static async come(town: TownDatabase, count: number): Promise<Crowd> {
    const people: Viewer[] = []
    for (let i = 1; i <= count; i++) people.push(await createPerson(town, `visitor_${i}`))
    return new Crowd(town, people)
  }

  /** One of them does the next thing. */
  async act(): Promise<void> {
    const { ctx } = this.#town
    const turn = this.#turn++
    const person = this.#people[turn % this.#people.length]!
    const residents = await this.#residents()
    const { userId, username } = residents[turn % residents.length]!
    const post = await this.#lastPost()
    const kind = turn % 5
    await withTransaction(ctx.db, async (tx) => {
      if (kind === 0 || !post) {
        await publishPostIn(tx, ctx, person, { content: `今天小镇怎么样？@${username} ${turn}` })
        this.done.posts++
      } else if (kind === 1) {
        await createCommentIn(tx, ctx, person, post, { content: `well said ${turn}` })
        this.done.comments++
      } else if (kind === 2) {
        const content = `你在做什么？${turn}`
        await sendMessageIn(tx, ctx, person, { recipientId: userId, content })
        this.done.messages++
      } else if (kind === 3) await likePostIn(tx, ctx, person, post)
      else await followUserIn(tx, ctx, person, userId)
    })
  }

  #residents() {
    return this.#town.db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'userId')
      .select(['userId', 'username'])
      .orderBy('userId')
      .execute()
  }

  async #lastPost(): Promise<string | undefined> {
    const post = await this.#town.db
      .selectFrom('posts')
      .select('id')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return post?.id
  }
}
