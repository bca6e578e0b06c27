/** The hot feed with the parts of each score; a page goes on in the generation it began with. */
export interface HotPostsTable {
  generation: number
  place: number
  postId: string
  likes: number
  commenters: number
  ageHours: number
  decay: number
  diversity: number
  total: number
}
