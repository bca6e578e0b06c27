import { setTimeout as delay } from 'node:timers/promises'
import type { FilesContext } from '@ai-community/shared/community/files/files.context.ts'
import { sweepFiles } from '@ai-community/shared/community/files/sweep.service.ts'
import { deleteExpired } from '@ai-community/shared/community/housekeeping.ts'

const EVERY_MS = 60 * 60_000

/** Clears away expired rows and files once an hour until `signal` aborts; any number of processes may do it. */
export async function runHousekeeping(
  ctx: FilesContext,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  while (!signal.aborted) {
    await deleteExpired(ctx.db, new Date(), signal).catch(report)
    await sweepFiles(ctx, signal).catch(report)
    await delay(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
