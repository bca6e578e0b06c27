import type { Generated } from 'kysely'

export interface ReportsTable {
  id: string
  reporterId: string
  targetType: string
  targetId: string
  reason: string
  detail: Generated<string>
  state: Generated<string>
  handledById: string | null
  createdAt: Date
  handledAt: Date | null
  targetOwnerId: string | null
  /** What the target said when it was reported: it may be edited or gone when a moderator looks. */
  excerpt: Generated<string>
  action: Generated<string>
  note: Generated<string>
  openKey: string | null
}
