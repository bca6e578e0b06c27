import { isOutOfReach } from '../actions/online.ts'
import { intend, NOBODY, type Actor, type Intention } from '../world/intention.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { knowsFact } from '../world/memories.ts'
import { isPerson } from '../world/people.ts'
import { affinityTo, changeRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { WindowComment, WindowPost } from '../world/social-window.ts'
import type { World } from '../world/world.ts'
import { commentOn, replyTo } from './commenting.ts'
import { rejoice } from './gladness.ts'
import { learnFrom, subjectOfPost } from './hearing.ts'
import { caresFor, readInbox, writing } from './inbox.ts'
import { writeLetter } from './letters.ts'
import { interestAt } from './wording.ts'

const READ_AT_ONCE = 24
const LIKES_AT_ONCE = 6
const LIKE_ABOVE = 0.72
const COMMENT_LIKES_A_POST = 2
/** How much a new face in the feed is worth: nobody writes to the town in vain. */
const WELCOME = 0.45
/** Who asks for company gets an answer sooner than others. */
const CALL = 0.35

/**
 * Opens the feed: first what was answered to the resident itself, then what is new since last time, at most the
 * newest two dozen posts. What comes of it, in the order in which it is done.
 */
export function readFeed(world: World, self: ResidentState): Intention[] {
  self.lastBrowseAt = world.now
  world.touch(self)
  const { liked, written } = readInbox(world, self)
  const fresh = freshPosts(world, self)
  const favourites = fresh.filter(({ appeal }) => appeal > LIKE_ABOVE)
  for (const { post } of favourites) {
    // A post about the resident came by another way already.
    if (!liked.includes(post.key)) liked.push(post.key)
    likeComments(world, self, post, liked)
    hearFromPost(world, self, post)
    rejoice(world, self, post)
  }
  const intentions = liked.length > 0 ? [likeIntention(self, liked)] : []
  intentions.push(...written, ...joinIn(world, self, fresh))
  const whom = whomToFollow(world, self, favourites[0])
  if (whom !== NOBODY) intentions.push(intend('follow', self.place, 5, { partner: whom }))
  const letter = writeLetter(world, self)
  if (letter) intentions.push(writing(self, letter))
  return intentions
}

function likeIntention(self: ResidentState, keys: readonly KeyNumber[]): Intention {
  return intend('like', self.place, 8 * keys.length, { posts: keys, cause: NO_KEY })
}

interface Read {
  post: WindowPost
  appeal: number
}

/**
 * Of the new posts of others the few most appealing ones, best first: of the rest nothing comes. Who blocked the resident
 * is not there for it.
 */
function freshPosts(world: World, self: ResidentState): Read[] {
  const { social } = world.tables
  const last = social.lastSerial
  const best: Read[] = []
  for (let serial = Math.max(self.seenSerial, last - READ_AT_ONCE) + 1; serial <= last; serial++) {
    const post = social.bySerial(serial)
    if (!post || post.author === self.index || isOutOfReach(self, post.author)) continue
    const appeal = appealOf(world, self, post)
    let rank = best.length
    while (rank > 0 && best[rank - 1]!.appeal < appeal) rank--
    if (rank === LIKES_AT_ONCE) continue
    best.splice(rank, 0, { post, appeal })
    if (best.length > LIKES_AT_ONCE) best.pop()
  }
  self.seenSerial = last
  return best
}

function appealOf(world: World, self: ResidentState, post: WindowPost): number {
  const { interests, traits } = world.sheet(self.index)
  const subject = subjectOfPost(world, self, post)
  const isMyTopic = subject.topic >= 0 && interests.includes(interestAt(subject.topic))
  return (
    affinityTo(world, self, post.author) * 0.15 +
    (self.following.includes(post.author) ? 0.4 : 0) +
    (isMyTopic ? 0.35 : 0) +
    (subject.friend === self.index ? 0.5 : 0) +
    (subject.kind === 'invitation' ? CALL : 0) +
    (isPerson(post.author) ? welcomeFor(world, self, post, isMyTopic) : 0) +
    0.15 * traits.agreeableness +
    self.random.next() * 0.6
  )
}

/** A person's post is answered by those whom it interests, not by everybody. */
function welcomeFor(world: World, self: ResidentState, post: WindowPost, isMyTopic: boolean): number {
  const { extraversion, openness } = world.sheet(self.index).traits
  const warmth = isMyTopic ? 0.3 : 0.15 * (extraversion + openness)
  return Math.max(0, WELCOME + warmth - 0.2 * post.commentCount)
}

/** Of the comments that stand there already, those of friends and those that strike a chord. */
function likeComments(world: World, self: ResidentState, post: WindowPost, liked: KeyNumber[]): void {
  let left = COMMENT_LIKES_A_POST
  for (const comment of post.comments) {
    if (left === 0) return
    if (comment.author === self.index || isOutOfReach(self, comment.author) || liked.includes(comment.key))
      continue
    if (!self.random.chance(0.15 + 0.3 * affinityTo(world, self, comment.author))) continue
    liked.push(comment.key)
    left--
  }
}

/** A fact that the post states becomes known to its reader. */
function hearFromPost(world: World, self: ResidentState, post: WindowPost): void {
  const fact = world.tables.facts.find(post.subject.fact)
  if (fact && !fact.isPersonal && fact.origin !== self.index && !knowsFact(world, self, fact.id))
    learnFrom(world, self, fact, post.author, post.key)
}

/** Comments on what appeals most, or answers somebody else's comment there. */
function joinIn(world: World, self: ResidentState, fresh: readonly Read[]): Intention[] {
  const { extraversion } = world.sheet(self.index).traits
  const intentions: Intention[] = []
  for (const { post, appeal } of fresh.slice(0, 2)) {
    if (!self.random.chance(0.2 + 0.3 * extraversion + (appeal > 0.9 ? 0.2 : 0))) continue
    const other = self.random.chance(0.3) ? commentToAnswer(world, self, post) : undefined
    const speech = other ? replyTo(world, self, post, other) : commentOn(world, self, post)
    if (!speech) continue
    if (isPerson(post.author))
      changeRelation(world, self, post.author, { affinity: 0.01, familiarity: 0.02, met: false })
    intentions.push(writing(self, speech))
  }
  return intentions
}

function commentToAnswer(world: World, self: ResidentState, post: WindowPost): WindowComment | undefined {
  return post.comments.find(
    ({ author, residentDepth }) =>
      author !== self.index &&
      author !== post.author &&
      !isOutOfReach(self, author) &&
      residentDepth < 2 &&
      caresFor(self, author, affinityTo(world, self, author)),
  )
}

/** An author whose post appeals, a person who follows the resident, or one whom it no longer wants to read. */
function whomToFollow(world: World, self: ResidentState, favourite: Read | undefined): Actor {
  const { extraversion } = world.sheet(self.index).traits
  const follower = self.followers.at(-1)
  if (
    follower !== undefined &&
    !self.following.includes(follower) &&
    self.random.chance(0.05 + 0.2 * extraversion)
  )
    return follower
  const author = favourite?.post.author ?? NOBODY
  if (
    author !== NOBODY &&
    favourite!.appeal > 1 &&
    !self.following.includes(author) &&
    self.random.chance(0.3)
  )
    return author
  if (!self.random.chance(0.1)) return NOBODY
  return self.following.find((other) => affinityTo(world, self, other) < -0.15) ?? NOBODY
}
