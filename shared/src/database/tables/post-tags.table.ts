export interface PostTagsTable {
  tagId: string
  postId: string
}
