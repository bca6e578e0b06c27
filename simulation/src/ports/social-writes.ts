import { createCommentIn } from '@ai-community/shared/community/comments/comments.service.ts'
import type { Actor, CommunityContext, WorldWrite } from '@ai-community/shared/community/context.ts'
import { sendMessageIn } from '@ai-community/shared/community/messages/messages.service.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { likePostIn } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { followUserIn } from '@ai-community/shared/community/users/follows.service.ts'
import { DomainError, type ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import type { Tx } from '@ai-community/shared/database/connection.ts'
import { compareIds } from '@ai-community/shared/database/ids.ts'
import { sql } from 'kysely'
import type { WorldKey } from '../world/keys.ts'
import { findPersonId, findTextIds } from './network-keys.ts'
import { resolveProvenance } from './provenance.ts'
import { idOf, type TownDirectory } from './town-directory.ts'
import type { SocialEffect } from './town-rows.ts'

/** A social effect that the network did not take. */
export interface RefusedEffect {
  effect: SocialEffect
  code: ErrorCode
}

type Of<Kind extends SocialEffect['kind']> = Extract<SocialEffect, { kind: Kind }>

/** Writes what residents do in the network, by the same domain functions that serve people. */
export class SocialWriter {
  readonly #ctx: CommunityContext
  readonly #directory: TownDirectory
  /** When something of that simulated time happened in real time. */
  readonly #realTimeOf: (effect: SocialEffect) => Date
  readonly #refusals: RefusedEffect[] = []

  constructor(ctx: CommunityContext, directory: TownDirectory, realTimeOf: (effect: SocialEffect) => Date) {
    this.#ctx = ctx
    this.#directory = directory
    this.#realTimeOf = realTimeOf
  }

  /**
   * Writes all of them, table by table and in the order of ids, so that two writers never wait in a circle for
   * the rows of popular posts. Each stands under a savepoint: one that is refused undoes itself alone.
   */
  async write(tx: Tx, effects: readonly SocialEffect[]): Promise<RefusedEffect[]> {
    await this.#writePosts(tx, only(effects, 'post'))
    await this.#writeComments(tx, only(effects, 'comment'))
    await this.#writeLikes(tx, only(effects, 'likes'))
    await this.#writeFollows(tx, only(effects, 'follow'))
    for (const message of only(effects, 'message'))
      await this.#attempt(tx, message, async () => {
        const recipientId = await findPersonId(tx, message.person)
        if (recipientId === undefined) throw new DomainError('user_not_found')
        const { text: content, key: worldKey } = message
        const draft = { recipientId, content, ...this.#writeOf(message), worldKey }
        await sendMessageIn(tx, this.#ctx, this.#actor(message), draft)
      })
    return this.#refusals
  }

  async #writePosts(tx: Tx, posts: readonly Of<'post'>[]): Promise<void> {
    if (posts.length === 0) return
    const provenance = await resolveProvenance(tx, this.#directory, posts)
    for (const [position, post] of posts.entries()) {
      const locationId = post.place === null ? undefined : idOf(this.#directory.locationIds, post.place)
      const draft = {
        content: post.text,
        locationId,
        provenance: provenance[position]!,
        ...this.#writeOf(post),
        worldKey: post.key,
      }
      await this.#attempt(tx, post, () => publishPostIn(tx, this.#ctx, this.#actor(post), draft))
    }
  }

  async #writeComments(tx: Tx, comments: readonly Of<'comment'>[]): Promise<void> {
    if (comments.length === 0) return
    const postIds = await findTextIds(tx, 'post', distinct(comments.map(({ post }) => post)))
    const parents = comments.flatMap(({ parent }) => parent ?? [])
    const parentIds = await findTextIds(tx, 'comment', distinct(parents))
    for (const { postId, effect } of inOrderOfIds(comments, ({ post }) => postIds.get(post)))
      await this.#attempt(tx, effect, async () => {
        const draft = { content: effect.text, ...this.#writeOf(effect), worldKey: effect.key }
        if (postId === undefined) throw new DomainError('post_not_found')
        if (effect.parent === null)
          return void (await createCommentIn(tx, this.#ctx, this.#actor(effect), postId, draft))
        const parentId =
          parentIds.get(effect.parent) ??
          (await findTextIds(tx, 'comment', [effect.parent])).get(effect.parent)
        if (parentId === undefined) throw new DomainError('comment_not_found')
        await createCommentIn(tx, this.#ctx, this.#actor(effect), postId, { ...draft, parentId })
      })
  }

  async #writeLikes(tx: Tx, likes: readonly Of<'likes'>[]): Promise<void> {
    if (likes.length === 0) return
    const postIds = await findTextIds(tx, 'post', distinct(likes.flatMap(({ posts }) => posts)))
    const single = likes.flatMap((like) => like.posts.map((post) => ({ ...like, posts: [post] })))
    for (const { postId, effect } of inOrderOfIds(single, ({ posts }) => postIds.get(posts[0]!)))
      await this.#attempt(tx, effect, async () => {
        if (postId === undefined) throw new DomainError('post_not_found')
        await likePostIn(tx, this.#ctx, this.#actor(effect), postId, this.#writeOf(effect))
      })
  }

  async #writeFollows(tx: Tx, follows: readonly Of<'follow'>[]): Promise<void> {
    for (const effect of follows)
      await this.#attempt(tx, effect, async () => {
        const { followee } = effect
        const followeeId =
          this.#directory.residents.get(followee)?.userId ?? (await findPersonId(tx, followee))
        if (followeeId === undefined) throw new DomainError('user_not_found')
        await followUserIn(tx, this.#ctx, this.#actor(effect), followeeId, this.#writeOf(effect))
      })
  }

  async #attempt(tx: Tx, effect: SocialEffect, write: () => Promise<unknown>): Promise<void> {
    await sql`SAVEPOINT effect`.execute(tx)
    try {
      await write()
    } catch (error) {
      if (!(error instanceof DomainError) || error.status >= 500) throw error
      await sql`ROLLBACK TO SAVEPOINT effect`.execute(tx)
      this.#refusals.push({ effect, code: error.code })
    }
  }

  #actor(effect: SocialEffect): Actor {
    return { id: idOf(this.#directory.residents, effect.resident).userId, isAi: true }
  }

  #writeOf(effect: SocialEffect): WorldWrite {
    return { simTime: effect.at, aiGenerated: true, createdAt: this.#realTimeOf(effect) }
  }
}

function only<Kind extends SocialEffect['kind']>(effects: readonly SocialEffect[], kind: Kind): Of<Kind>[] {
  return effects.filter((effect): effect is Of<Kind> => effect.kind === kind)
}

function distinct(keys: readonly WorldKey[]): WorldKey[] {
  return [...new Set(keys)]
}

/** By id of the post, and for one post in the order in which things happened; what has no id comes first. */
function inOrderOfIds<Item extends SocialEffect>(
  effects: readonly Item[],
  postIdOf: (effect: Item) => string | undefined,
): { postId: string | undefined; effect: Item }[] {
  return effects
    .map((effect) => ({ postId: postIdOf(effect), effect }))
    .sort((a, b) => compareIds(a.postId ?? '', b.postId ?? '') || a.effect.effectNo - b.effect.effectNo)
}
