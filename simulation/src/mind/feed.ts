import { mayAnswerIn, mayComment } from '../actions/online.ts'
import { intend, NO_SUBJECT, NOBODY, type Actor, type Intention, type Speech } from '../world/intention.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { knowsFact, learnFact, remember } from '../world/memories.ts'
import { isPerson } from '../world/people.ts'
import { affinityTo } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { WindowPost } from '../world/social-window.ts'
import type { World } from '../world/world.ts'
import { composeText } from './language/compose.ts'
import type { CommentOccasion } from './language/occasion.ts'
import { gistFor, interestAt, personRef, speakerFor } from './wording.ts'

const READ_AT_ONCE = 24
const LIKES_AT_ONCE = 4
const LIKE_ABOVE = 0.72
const TRIES = 3

/** Reads what is new since last time, at most the newest two dozen, and what was answered to the resident itself. */
export function readFeed(world: World, self: ResidentState): Intention[] {
  self.lastBrowseAt = world.now
  const fresh = freshPosts(world, self)
  const liked = fresh.filter(({ appeal }) => appeal > LIKE_ABOVE).slice(0, LIKES_AT_ONCE)
  const intentions: Intention[] = []
  if (liked.length > 0)
    intentions.push(
      intend('like', self.place, 8 * liked.length, {
        posts: liked.map(({ post }) => post.key),
        cause: NO_KEY,
      }),
    )
  for (const { post } of liked) hearFromPost(world, self, post)
  const reply = answerOwnThread(world, self)
  if (reply) intentions.push(commentIntention(self, reply))
  const favourite = liked[0] ?? fresh[0]
  if (favourite && self.random.chance(0.25 + 0.3 * world.sheet(self.index).traits.extraversion)) {
    const comment = commentOn(world, self, favourite.post)
    if (comment) intentions.push(commentIntention(self, comment))
  }
  const author = favourite?.post.author ?? NOBODY
  if (
    author !== NOBODY &&
    favourite!.appeal > 1 &&
    !self.following.includes(author) &&
    self.random.chance(0.5)
  )
    intentions.push(intend('follow', self.place, 5, { partner: author }))
  return intentions
}

function commentIntention(self: ResidentState, speech: Speech): Intention {
  return intend('comment', self.place, self.random.between(40, 120), { speech, cause: speech.memory })
}

interface Read {
  post: WindowPost
  appeal: number
}

/** The new posts of others, the most appealing first. */
function freshPosts(world: World, self: ResidentState): Read[] {
  const { social } = world.tables
  const last = social.lastSerial
  const fresh: Read[] = []
  for (let serial = Math.max(self.seenSerial, last - READ_AT_ONCE) + 1; serial <= last; serial++) {
    const post = social.bySerial(serial)
    if (post && post.author !== self.index) fresh.push({ post, appeal: appealOf(world, self, post) })
  }
  self.seenSerial = last
  return fresh.sort((a, b) => b.appeal - a.appeal)
}

function appealOf(world: World, self: ResidentState, post: WindowPost): number {
  const { interests, traits } = world.sheet(self.index)
  const isAboutMe = post.subject.friend === self.index
  const isMyTopic = post.subject.topic >= 0 && interests.includes(interestAt(post.subject.topic))
  return (
    affinityTo(world, self, post.author) * 0.45 +
    (self.following.includes(post.author) ? 0.2 : 0) +
    (isMyTopic ? 0.25 : 0) +
    (isAboutMe ? 0.5 : 0) +
    0.15 * traits.agreeableness +
    self.random.next() * 0.55
  )
}

/** A fact that the post states becomes known to its reader. */
function hearFromPost(world: World, self: ResidentState, post: WindowPost): void {
  const fact = world.tables.facts.find(post.subject.fact)
  if (fact && !fact.isPersonal && fact.origin !== self.index && !knowsFact(world, self, fact.id))
    learnFact(world, self, fact, post.author, post.key, -1)
}

const CHEERED: ReadonlySet<string> = new Set([
  'made',
  'work_went_well',
  'cooked',
  'exercised',
  'made_up',
  'happy',
  'finished_work',
  'received_gift',
])
const COMFORTED: ReadonlySet<string> = new Set([
  'slept_badly',
  'hard_shift',
  'lonely',
  'worried',
  'tired',
  'quarrelled',
  'bored',
])

function commentOn(world: World, self: ResidentState, post: WindowPost): Speech | null {
  if (!mayComment(world, self) || !mayAnswerIn(world, post, NO_KEY)) return null
  const kind = commentKind(world, self, post)
  const facts = { author: personRef(world, post.author), post: gistFor(world, self, post.subject) }
  return wordComment(world, self, post, NO_KEY, post.author, { kind, ...facts })
}

function commentKind(
  world: World,
  self: ResidentState,
  post: WindowPost,
): Exclude<CommentOccasion['kind'], 'comment_reply' | 'comment_shared'> {
  const { kind, friend } = post.subject
  const { traits } = world.sheet(self.index)
  if (friend === self.index && (kind === 'gave_gift' || kind === 'thanks')) return 'comment_thank'
  if (kind === 'question_to_town') return 'comment_answer'
  if (kind && COMFORTED.has(kind)) return 'comment_comfort'
  if (kind && CHEERED.has(kind) && self.random.chance(0.5)) return 'comment_congratulate'
  const draw = self.random.next()
  if (draw < 0.15 && affinityTo(world, self, post.author) > 0.3) return 'comment_tease'
  if (draw < 0.15 + 0.12 * (1 - traits.agreeableness) && kind === 'opinion') return 'comment_disagree'
  return draw < 0.55 ? 'comment_ask' : 'comment_agree'
}

/** An answer to the last comment that waits in the inbox; the others are left at that. */
function answerOwnThread(world: World, self: ResidentState): Speech | null {
  const waiting = self.inbox.filter((entry) => entry.kind === 'comment')
  self.inbox = self.inbox.filter((entry) => entry.kind !== 'comment')
  const entry = waiting.at(-1)
  const post = entry && world.tables.social.find(entry.post)
  if (!entry || !post) return null
  remember(world, self, {
    kind: 'talk',
    theme: 'got_comment',
    importance: 2,
    subject: entry.from,
    place: self.place,
    cause: entry.key,
  })
  if (!mayComment(world, self) || !mayAnswerIn(world, post, entry.key) || !self.random.chance(0.6))
    return null
  return wordComment(world, self, post, entry.key, entry.from, {
    kind: 'comment_reply',
    author: personRef(world, entry.from),
    post: gistFor(world, self, post.subject),
    toOwnPost: post.author === self.index,
  })
}

/** A wording that is like no earlier comment, in three tries; what it grew from becomes a memory. */
function wordComment(
  world: World,
  self: ResidentState,
  post: WindowPost,
  parent: KeyNumber,
  whom: Actor,
  occasion: CommentOccasion,
): Speech | null {
  const speaker = speakerFor(world, self)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const text = composeText(occasion, speaker, self.random)
    if (world.tables.commentTexts.isAlike(text, self.index)) continue
    const cause = parent === NO_KEY ? post.key : parent
    const memory = remember(world, self, {
      theme: 'read_post',
      importance: isPerson(whom) ? 4 : 1,
      subject: whom,
      place: self.place,
      cause,
    })
    const why = [{ kind: 'memory', key: memory } as const, { kind: 'event', key: cause } as const]
    return {
      text,
      language: speaker.language,
      why,
      subject: NO_SUBJECT,
      memory,
      post: post.key,
      parent,
      person: NOBODY,
    }
  }
  return null
}
