/** What a search finds a post by, made by the application; a post's words with its AI label, in the key's order. */
export interface PostTermsTable {
  term: string
  aiGenerated: boolean
  postId: string
}
