import { createCommentIn } from '@ai-community/shared/community/comments/comments.service.ts'
import type { Actor, CommunityContext, WorldWrite } from '@ai-community/shared/community/context.ts'
import { sendMessageIn } from '@ai-community/shared/community/messages/messages.service.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import { likeCommentIn, likePostIn } from '@ai-community/shared/community/reactions/reactions.service.ts'
import { followUserIn, unfollowUserIn } from '@ai-community/shared/community/users/follows.service.ts'
import { DomainError, type ErrorCode } from '@ai-community/shared/contracts/error-codes.ts'
import type { Tx } from '@ai-community/shared/database/connection.ts'
import { compareIds } from '@ai-community/shared/database/ids.ts'
import type { Provenance } from '@ai-community/shared/database/tables/posts.table.ts'
import { sql } from 'kysely'
import type { WorldKey } from '../world/keys.ts'
import { updateRows } from './bulk-write.ts'
import { findPersonId, findTextIds } from './network-keys.ts'
import { resolveProvenance, type GroundedText } from './provenance.ts'
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
  /** Whether each effect stands under a savepoint of its own. */
  #oneByOne = false

  constructor(ctx: CommunityContext, directory: TownDirectory, realTimeOf: (effect: SocialEffect) => Date) {
    this.#ctx = ctx
    this.#directory = directory
    this.#realTimeOf = realTimeOf
  }

  /**
   * Writes all of them, table by table and in the order of ids, so that two writers never wait in a circle for
   * the rows of popular posts. One that is refused undoes itself alone: refusals are rare, so all are first written under
   * one savepoint, and only when one of them is refused again, each under its own.
   */
  async write(tx: Tx, effects: readonly SocialEffect[]): Promise<RefusedEffect[]> {
    this.#oneByOne = false
    await sql`SAVEPOINT effects`.execute(tx)
    try {
      await this.#writeAll(tx, effects)
    } catch (error) {
      if (!isRefusal(error)) throw error
      await sql`ROLLBACK TO SAVEPOINT effects`.execute(tx)
      this.#oneByOne = true
      await this.#writeAll(tx, effects)
    }
    return this.#refusals
  }

  async #writeAll(tx: Tx, effects: readonly SocialEffect[]): Promise<void> {
    await this.#writePosts(tx, only(effects, 'post'))
    await this.#writeComments(tx, only(effects, 'comment'))
    await this.#writeLikes(tx, only(effects, 'likes'))
    await this.#writeCommentLikes(tx, only(effects, 'likes'))
    await this.#writeFollows(tx, only(effects, 'follow'))
    await this.#writeMessages(tx, only(effects, 'message'))
    await this.#completeReasons(tx, effects)
  }

  /** What grew from a text of the same batch can name it only now that both are there. */
  async #completeReasons(tx: Tx, effects: readonly SocialEffect[]): Promise<void> {
    const texts = effects.filter((effect) => isText(effect))
    const own = new Set(texts.map(({ key }) => key))
    const late = texts.filter(({ why }) => why.some(({ key }) => own.has(key)))
    if (late.length === 0) return
    const provenance = await resolveProvenance(tx, this.#directory, late)
    const rows = late.map(({ kind, key }, position) => ({
      table: `${kind}s`,
      cells: [key, JSON.stringify(provenance[position])],
    }))
    for (const table of ['posts', 'comments', 'messages']) {
      const own = rows.filter((row) => row.table === table).map(({ cells }) => cells)
      if (own.length > 0)
        await updateRows(tx, {
          table,
          key: { column: 'world_key', type: 'world key' },
          columns: ['provenance'],
          rows: own,
        })
    }
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
    const provenance = await this.#provenanceOf(tx, comments)
    for (const { id: postId, effect } of inOrderOfIds(comments, ({ post }) => postIds.get(post)))
      await this.#attempt(tx, effect, async () => {
        const draft = {
          content: effect.text,
          provenance: provenance.get(effect.key)!,
          ...this.#writeOf(effect),
          worldKey: effect.key,
        }
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
    const single = likes.flatMap((like) =>
      like.posts.map((post) => ({ ...like, posts: [post], comments: [] })),
    )
    for (const { id: postId, effect } of inOrderOfIds(single, ({ posts }) => postIds.get(posts[0]!)))
      await this.#attempt(tx, effect, async () => {
        if (postId === undefined) throw new DomainError('post_not_found')
        await likePostIn(tx, this.#ctx, this.#actor(effect), postId, this.#writeOf(effect))
      })
  }

  async #writeCommentLikes(tx: Tx, likes: readonly Of<'likes'>[]): Promise<void> {
    const ids = await findTextIds(tx, 'comment', distinct(likes.flatMap(({ comments }) => comments)))
    const single = likes.flatMap((like) =>
      like.comments.map((comment) => ({ ...like, posts: [], comments: [comment] })),
    )
    for (const { id, effect } of inOrderOfIds(single, ({ comments }) => ids.get(comments[0]!)))
      await this.#attempt(tx, effect, async () => {
        if (id === undefined) throw new DomainError('comment_not_found')
        await likeCommentIn(tx, this.#ctx, this.#actor(effect), id, this.#writeOf(effect))
      })
  }

  async #writeFollows(tx: Tx, follows: readonly Of<'follow'>[]): Promise<void> {
    for (const effect of follows)
      await this.#attempt(tx, effect, async () => {
        const followeeId = await this.#userId(tx, effect.followee)
        const actor = this.#actor(effect)
        if (effect.following) await followUserIn(tx, this.#ctx, actor, followeeId, this.#writeOf(effect))
        else await unfollowUserIn(tx, this.#ctx, actor, followeeId)
      })
  }

  async #writeMessages(tx: Tx, messages: readonly Of<'message'>[]): Promise<void> {
    if (messages.length === 0) return
    const provenance = await this.#provenanceOf(tx, messages)
    for (const message of messages)
      await this.#attempt(tx, message, async () => {
        const draft = {
          recipientId: await this.#userId(tx, message.person),
          content: message.text,
          provenance: provenance.get(message.key)!,
          ...this.#writeOf(message),
          worldKey: message.key,
        }
        await sendMessageIn(tx, this.#ctx, this.#actor(message), draft)
      })
  }

  /** @throws DomainError `user_not_found` for a person whom the town does not know by this key. */
  async #userId(tx: Tx, key: string): Promise<string> {
    const id = this.#directory.residents.get(key)?.userId ?? (await findPersonId(tx, key))
    if (id === undefined) throw new DomainError('user_not_found')
    return id
  }

  async #provenanceOf(tx: Tx, texts: readonly GroundedText[]): Promise<Map<WorldKey, Provenance>> {
    const resolved = await resolveProvenance(tx, this.#directory, texts)
    return new Map(texts.map(({ key }, position) => [key, resolved[position]!]))
  }

  async #attempt(tx: Tx, effect: SocialEffect, write: () => Promise<unknown>): Promise<void> {
    if (!this.#oneByOne) return void (await write())
    await sql`SAVEPOINT effect`.execute(tx)
    try {
      await write()
    } catch (error) {
      if (!isRefusal(error)) throw error
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

function isRefusal(error: unknown): error is DomainError {
  return error instanceof DomainError && error.status < 500
}

function isText(effect: SocialEffect): effect is Of<'post' | 'comment' | 'message'> {
  return effect.kind === 'post' || effect.kind === 'comment' || effect.kind === 'message'
}

function only<Kind extends SocialEffect['kind']>(effects: readonly SocialEffect[], kind: Kind): Of<Kind>[] {
  return effects.filter((effect): effect is Of<Kind> => effect.kind === kind)
}

function distinct(keys: readonly WorldKey[]): WorldKey[] {
  return [...new Set(keys)]
}

/** By id of the text, and for one text in the order in which things happened; what has no id comes first. */
function inOrderOfIds<Item extends SocialEffect>(
  effects: readonly Item[],
  idOf: (effect: Item) => string | undefined,
): { id: string | undefined; effect: Item }[] {
  return effects
    .map((effect) => ({ id: idOf(effect), effect }))
    .sort((a, b) => compareIds(a.id ?? '', b.id ?? '') || a.effect.effectNo - b.effect.effectNo)
}
