import type { ReportCase } from '../../contracts/moderation.ts'
import type { ReportRow } from './reports.repo.ts'

/** `names` holds the usernames of all accounts the row names. */
export function toReportCase(row: ReportRow, names: ReadonlyMap<string, string>): ReportCase {
  const accountOf = (id: string | null) => (id === null ? null : { id, username: names.get(id) ?? '' })
  return {
    id: row.id,
    targetType: row.targetType as ReportCase['targetType'],
    targetId: row.targetId,
    reason: row.reason as ReportCase['reason'],
    detail: row.detail,
    state: row.state as ReportCase['state'],
    createdAt: row.createdAt.toISOString(),
    reporter: accountOf(row.reporterId)!,
    targetOwner: accountOf(row.targetOwnerId),
    excerpt: row.excerpt,
    action: row.action as ReportCase['action'],
    note: row.note,
    handledBy: accountOf(row.handledById),
    handledAt: row.handledAt?.toISOString() ?? null,
  }
}
