import { intend, NOBODY, type Actor, type Intention, type Speech } from '../world/intention.ts'
import type { KeyNumber } from '../world/keys.ts'
import { remember } from '../world/memories.ts'
import { isPerson } from '../world/people.ts'
import { affinityTo, changeRelation } from '../world/relations.ts'
import type { InboxEntry, ResidentState } from '../world/resident-state.ts'
import type { WindowComment } from '../world/social-window.ts'
import type { World } from '../world/world.ts'
import { commentOn, replyTo } from './commenting.ts'
import { answerLetter } from './letters.ts'

const REPLIES_AT_ONCE = 4

/** What came of looking at what others wrote to and about the resident. */
export interface InboxRead {
  /** Posts and comments it likes. */
  liked: KeyNumber[]
  /** Comments and messages it writes, one after another. */
  written: Intention[]
}

/**
 * Reads what residents wrote to the resident since last time: answers under its posts and to its comments, posts about
 * it, messages. What people wrote is answered by itself, without waiting for this.
 */
export function readInbox(world: World, self: ResidentState): InboxRead {
  const read: InboxRead = { liked: [], written: [] }
  const waiting = self.inbox.filter(({ from }) => !isPerson(from))
  if (waiting.length === 0) return read
  self.inbox = self.inbox.filter(({ from }) => isPerson(from))
  world.touch(self)
  /** Posts under which it answers now: one comment each. */
  const answered: KeyNumber[] = []
  // The newest first: of many only a few are answered.
  for (const entry of waiting.toReversed()) {
    const speech =
      entry.kind === 'message'
        ? answerLetter(world, self, entry)
        : readText(
            world,
            self,
            entry,
            read.liked,
            answered.length < REPLIES_AT_ONCE && !answered.includes(entry.post),
          )
    if (!speech) continue
    if (entry.kind !== 'message') answered.push(entry.post)
    read.written.push(writing(self, speech))
  }
  return read
}

/** The action of writing it: a comment, or a message when it is for one alone. */
export function writing(self: ResidentState, speech: Speech): Intention {
  const { person: partner, memory: cause } = speech
  const action = partner === NOBODY ? 'comment' : 'message'
  return intend(action, self.place, self.random.between(40, 120), { speech, cause, partner })
}

/** A comment to it, or a post about it: liked or not, and perhaps answered. */
function readText(
  world: World,
  self: ResidentState,
  entry: InboxEntry,
  liked: KeyNumber[],
  mayReply: boolean,
): Speech | null {
  const { social } = world.tables
  const post = social.find(entry.post)
  const comment = post?.comments.find(({ key }) => key === entry.key)
  if (!post || (entry.kind === 'comment' && !comment)) return null
  const { from } = entry
  const affinity = affinityTo(world, self, from)
  changeRelation(world, self, from, { affinity: 0.003, familiarity: 0.004, met: false })
  if (!comment) {
    if (self.random.chance(0.75 + 0.2 * affinity)) liked.push(post.key)
    return mayReply && self.random.chance(caresFor(self, from, affinity) ? 0.7 : 0.3)
      ? commentOn(world, self, post)
      : null
  }
  remember(world, self, {
    kind: 'talk',
    theme: 'got_comment',
    importance: 2,
    subject: from,
    place: self.place,
    cause: entry.key,
  })
  const { agreeableness } = world.sheet(self.index).traits
  if (self.random.chance(0.3 + 0.35 * affinity + 0.2 * agreeableness)) liked.push(comment.key)
  const chance = replyChance(comment) * (caresFor(self, from, affinity) ? 1 : 0.06)
  return mayReply && self.random.chance(chance) ? replyTo(world, self, post, comment) : null
}

/** Whose words it answers; the others it thanks with a like. */
export function caresFor(self: ResidentState, other: Actor, affinity: number): boolean {
  return affinity > 0.6 || self.following.includes(other)
}

/** Questions want an answer; the longer two go on, the sooner one lets it be. */
function replyChance(comment: WindowComment): number {
  const isQuestion = comment.kind?.startsWith('ask_') ?? false
  return (isQuestion ? 1 : 0.95) / comment.residentDepth
}
