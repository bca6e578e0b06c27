import { sql } from 'kysely'
import { recordAuditIn } from '../community/moderation/audit.service.ts'
import { writeOnce, type OnceKey } from '../community/writes/write-once.ts'
import type { CreateImageJob, ImageJob, ImageJobPage } from '../contracts/operators.ts'
import type { Db } from '../database/connection.ts'
import { ABOVE_ALL_IDS } from '../database/ids.ts'
import { decodeCursor, encodeCursor, toPage } from '../database/keyset.ts'
import { recordEvent } from '../database/outbox.ts'
import type { TownContext } from './commands.ts'

/** The queue of pictures, newest first, and who works on it. */
export async function listImageJobs(db: Db, page: { limit: number; cursor?: string }): Promise<ImageJobPage> {
  const rows = await db
    .selectFrom('imageJobs')
    .select([
      'id',
      'prompt',
      'state',
      'attempts',
      'requestedById',
      'residentId',
      'fileId',
      'error',
      'createdAt',
      'finishedAt',
    ])
    .where('id', '<', page.cursor ? decodeCursor(page.cursor, 1)[0]! : ABOVE_ALL_IDS)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute()
  const jobs = toPage(
    rows,
    page.limit,
    (row) => encodeCursor(row.id),
    ({ createdAt, finishedAt, ...row }) => ({
      ...row,
      state: row.state as ImageJob['state'],
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    }),
  )
  return { ...jobs, worker: await findWorker(db) }
}

/** Queues a picture; it waits until a worker runs. @throws DomainError `idempotency_key_reused`. */
export function requestImage(
  ctx: TownContext,
  operatorId: string,
  { prompt }: CreateImageJob,
  key?: OnceKey,
): Promise<ImageJob> {
  return writeOnce(ctx, key, async (tx) => {
    const id = ctx.ids.next()
    const createdAt = ctx.clock.now()
    await tx.insertInto('imageJobs').values({ id, prompt, requestedById: operatorId, createdAt }).execute()
    await recordEvent(tx, ctx.ids.next(), createdAt, {
      type: 'image_job.created',
      audience: 'internal',
      payload: { actorId: operatorId, actorIsAi: false, imageJobId: id },
    })
    await recordAuditIn(tx, ctx, {
      actorId: operatorId,
      action: 'image.requested',
      targetType: 'image_job',
      targetId: id,
    })
    return {
      id,
      prompt,
      state: 'queued',
      attempts: 0,
      requestedById: operatorId,
      residentId: null,
      fileId: null,
      error: null,
      createdAt: createdAt.toISOString(),
      finishedAt: null,
    }
  })
}

/** Whoever holds the lease of a job works; one who died has let it lapse. */
async function findWorker(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('imageJobs')
    .select('leaseOwner')
    .where('state', '=', 'running')
    .where('leaseUntil', '>', sql<Date>`UTC_TIMESTAMP(3)`)
    .limit(1)
    .executeTakeFirst()
  return row?.leaseOwner ?? null
}
