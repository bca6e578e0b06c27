/** Search terms made by the application, Chinese segmented. */
export interface PostTermsTable {
  term: string
  postId: string
}
