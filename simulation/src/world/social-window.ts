import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import { HashSum } from '../engine/hash-sum.ts'
import type { Hash64 } from '../engine/state-hash.ts'
import type { Actor, Subject } from './intention.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'

export const WINDOW_POSTS = 500
const COMMENTS_KEPT = 24

export interface WindowComment {
  key: KeyNumber
  author: Actor
  /** The comment it answers, or none. */
  parent: KeyNumber
  /** How many comments by residents in a row lead here; a person's comment starts again at 0. */
  residentDepth: number
  /** The grammar's name for the occasion; null when a person wrote it. */
  kind: string | null
  language: ResidentLanguage
  likeCount: number
}

/** A text as it comes into the window. */
export interface NewText {
  author: Actor
  language: ResidentLanguage
  text: string
}

export interface WindowPost {
  /** Dense from 1 in the order of publishing: a reader remembers how far it has read. */
  serial: number
  key: KeyNumber
  author: Actor
  at: SimTime
  language: ResidentLanguage
  /** In full: those who answer it quote it. */
  text: string
  subject: Subject
  /** The memory of the author's that it tells. */
  memory: KeyNumber
  likeCount: number
  commentCount: number
  /** The last ones. */
  comments: WindowComment[]
  deleted: boolean
}

/**
 * The core's own view of the network: the last posts with their threads, built from its own effects and from
 * recorded inputs, never from the database. Every change goes through here: the hash depends on it.
 */
export class SocialWindow {
  private readonly ring: (WindowPost | undefined)[] = []
  private readonly byKey = new Map<KeyNumber, WindowPost>()
  /** Under which post a kept comment stands. */
  private readonly postOfComment = new Map<KeyNumber, WindowPost>()
  private count = 0
  private readonly hashes = new HashSum<WindowPost>()

  /** Serial of the newest post; 0 when there is none. */
  get lastSerial(): number {
    return this.count
  }

  /** Over the kept posts with their threads. */
  hash(hashOf: (post: WindowPost) => Hash64): Hash64 {
    return this.hashes.digest(hashOf)
  }

  publish(
    key: KeyNumber,
    { author, language, text }: NewText,
    at: SimTime,
    subject: Subject,
    memory: KeyNumber,
  ): WindowPost {
    const serial = ++this.count
    const post: WindowPost = {
      serial,
      key,
      author,
      at,
      language,
      text,
      subject,
      memory,
      likeCount: 0,
      commentCount: 0,
      comments: [],
      deleted: false,
    }
    const slot = serial % WINDOW_POSTS
    const leaving = this.ring[slot]
    if (leaving) this.drop(leaving)
    this.ring[slot] = post
    this.byKey.set(key, post)
    this.hashes.touch(post)
    return post
  }

  /** Undefined when the post left the window, was deleted, or is unknown. */
  find(key: KeyNumber): WindowPost | undefined {
    const post = this.byKey.get(key)
    return post?.deleted ? undefined : post
  }

  /** Undefined when the post left the window or was deleted. */
  bySerial(serial: number): WindowPost | undefined {
    const post = this.ring[serial % WINDOW_POSTS]
    return post?.serial === serial && !post.deleted ? post : undefined
  }

  /** The kept comment with this key; undefined when it was shifted out, deleted, or is unknown. */
  findComment(key: KeyNumber): { post: WindowPost; comment: WindowComment } | undefined {
    const post = this.postOfComment.get(key)
    const comment = post?.comments.find((other) => other.key === key)
    return post && comment && !post.deleted ? { post, comment } : undefined
  }

  /** Depth that an answer by a resident to `parent` (or to the post itself) would have; Infinity when it is gone. */
  depthUnder(post: WindowPost, parent: KeyNumber): number {
    if (parent === NO_KEY) return 1
    return (post.comments.find((comment) => comment.key === parent)?.residentDepth ?? Infinity) + 1
  }

  comment(
    post: WindowPost,
    key: KeyNumber,
    { author, language }: Omit<NewText, 'text'>,
    parent: KeyNumber,
    kind: string | null,
  ): void {
    const residentDepth = author >= 0 ? this.depthUnder(post, parent) : 0
    post.comments.push({ key, author, parent, residentDepth, kind, language, likeCount: 0 })
    this.postOfComment.set(key, post)
    if (post.comments.length > COMMENTS_KEPT) this.postOfComment.delete(post.comments.shift()!.key)
    post.commentCount++
    this.hashes.touch(post)
  }

  like(post: WindowPost, by: number): void {
    post.likeCount = Math.max(0, post.likeCount + by)
    this.hashes.touch(post)
  }

  likeComment(comment: WindowComment, by: number): void {
    comment.likeCount = Math.max(0, comment.likeCount + by)
    const post = this.postOfComment.get(comment.key)
    if (post) this.hashes.touch(post)
  }

  /** The author changed the words of a kept post; what it is about is read from them anew. */
  edit(post: WindowPost, text: string, language: ResidentLanguage): void {
    post.text = text
    post.language = language
    this.hashes.touch(post)
  }

  /** Forgets a post or a comment; does nothing when it left the window already. */
  remove(key: KeyNumber): void {
    const post = this.byKey.get(key)
    const found = post ? undefined : this.findComment(key)
    if (post) {
      post.deleted = true
      post.text = ''
      this.hashes.touch(post)
    }
    if (found) {
      found.post.comments.splice(found.post.comments.indexOf(found.comment), 1)
      found.post.commentCount--
      this.postOfComment.delete(key)
      this.hashes.touch(found.post)
    }
  }

  /** Empties the words of an author whose account is gone. */
  blankTextsOf(author: Actor): void {
    for (const post of this.byKey.values()) {
      if (post.author !== author) continue
      post.text = ''
      this.hashes.touch(post)
    }
  }

  private drop(post: WindowPost): void {
    this.byKey.delete(post.key)
    this.hashes.drop(post)
    for (const { key } of post.comments) this.postOfComment.delete(key)
  }

  /** Kept posts, oldest first; for snapshots. */
  entries(): WindowPost[] {
    return this.ring.filter((post) => post !== undefined).sort((a, b) => a.serial - b.serial)
  }

  static restore(lastSerial: number, posts: readonly WindowPost[]): SocialWindow {
    const window = new SocialWindow()
    for (const post of posts) {
      window.ring[post.serial % WINDOW_POSTS] = post
      window.byKey.set(post.key, post)
      window.hashes.touch(post)
      for (const { key } of post.comments) window.postOfComment.set(key, post)
    }
    window.count = lastSerial
    return window
  }
}
