export interface MessageFilesTable {
  messageId: string
  position: number
  fileId: string
}
