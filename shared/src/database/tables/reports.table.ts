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
}
