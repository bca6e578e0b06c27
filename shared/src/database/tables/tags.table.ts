import type { Generated } from 'kysely'

export interface TagsTable {
  id: string
  tag: string
  postCount: Generated<number>
  createdAt: Date
}
