/** What is compared: people who used a tag in the last day, and in the days before. */
export const RECENT_HOURS = 24
export const EARLIER_DAYS = 7

export interface TagActivity {
  tagId: string
  /** Posts of the last day. */
  postCount: number
  /** People of the last day: one who writes a tag a hundred times is one. */
  authorCount: number
  /** People of the days before. */
  earlierAuthorCount: number
}

export interface RankedTag extends TagActivity {
  /** People a day would have by the days before. */
  expectedAuthors: number
  score: number
}

/**
 * The tags that rise: by how many standard deviations of a Poisson count the people of the last day exceed what
 * the days before let expect, (n − e) / √(e + 1) — the one-sided form of the chi-square term used for trends in
 * social streams. The 1 keeps a new tag with a single user from the top. What does not rise is left out.
 */
export function rankTags(activity: readonly TagActivity[], count: number): RankedTag[] {
  return activity
    .map((tag) => {
      const expectedAuthors = tag.earlierAuthorCount / EARLIER_DAYS
      return {
        ...tag,
        expectedAuthors,
        score: (tag.authorCount - expectedAuthors) / Math.sqrt(expectedAuthors + 1),
      }
    })
    .filter((tag) => tag.score > 0)
    .toSorted(
      (a, b) =>
        b.score - a.score || b.postCount - a.postCount || (BigInt(a.tagId) < BigInt(b.tagId) ? 1 : -1),
    )
    .slice(0, count)
}
