import { FUN, restore, SOCIAL } from '../world/needs.ts'
import { EVENT_ANSWER } from '../world/events.ts'
import { NO_SUBJECT, type Actor, type Intention, type Speech } from '../world/intention.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { remember } from '../world/memories.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { joinOuting, outingOf } from '../world/outings.ts'
import { isPerson } from '../world/people.ts'
import { changeRelation } from '../world/relations.ts'
import { putIntoInbox, type InboxEntry, type ResidentState } from '../world/resident-state.ts'
import type { WindowPost } from '../world/social-window.ts'
import type { World } from '../world/world.ts'

/** Hard limits, whatever a mind may want. */
export const POSTS_A_DAY = 4
export const COMMENTS_AN_HOUR = 6
/** Comments by residents alone in a row under one post; a person's comment starts the count again. */
export const RESIDENT_THREAD_DEPTH = 4
/** To residents, and to people who did not ask; answers to people are not counted. */
export const MESSAGES_A_DAY = 6
const FOLLOWING_KEPT = 100
const HOUR_MS = 3_600_000

/** What it leaves behind to post, comment, like, follow or write a message. */
export function finishOnline(world: World, resident: ResidentState): void {
  const { action, intention } = resident.action
  if (action === 'post') publishPost(world, resident, intention.speech!)
  else if (action === 'comment') publishComment(world, resident, intention.speech!)
  else if (action === 'like') like(world, resident, intention.posts)
  else if (action === 'message') sendMessage(world, resident, intention.speech!)
  else follow(world, resident, intention.partner)
}

export function mayPost(world: World, resident: ResidentState): boolean {
  return resident.day !== world.dayIndex || resident.postsToday < POSTS_A_DAY
}

export function mayComment(world: World, resident: ResidentState): boolean {
  return resident.commentHour !== world.hour || resident.commentsThisHour < COMMENTS_AN_HOUR
}

export function mayAnswerIn(world: World, post: WindowPost, parent: KeyNumber): boolean {
  return world.tables.social.depthUnder(post, parent) <= RESIDENT_THREAD_DEPTH
}

export function mayMessage(world: World, resident: ResidentState): boolean {
  return resident.messageDay !== world.dayIndex || resident.messagesToday < MESSAGES_A_DAY
}

/** Who blocked the resident is neither read nor written to. */
export function isOutOfReach(resident: ResidentState, actor: Actor): boolean {
  return isPerson(actor) && resident.blockedBy.includes(actor)
}

/**
 * The core's last word on a text before it is written: within the limits, and like no earlier one. A text that passes
 * counts as written from here on, so that nobody writes the same meanwhile.
 */
export function mayWrite(world: World, resident: ResidentState, { action, speech }: Intention): boolean {
  if (action === 'message') return speech !== null && mayMessage(world, resident)
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
  const { text, language, subject, memory } = speech
  const post = social.publish(key, { author: resident.index, text, language }, world.now, subject, memory)
  if (memory !== NO_KEY) memories.markTold(resident.index, resident.memoryCount, memory)
  restore(resident, SOCIAL, 4)
  restore(resident, FUN, 3)
  world.effects.post(key, resident.index, resident.place, speech)
  // Who is written about looks at it, whatever else is new by then.
  if (subject.friend >= 0)
    layBefore(world, subject.friend, { kind: 'mention', ...textBy(resident, key, post) })
}

function publishComment(world: World, resident: ResidentState, speech: Speech): void {
  const { social } = world.tables
  const post = social.find(speech.post)
  if (!post || !mayComment(world, resident) || !mayAnswerIn(world, post, speech.parent)) return
  const answered = social.findComment(speech.parent)?.comment.author ?? post.author
  if (isOutOfReach(resident, post.author) || isOutOfReach(resident, answered)) return
  if (resident.commentHour !== world.hour) {
    resident.commentHour = world.hour
    resident.commentsThisHour = 0
  }
  resident.commentsThisHour++
  world.touch(resident)
  const key = world.newKey()
  const { language, subject } = speech
  social.comment(post, key, { author: resident.index, language }, speech.parent, subject.kind)
  restore(resident, SOCIAL, 3)
  world.effects.comment(key, resident.index, post.key, speech.parent, speech)
  const outing = subject.kind === 'comment_invited' ? outingOf(world, post) : NO_ROW
  if (outing !== NO_ROW) joinOuting(world, resident, outing, key)
  // People have the network's own notifications.
  if (answered >= 0 && answered !== resident.index)
    layBefore(world, answered, { kind: 'comment', ...textBy(resident, key, post) })
}

function textBy(resident: ResidentState, key: KeyNumber, post: WindowPost): Omit<InboxEntry, 'kind'> {
  return { from: resident.index, key, post: post.key, text: '', subject: NO_SUBJECT }
}

function layBefore(world: World, whom: number, entry: InboxEntry): void {
  const reader = world.resident(whom)
  putIntoInbox(reader, entry)
  world.touch(reader)
}

/** Likes the posts and comments with these keys, as far as they are still there. */
function like(world: World, resident: ResidentState, keys: readonly KeyNumber[]): void {
  const { social } = world.tables
  const posts: KeyNumber[] = []
  const comments: KeyNumber[] = []
  for (const key of keys) {
    const post = social.find(key)
    const comment = post ? undefined : social.findComment(key)?.comment
    const author = post?.author ?? comment?.author
    if (author === undefined || isOutOfReach(resident, author)) continue
    if (post) {
      social.like(post, 1)
      posts.push(key)
    } else if (comment) {
      social.likeComment(comment, 1)
      comments.push(key)
    }
  }
  if (posts.length + comments.length === 0) return
  restore(resident, SOCIAL, posts.length + comments.length)
  world.effects.likes(resident.index, posts, comments)
}

/** Follows, or follows no longer. */
function follow(world: World, resident: ResidentState, other: Actor): void {
  const position = resident.following.indexOf(other)
  if (position >= 0) resident.following = resident.following.filter((followee) => followee !== other)
  else if (isOutOfReach(resident, other) || resident.following.length >= FOLLOWING_KEPT) return
  else resident.following = resident.following.concat(other)
  world.touch(resident)
  world.effects.follow(resident.index, other, position < 0)
}

/** A message of the resident's own accord, or to a resident. */
function sendMessage(world: World, resident: ResidentState, speech: Speech): void {
  if (!mayMessage(world, resident)) return
  if (resident.messageDay !== world.dayIndex) {
    resident.messageDay = world.dayIndex
    resident.messagesToday = 0
  }
  resident.messagesToday++
  writeTo(world, resident, speech, speech.parent)
  remember(world, resident, {
    kind: 'talk',
    theme: 'wrote_message',
    importance: 2,
    subject: speech.person,
    place: resident.place,
    cause: resident.action.key,
  })
}

function writeTo(world: World, resident: ResidentState, speech: Speech, answers: KeyNumber): void {
  const { person: whom, subject } = speech
  if (isOutOfReach(resident, whom)) return
  const key = world.newKey()
  restore(resident, SOCIAL, 4)
  world.touch(resident)
  world.effects.message(key, resident.index, whom, answers, speech)
  changeRelation(world, resident, whom, { affinity: 0.004, familiarity: 0.01, met: false })
  if (!isPerson(whom))
    layBefore(world, whom, { kind: 'message', from: resident.index, key, post: NO_KEY, text: '', subject })
}

/**
 * An answer to a person goes out at once, beside whatever the resident is doing. Past the limit of an hour a comment
 * waits for the next one.
 */
export function publishAnswer(
  world: World,
  resident: ResidentState,
  speech: Speech,
  entry: InboxEntry,
): void {
  if (isOutOfReach(resident, entry.from)) return
  if (entry.kind === 'message') return writeTo(world, resident, speech, entry.key)
  if (mayComment(world, resident)) {
    if (reserveText(world, resident, 'comment', speech.text)) publishComment(world, resident, speech)
    return
  }
  layBefore(world, resident.index, entry)
  world.schedule((world.hour + 1) * HOUR_MS, EVENT_ANSWER, resident.index, 0)
}
