/**
 * Gravity of Hacker News: points / (age in hours + 2) ^ 1.8, as published with its source in Arc (Graham, 2009;
 * described by A. Salihefendic, "How Hacker News ranking algorithm works", 2010). Points there are votes less
 * the author's own; here people who liked, and twice the people who commented, the author never counted.
 */
const GRAVITY = 1.8
const AGE_OFFSET_HOURS = 2
const COMMENTER_WEIGHT = 2
/** A post begins with this, so that a new one is seen before anybody has liked it. */
export const BASE_POINTS = 1
/** Each further post of one author counts so much less: nobody fills the page alone. */
const REPEATED_AUTHOR_FACTOR = 0.6

export interface HotCandidate {
  postId: string
  authorId: string
  /** People who like it, without its author. */
  likes: number
  /** People who commented on it, each once, without its author. */
  commenters: number
  ageHours: number
}

export interface RankedPost extends HotCandidate {
  decay: number
  diversity: number
  total: number
}

/** The best `count`, each with what its place comes from: total = (1 + likes + 2 × commenters) × decay × diversity. */
export function rankHotPosts(candidates: readonly HotCandidate[], count: number): RankedPost[] {
  const scored = candidates.map((candidate) => {
    const points = BASE_POINTS + candidate.likes + COMMENTER_WEIGHT * candidate.commenters
    const decay = (Math.max(0, candidate.ageHours) + AGE_OFFSET_HOURS) ** -GRAVITY
    return { ...candidate, decay, diversity: 1, total: points * decay }
  })
  const postsOf = new Map<string, number>()
  for (const post of scored.toSorted(byTotal)) {
    const before = postsOf.get(post.authorId) ?? 0
    postsOf.set(post.authorId, before + 1)
    post.diversity = REPEATED_AUTHOR_FACTOR ** before
    post.total *= post.diversity
  }
  return scored.toSorted(byTotal).slice(0, count)
}

/** Equal totals are told apart by the newer post, so that two computations never disagree. */
function byTotal(a: RankedPost, b: RankedPost): number {
  if (a.total !== b.total) return b.total - a.total
  return BigInt(a.postId) < BigInt(b.postId) ? 1 : -1
}
