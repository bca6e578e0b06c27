import { mayAnswerIn, mayComment } from '../actions/online.ts'
import { NO_SUBJECT, NOBODY, type Actor, type Reason, type Speech, type Subject } from '../world/intention.ts'
import { gatheringAt } from '../world/content/gatherings.ts'
import { momentAt } from '../world/content/moments.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { NO_KEY, type KeyNumber } from '../world/keys.ts'
import { remember } from '../world/memories.ts'
import { outingOf, refusalOfOuting } from '../world/outings.ts'
import { isPerson } from '../world/people.ts'
import { affinityTo } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { WindowComment, WindowPost } from '../world/social-window.ts'
import type { World } from '../world/world.ts'
import { subjectOfPost } from './hearing.ts'
import { composeText } from './language/compose.ts'
import { hear } from './language/hear.ts'
import type { AnswerOccasion, CommentKind, CommentOccasion, PostGist } from './language/occasion.ts'
import { askKindFor, reactionFor } from './language/reactions.ts'
import { recollect, type Recollection } from './recollection.ts'
import { gistFor, personRef, speakerFor, timeOfDay } from './wording.ts'

const TRIES = 3

/** What the resident says to a post, in the language it was written in; null when it may not or has no new words. */
export function commentOn(world: World, self: ResidentState, post: WindowPost): Speech | null {
  if (!mayComment(world, self) || !mayAnswerIn(world, post, NO_KEY)) return null
  const subject = subjectOfPost(world, self, post)
  const recalled = self.random.chance(0.5) ? recollect(world, self, cueOf(self, post, subject)) : null
  const outing = outingOf(world, post)
  const gist = { ...gistFor(world, self, subject), ...(outing !== NO_ROW && callOf(world, outing)) }
  const kind = isPerson(post.author)
    ? kindForPerson(self, post, subject, recalled)
    : outing !== NO_ROW
      ? answerToCall(world, self, outing)
      : kindForResident(world, self, post, gist, recalled)
  const occasion = {
    kind,
    author: personRef(world, post.author),
    post: gist,
    aboutMe: subject.friend === self.index,
    timeOfDay: timeOfDay(world),
    ...(usesMemory(kind) && recalled && { memory: recalled.clause }),
  } as CommentOccasion
  const memories = usesMemory(kind) && recalled ? [recalled.key] : []
  return word(
    world,
    self,
    occasion,
    post,
    { key: NO_KEY, author: post.author, language: post.language },
    memories,
  )
}

/** What the resident answers to a comment under its own or another's post. */
export function replyTo(
  world: World,
  self: ResidentState,
  post: WindowPost,
  comment: WindowComment,
): Speech | null {
  if (!mayComment(world, self) || !mayAnswerIn(world, post, comment.key)) return null
  const occasion: CommentOccasion = {
    kind: 'comment_reply',
    to: comment.kind as CommentKind | null,
    author: personRef(world, comment.author),
    post: gistFor(world, self, subjectOfPost(world, self, post)),
    toOwnPost: post.author === self.index,
    timeOfDay: timeOfDay(world),
  }
  return word(world, self, occasion, post, comment, [])
}

/** What an outing is and when, as the post says it. */
function callOf(world: World, row: number): Pick<PostGist, 'what' | 'moment'> {
  const { gatherings } = world.tables
  const what = gatheringAt(gatherings.kindIndexOf(row)).undertaking
  return { what, moment: momentAt(world.minute, gatherings.startOf(row)) }
}

/** Who says yes comes; who cannot or does not want to says no. */
function answerToCall(world: World, self: ResidentState, row: number): CommentKind {
  return refusalOfOuting(world, self, row) === null ? 'comment_invited' : 'comment_declined'
}

/** What might come to mind: what the post is about, and its author where it is about the reader. */
function cueOf(self: ResidentState, post: WindowPost, subject: Subject): Subject {
  return subject.friend === self.index ? { ...subject, friend: post.author } : subject
}

function usesMemory(kind: CommentKind): boolean {
  return kind === 'comment_shared' || kind === 'comment_add'
}

function kindForResident(
  world: World,
  self: ResidentState,
  post: WindowPost,
  gist: PostGist,
  recalled: Recollection | null,
): CommentKind {
  const { kind, friend } = post.subject
  const aboutMe = friend === self.index
  const affinity = affinityTo(world, self, post.author)
  if (kind === 'question_to_town') return recalled ? 'comment_add' : 'comment_answer'
  if (aboutMe && recalled?.subject === post.author && self.random.chance(0.6)) return 'comment_shared'
  if (recalled && self.random.chance(0.4)) return 'comment_add'
  const question = self.random.chance(0.35) ? askKindFor(gist, aboutMe, self.random) : undefined
  if (question && isOpen(question, gist)) return question
  const reaction = reactionFor(gist, aboutMe, self.random)
  // One teases and helps those whom one knows.
  if (reaction === 'comment_tease' && affinity < 0.2) return 'comment_agree'
  return reaction === 'comment_offer' && affinity < 0.2 ? 'comment_comfort' : reaction
}

/** What the question is about must still be known: a fact may be forgotten, a home is nobody's business. */
function isOpen(question: CommentKind, gist: PostGist): boolean {
  switch (question) {
    case 'ask_fact':
      return gist.fact !== undefined
    case 'ask_item':
      return gist.item !== undefined
    case 'ask_place':
      return gist.place !== undefined
    case 'ask_book':
      return gist.title !== undefined
    case 'ask_topic':
      return gist.topic !== undefined
    case 'ask_friend':
      return gist.friend !== undefined
    default:
      return true
  }
}

/** By what the person's words ask for. */
const KIND_FOR_HEARD: Partial<Record<AnswerOccasion['kind'], CommentKind>> = {
  answer_sad_person: 'comment_comfort',
  answer_happy_person: 'comment_congratulate',
  answer_question: 'comment_answer',
  answer_recommend: 'comment_answer',
  answer_opinion_asked: 'comment_answer',
  answer_help: 'comment_offer',
  answer_invitation: 'ask_join',
}

function kindForPerson(
  self: ResidentState,
  post: WindowPost,
  subject: Subject,
  recalled: Recollection | null,
): CommentKind {
  const kind = KIND_FOR_HEARD[hear(post.text).kind]
  if (kind && kind !== 'comment_answer') return kind
  if (recalled) return 'comment_add'
  if (kind) return kind
  const isAboutSomething = subject.topic >= 0 || subject.item >= 0 || subject.place >= 0 || subject.book >= 0
  return isAboutSomething && self.random.chance(0.6) ? 'comment_agree' : 'ask_more'
}

/** The text that is answered. */
interface Answered {
  /** None when it is the post itself. */
  key: KeyNumber
  author: Actor
  language: Speech['language']
}

/** A wording that is like no earlier comment, in three tries; what it grew from becomes a memory. */
function word(
  world: World,
  self: ResidentState,
  occasion: CommentOccasion,
  post: WindowPost,
  answered: Answered,
  memories: readonly KeyNumber[],
): Speech | null {
  const speaker = speakerFor(world, self, answered.language)
  const { key: parent, author: whom } = answered
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
    const why: Reason[] = [
      { kind: 'memory', key: memory },
      { kind: 'event', key: cause },
      ...memories.map((key) => ({ kind: 'memory' as const, key })),
    ]
    const subject = { ...NO_SUBJECT, kind: occasion.kind }
    return { text, language: answered.language, why, subject, memory, post: post.key, parent, person: NOBODY }
  }
  return null
}
