import type { Db, Tx } from '../../database/connection.ts'

export interface NewJob {
  id: string
  kind: string
  payload: object
  runAfter: Date
  createdAt: Date
}

export type JobRow = NonNullable<Awaited<ReturnType<typeof findDueJob>>>

export async function insertJob(tx: Tx, { payload, ...job }: NewJob): Promise<void> {
  await tx
    .insertInto('jobs')
    .values({
      ...job,
      payload: JSON.stringify(payload),
      leaseOwner: null,
      leaseUntil: null,
      finishedAt: null,
    })
    .execute()
}

/** The job of one of the kinds that has waited longest past its time. */
export function findDueJob(db: Db, kinds: readonly string[], now: Date) {
  return db
    .selectFrom('jobs')
    .select(['id', 'kind', 'payload', 'attempts', 'createdAt'])
    .where('state', '=', 'queued')
    .where('kind', 'in', kinds)
    .where('runAfter', '<=', now)
    .orderBy('runAfter')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Whether the job is the caller's now: of several who found it, one gets it. */
export async function claimJob(db: Db, id: string, leaseOwner: string, leaseUntil: Date): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set((eb) => ({ state: 'running', leaseOwner, leaseUntil, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Gives back the jobs of processes that died over them. */
export async function requeueLapsedJobs(db: Db, kinds: readonly string[], now: Date): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'queued', leaseOwner: null, leaseUntil: null })
    .where('state', '=', 'running')
    .where('kind', 'in', kinds)
    .where('leaseUntil', '<', now)
    .execute()
}

export async function requeueJob(
  db: Db,
  job: { id: string; leaseOwner: string; runAfter: Date; attempts: number },
): Promise<void> {
  await db
    .updateTable('jobs')
    .set({
      state: 'queued',
      runAfter: job.runAfter,
      attempts: job.attempts,
      leaseOwner: null,
      leaseUntil: null,
    })
    .where('id', '=', job.id)
    .where('leaseOwner', '=', job.leaseOwner)
    .execute()
}

export async function deleteJob(db: Db, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).execute()
}
