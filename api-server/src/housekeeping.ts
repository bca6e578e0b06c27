import { setTimeout as delay } from 'node:timers/promises'
import type { SecretsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { reencryptAccounts } from '@ai-community/shared/community/accounts/reencrypt.service.ts'
import type { FilesContext } from '@ai-community/shared/community/files/files.context.ts'
import { sweepFiles } from '@ai-community/shared/community/files/sweep.service.ts'
import { deleteExpired } from '@ai-community/shared/community/housekeeping.ts'

const EVERY_MS = 60 * 60_000

/** Clears away expired rows and files once an hour until `signal` aborts; any number of processes may do it. */
export async function runHousekeeping(
  ctx: FilesContext & Pick<SecretsContext, 'dataKeys'>,
  signal: AbortSignal,
  report: (error: unknown) => void,
): Promise<void> {
  let isUnderNewestKey = false
  while (!signal.aborted) {
    await deleteExpired(ctx.db, new Date(), signal).catch(report)
    await sweepFiles(ctx, signal).catch(report)
    // The newest key is the process's own from start to end: once is enough.
    isUnderNewestKey ||= await reencryptAccounts(ctx, signal).then(
      () => !signal.aborted,
      (error: unknown) => (report(error), false),
    )
    await delay(EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined)
  }
}
