import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Tx } from '../../database/connection.ts'
import type { CommunityContext } from '../context.ts'
import {
  claimJob,
  deleteJob,
  findDueJob,
  insertJob,
  requeueJob,
  requeueLapsedJobs,
  type JobRow,
} from './jobs.repo.ts'

const POLL_MS = 1_000
/** Longer than any slice of work: a process that is still at it must not lose its job. */
const LEASE_MS = 5 * 60_000
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 60 * 60_000

/** What a slice of work left: nothing, or the rest for later. */
export type JobOutcome = 'done' | { againAfterMs: number }

export interface JobHandler {
  kind: string
  /** Does a slice of less than a minute. May run twice, and has to be harmless then. */
  run: (payload: unknown, job: { createdAt: Date }) => Promise<JobOutcome>
}

/** Leaves work in the writer's own transaction: it is done once that is committed, and only then. */
export async function enqueueJobIn(
  tx: Tx,
  ctx: CommunityContext,
  job: { kind: string; payload: object; runAfter?: Date },
): Promise<void> {
  const now = ctx.clock.now()
  await insertJob(tx, { id: ctx.ids.next(), runAfter: now, createdAt: now, ...job })
}

/** Does the jobs of the handlers' kinds as they come, until `signal` aborts; any number of processes may. */
export async function runJobs(
  ctx: CommunityContext,
  handlers: readonly JobHandler[],
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    const worked = await runDueJob(ctx, handlers, report).catch((error: unknown) => {
      report(error)
      return false
    })
    if (!worked) await delay(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined)
  }
}

/** Does one job, if one is due; a job that fails is repeated later. Returns whether there was one. */
export async function runDueJob(
  ctx: CommunityContext,
  handlers: readonly JobHandler[],
  report: (error: unknown) => void,
): Promise<boolean> {
  const kinds = handlers.map((handler) => handler.kind)
  await requeueLapsedJobs(ctx.db, kinds, ctx.clock.now())
  const job = await findDueJob(ctx.db, kinds, ctx.clock.now())
  if (!job) return false
  const leaseOwner = randomUUID()
  const leaseUntil = new Date(ctx.clock.now().getTime() + LEASE_MS)
  if (!(await claimJob(ctx.db, job.id, leaseOwner, leaseUntil))) return true
  const handler = handlers.find((candidate) => candidate.kind === job.kind)!
  try {
    const outcome = await handler.run(job.payload, job)
    if (outcome === 'done') await deleteJob(ctx.db, job.id)
    else await requeueJob(ctx.db, { ...again(ctx, job, outcome.againAfterMs), attempts: 0, leaseOwner })
  } catch (error) {
    report(error)
    const attempts = job.attempts + 1
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(job.attempts, 20))
    await requeueJob(ctx.db, { ...again(ctx, job, pauseMs), attempts, leaseOwner })
  }
  return true
}

function again(ctx: CommunityContext, job: JobRow, afterMs: number) {
  return { id: job.id, runAfter: new Date(ctx.clock.now().getTime() + afterMs) }
}
