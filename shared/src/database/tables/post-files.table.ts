export interface PostFilesTable {
  postId: string
  position: number
  fileId: string
}
