import { FUN, restore, SOCIAL } from '../world/needs.ts'
import { NO_KEY } from '../world/keys.ts'
import type { Intention, Speech } from '../world/intention.ts'
import { isPerson } from '../world/people.ts'
import type { InboxEntry, ResidentState } from '../world/resident-state.ts'
import type { WindowPost } from '../world/social-window.ts'
import type { World } from '../world/world.ts'

/** Hard limits, whatever a mind may want. */
export const POSTS_A_DAY = 4
export const COMMENTS_AN_HOUR = 6
/** Comments by residents alone in a row under one post; a person's comment starts the count again. */
export const RESIDENT_THREAD_DEPTH = 4
const INBOX_KEPT = 8
const FOLLOWING_KEPT = 100

/** What it leaves behind to post, comment, like or follow. */
export function finishOnline(world: World, resident: ResidentState): void {
  const { action, intention } = resident.action
  if (action === 'post') publishPost(world, resident, intention.speech!)
  else if (action === 'comment') publishComment(world, resident, intention.speech!)
  else if (action === 'like') like(world, resident, intention.posts)
  else follow(world, resident, intention.partner)
}

export function mayPost(world: World, resident: ResidentState): boolean {
  return resident.day !== world.dayIndex || resident.postsToday < POSTS_A_DAY
}

export function mayComment(world: World, resident: ResidentState): boolean {
  return resident.commentHour !== world.hour || resident.commentsThisHour < COMMENTS_AN_HOUR
}

export function mayAnswerIn(world: World, post: WindowPost, parent: number): boolean {
  return world.tables.social.depthUnder(post, parent) <= RESIDENT_THREAD_DEPTH
}

/**
 * The core's last word on a text before it is written: within the limits, and like no earlier one. A text that passes
 * counts as written from here on, so that nobody writes the same meanwhile.
 */
export function mayWrite(world: World, resident: ResidentState, { action, speech }: Intention): boolean {
  if (action !== 'post' && action !== 'comment') return true
  if (!speech) return false
  const isWithinLimits = action === 'post' ? mayPost(world, resident) : mayComment(world, resident)
  return isWithinLimits && reserveText(world, resident, action, speech.text)
}

function reserveText(world: World, resident: ResidentState, kind: 'post' | 'comment', text: string): boolean {
  const texts = kind === 'post' ? world.tables.postTexts : world.tables.commentTexts
  if (texts.isAlike(text, resident.index)) return false
  texts.add(text, resident.index)
  return true
}

function publishPost(world: World, resident: ResidentState, speech: Speech): void {
  const { social, memories } = world.tables
  if (!mayPost(world, resident)) return
  if (resident.day !== world.dayIndex) {
    resident.day = world.dayIndex
    resident.postsToday = 0
  }
  resident.postsToday++
  resident.postsLeft = Math.max(0, resident.postsLeft - 1)
  const key = world.newKey()
  social.publish(key, resident.index, world.now, speech.subject)
  if (speech.memory !== NO_KEY) memories.markTold(resident.index, resident.memoryCount, speech.memory)
  restore(resident, SOCIAL, 4)
  restore(resident, FUN, 3)
  world.effects.post(key, resident.index, resident.place, speech)
}

function publishComment(world: World, resident: ResidentState, speech: Speech): void {
  const { social } = world.tables
  const post = social.find(speech.post)
  if (!post || !mayComment(world, resident) || !mayAnswerIn(world, post, speech.parent)) return
  if (resident.commentHour !== world.hour) {
    resident.commentHour = world.hour
    resident.commentsThisHour = 0
  }
  resident.commentsThisHour++
  world.touch(resident)
  const key = world.newKey()
  social.comment(post, key, resident.index, speech.parent)
  restore(resident, SOCIAL, 3)
  world.effects.comment(key, resident.index, post.key, speech.parent, speech)
  const parentAuthor = post.comments.find((comment) => comment.key === speech.parent)?.author
  notify(world, parentAuthor ?? post.author, resident.index, post, key, speech.text)
}

/** Puts a comment into the inbox of the resident whom it answers; people have the network's own notifications. */
export function notify(
  world: World,
  whom: number,
  from: number,
  post: WindowPost,
  comment: number,
  text: string,
): void {
  if (whom < 0 || whom === from) return
  const reader = world.resident(whom)
  reader.inbox.push({ kind: 'comment', from, key: comment, post: post.key, text: isPerson(from) ? text : '' })
  if (reader.inbox.length > INBOX_KEPT) reader.inbox.shift()
  world.touch(reader)
}

function like(world: World, resident: ResidentState, posts: readonly number[]): void {
  const liked = posts.map((key) => world.tables.social.find(key)).filter((post) => post !== undefined)
  if (liked.length === 0) return
  for (const post of liked) world.tables.social.like(post, 1)
  restore(resident, SOCIAL, liked.length)
  world.effects.likes(
    resident.index,
    liked.map((post) => post.key),
  )
}

function follow(world: World, resident: ResidentState, followee: number): void {
  if (resident.following.includes(followee) || resident.following.length >= FOLLOWING_KEPT) return
  resident.following.push(followee)
  world.effects.follow(resident.index, followee, true)
}

/** An answer to a person goes out at once, beside whatever the resident is doing. */
export function publishAnswer(
  world: World,
  resident: ResidentState,
  speech: Speech,
  entry: InboxEntry,
): void {
  if (resident.blockedBy.includes(entry.from)) return
  if (entry.kind !== 'message') {
    if (reserveText(world, resident, 'comment', speech.text)) publishComment(world, resident, speech)
    return
  }
  restore(resident, SOCIAL, 4)
  world.effects.message(world.newKey(), resident.index, entry.from, entry.key, speech)
  world.touch(resident)
}
