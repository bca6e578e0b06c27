import type { Insertable, Selectable } from 'kysely'
import type { ReportState } from '../../contracts/moderation.ts'
import type { Db, Tx } from '../../database/connection.ts'
import { byKey } from '../../database/forced-key.ts'
import type { ReportsTable } from '../../database/tables/reports.table.ts'

export type ReportRow = Selectable<ReportsTable>

export async function insertReport(tx: Tx, report: Insertable<ReportsTable>): Promise<void> {
  await tx.insertInto('reports').values(report).execute()
}

export function findReport(db: Db, id: string): Promise<ReportRow | undefined> {
  return db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()
}

export function lockReport(tx: Tx, id: string): Promise<ReportRow | undefined> {
  return tx.selectFrom('reports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function updateReportRow(
  tx: Tx,
  id: string,
  change: Pick<ReportRow, 'state' | 'action' | 'note' | 'openKey' | 'handledById' | 'handledAt'>,
): Promise<void> {
  await tx.updateTable('reports').set(change).where('id', '=', id).execute()
}

/** Newest first. */
export function listReportRows(
  db: Db,
  state: ReportState | undefined,
  beforeId: string | undefined,
  count: number,
): Promise<ReportRow[]> {
  const key = state === undefined ? 'PRIMARY' : 'reports_state'
  let query = db.selectFrom(byKey('reports', key)).selectAll()
  if (state !== undefined) query = query.where('state', '=', state)
  if (beforeId !== undefined) query = query.where('id', '<', beforeId)
  return query.orderBy('id', 'desc').limit(count).execute()
}
