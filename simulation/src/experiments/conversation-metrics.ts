import { SIM_DAY_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { countNearDuplicates } from './near-duplicates.ts'
import type { PersonaJudge } from './persona-fit.ts'
import type { CommentRecord, TownRecord } from './town-record.ts'

/** Shares are 0–1; null where there is nothing to take a share of. */
export interface ConversationMetrics {
  /** Of the posts that others commented on, those under which the author comments too (arXiv 2604.13052: 8.6 %). */
  authorsReturning: number | null
  /** Of the posts with comments, those where a comment answers another comment (14.4 %). */
  threadsWithReplyToReply: number | null
  /** Of the directed edges "answered", those whose reverse is there too (3.3 %; people 22–60 %). */
  reciprocity: number | null
  /** Of the pairs in which one answered the other, those in which both did; always the smaller of the two. */
  mutualPairs: number | null
  /** Of the directed edges "follows" at the end, those whose reverse is there too. */
  followReciprocity: number | null
  /** Of the comments, those that nobody liked (97.3 %). */
  commentsWithoutLike: number | null
  /** Of the posts, those that show a sign of the author's sheet and contradict nothing in it. */
  personaFit: number | null
  /** What `personaFit` would be with authors shuffled among those of the same language. */
  personaFitByChance: number | null
  /** The same by topic alone, voice left out. */
  onTopic: number | null
  onTopicByChance: number | null
  /** Of the posts, those that contradict the author's sheet: a word it never says, another's emoji, another language. */
  contradicting: number | null
  /** Of the posts, those like an earlier one. */
  nearDuplicatePosts: number | null
  nearDuplicateComments: number | null
  postsPerResidentDay: number
  commentsPerPost: number | null
  likesPerPost: number | null
  /** Of the posts, those whose every reason happened before. */
  grounded: number | null
}

/** The board of conversation over what was written from `from` to `to`. */
export function measureConversation(
  town: TownRecord,
  judge: PersonaJudge,
  { from, to }: { from: SimTime; to: SimTime },
): ConversationMetrics {
  const isWithin = ({ at }: { at: SimTime }) => at >= from && at < to
  const posts = town.posts.filter(isWithin)
  const comments = town.comments.filter(isWithin)
  const threads = threadsOf(posts, comments)
  const liked = new Set(town.likes.filter(isWithin).map(({ target }) => target))
  const postKeys = new Set(posts.map(({ key }) => key))
  const postLikes = town.likes.filter((like) => postKeys.has(like.target)).length
  const answers = answersBetween(town, comments)
  const follows = followsAt(town, to)
  const persona = judge.judge(posts)
  const days = (to - from) / SIM_DAY_MS
  return {
    authorsReturning: shareOf(threads.filter(isCommentedByOthers), hasAuthorAmongComments),
    threadsWithReplyToReply: shareOf(threads, ({ replies }) => replies.some(({ parent }) => parent !== null)),
    reciprocity: ratio(countReturned(answers), answers.size),
    mutualPairs: ratio(countReturned(answers) / 2, answers.size - countReturned(answers) / 2),
    followReciprocity: ratio(countReturned(follows), follows.size),
    commentsWithoutLike: shareOf(comments, ({ key }) => !liked.has(key)),
    personaFit: ratio(persona.fitting, persona.posts),
    personaFitByChance: ratio(persona.fittingByChance, persona.posts),
    onTopic: ratio(persona.onTopic, persona.posts),
    onTopicByChance: ratio(persona.onTopicByChance, persona.posts),
    contradicting: ratio(persona.contradicting, persona.posts),
    nearDuplicatePosts: ratio(countNearDuplicates(posts), posts.length),
    nearDuplicateComments: ratio(countNearDuplicates(comments), comments.length),
    postsPerResidentDay: posts.length / town.residents.length / days,
    commentsPerPost: ratio(comments.length, posts.length),
    likesPerPost: ratio(postLikes, posts.length),
    grounded: shareOf(posts, ({ isGrounded }) => isGrounded),
  }
}

interface Thread {
  author: string
  replies: readonly CommentRecord[]
}

/** The posts that have comments, with them. */
function threadsOf(
  posts: readonly { key: string; author: string }[],
  comments: readonly CommentRecord[],
): Thread[] {
  const byPost = Map.groupBy(comments, ({ post }) => post)
  return posts
    .map(({ key, author }) => ({ author, replies: byPost.get(key) ?? [] }))
    .filter(({ replies }) => replies.length > 0)
}

function isCommentedByOthers({ author, replies }: Thread): boolean {
  return replies.some((reply) => reply.author !== author)
}

function hasAuthorAmongComments({ author, replies }: Thread): boolean {
  return replies.some((reply) => reply.author === author)
}

/** Who answered whom, each direction once, as "who whom"; a comment answers its parent's author, else the post's. */
function answersBetween(town: TownRecord, comments: readonly CommentRecord[]): ReadonlySet<string> {
  const authors = new Map([...town.posts, ...town.comments].map(({ key, author }) => [key, author]))
  const answers = new Set<string>()
  for (const { author, parent, post } of comments) {
    const whom = authors.get(parent ?? post)
    if (whom !== undefined && whom !== author) answers.add(`${author} ${whom}`)
  }
  return answers
}

/** Which residents follow which at the time, as "who whom". */
function followsAt({ follows, residents }: TownRecord, time: SimTime): ReadonlySet<string> {
  const edges = new Set<string>()
  for (const { who, whom, following, at } of follows) {
    if (at >= time || !residents.includes(whom)) continue
    if (following) edges.add(`${who} ${whom}`)
    else edges.delete(`${who} ${whom}`)
  }
  return edges
}

/** How many of the edges have their reverse. */
function countReturned(answers: ReadonlySet<string>): number {
  return [...answers].filter((answer) => answers.has(answer.split(' ').reverse().join(' '))).length
}

function shareOf<T>(all: readonly T[], holds: (one: T) => boolean): number | null {
  return ratio(all.filter(holds).length, all.length)
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
