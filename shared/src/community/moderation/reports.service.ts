import { DomainError, type ErrorCode } from '../../contracts/error-codes.ts'
import type {
  CreateReport,
  Report,
  ReportCase,
  ReportState,
  ReportTarget,
  UpdateReport,
} from '../../contracts/moderation.ts'
import type { Page } from '../../contracts/primitives.ts'
import type { Db } from '../../database/connection.ts'
import { isDuplicate } from '../../database/errors.ts'
import { decodeCursor, encodeCursor, toPage } from '../../database/keyset.ts'
import { recordEvent } from '../../database/outbox.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { writeOnce, type OnceKey } from '../writes/write-once.ts'
import { listUsernames } from './audit.repo.ts'
import { recordAuditIn } from './audit.service.ts'
import { toReportCase } from './report-view.ts'
import { findReported } from './report-targets.repo.ts'
import {
  findReport,
  insertReport,
  listReportRows,
  lockReport,
  updateReportRow,
  type ReportRow,
} from './reports.repo.ts'

const NOT_FOUND: Record<ReportTarget, ErrorCode> = {
  post: 'post_not_found',
  comment: 'comment_not_found',
  user: 'user_not_found',
  message: 'message_not_found',
  file: 'file_not_found',
}
const EXCERPT_CODE_POINTS = 1_000

/**
 * Tells the moderators of something the member can see.
 *
 * @throws DomainError the target's not-found code, `already_reported` while an own report of it is open,
 * `conflict` for what is the member's own, `idempotency_key_reused`.
 */
export function createReport(
  ctx: CommunityContext,
  viewer: Viewer,
  draft: CreateReport,
  key?: OnceKey,
): Promise<Report> {
  const { targetType, targetId, reason, detail } = draft
  return writeOnce(ctx, key, async (tx) => {
    const thing = await findReported[targetType](tx, targetId, viewer.id)
    if (!thing) throw new DomainError(NOT_FOUND[targetType])
    if (thing.ownerId === viewer.id) throw new DomainError('conflict', { detail: 'This is your own.' })
    const id = ctx.ids.next()
    const createdAt = ctx.clock.now()
    try {
      await insertReport(tx, {
        id,
        reporterId: viewer.id,
        targetType,
        targetId,
        targetOwnerId: thing.ownerId,
        reason,
        detail,
        excerpt: [...thing.excerpt].slice(0, EXCERPT_CODE_POINTS).join(''),
        openKey: openKeyOf(viewer.id, targetType, targetId),
        createdAt,
      })
    } catch (error) {
      if (isDuplicate(error, 'reports_open')) throw new DomainError('already_reported', { cause: error })
      throw error
    }
    await recordEvent(tx, ctx.ids.next(), createdAt, {
      type: 'report.created',
      audience: 'internal',
      payload: { actorId: viewer.id, actorIsAi: viewer.isAi, reportId: id },
    })
    return { id, targetType, targetId, reason, detail, state: 'open', createdAt: createdAt.toISOString() }
  })
}

/** Reports for the moderators, newest first. */
export async function listReports(
  ctx: CommunityContext,
  query: { limit: number; cursor?: string | undefined; state?: ReportState | undefined },
): Promise<Page<ReportCase>> {
  const [beforeId] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 1)
  const rows = await listReportRows(ctx.db, query.state, beforeId, query.limit + 1)
  const names = await namesIn(ctx.db, rows)
  return toPage(
    rows,
    query.limit,
    (row) => encodeCursor(row.id),
    (row) => toReportCase(row, names),
  )
}

/** @throws DomainError `report_not_found`. */
export async function getReport(ctx: CommunityContext, id: string): Promise<ReportCase> {
  const row = await findReport(ctx.db, id)
  if (!row) throw new DomainError('report_not_found')
  return toReportCase(row, await namesIn(ctx.db, [row]))
}

/**
 * Notes what a moderator decided. One who is reported does not decide about it.
 *
 * @throws DomainError `report_not_found`, `forbidden`, `already_reported` when it is opened again beside another.
 */
export async function updateReport(
  ctx: CommunityContext,
  moderator: Viewer,
  id: string,
  change: UpdateReport,
): Promise<ReportCase> {
  try {
    await withTransaction(ctx.db, async (tx) => {
      const report = await lockReport(tx, id)
      if (!report) throw new DomainError('report_not_found')
      if (report.targetOwnerId === moderator.id) throw new DomainError('forbidden')
      const { state = report.state, action = report.action, note = report.note } = change
      const isOpen = state === 'open'
      await updateReportRow(tx, id, {
        state,
        action,
        note,
        openKey: isOpen ? openKeyOf(report.reporterId, report.targetType, report.targetId) : null,
        handledById: isOpen ? null : moderator.id,
        handledAt: isOpen ? null : ctx.clock.now(),
      })
      await recordAuditIn(tx, ctx, {
        actorId: moderator.id,
        action: 'report.handled',
        targetType: 'report',
        targetId: id,
        detail: { from: report.state, state, action, about: `${report.targetType}:${report.targetId}` },
      })
    })
  } catch (error) {
    if (isDuplicate(error, 'reports_open')) throw new DomainError('already_reported', { cause: error })
    throw error
  }
  return getReport(ctx, id)
}

function openKeyOf(reporterId: string, targetType: string, targetId: string): string {
  return `${reporterId}:${targetType}:${targetId}`
}

function namesIn(db: Db, rows: readonly ReportRow[]): Promise<Map<string, string>> {
  return listUsernames(
    db,
    rows.flatMap((row) => [row.reporterId, row.targetOwnerId, row.handledById].filter((id) => id !== null)),
  )
}
