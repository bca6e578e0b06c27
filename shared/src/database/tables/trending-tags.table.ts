/** Tags that rise now: their last day beside what the days before let expect. */
export interface TrendingTagsTable {
  generation: number
  place: number
  tagId: string
  postCount: number
  authorCount: number
  expectedAuthors: number
  score: number
}
