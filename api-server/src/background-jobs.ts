import type { SecretsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import type { Mailer } from '@ai-community/shared/community/accounts/mailer.ts'
import { eraseAccountJob } from '@ai-community/shared/community/accounts/deletion/erasure.job.ts'
import { resetMailJob } from '@ai-community/shared/community/accounts/password-reset.service.ts'
import type { JobHandler, JobOutcome } from '@ai-community/shared/community/jobs/jobs.service.ts'
import type { Config } from '@ai-community/shared/config/config.ts'
import { forgetPerson } from '@ai-community/shared/town/forget-person.ts'

/** The town takes the news in and snapshots itself in its own time; stopped, only once it runs again. */
const TOWN_PAUSE_MS = 30_000

/** What this process does of the work that requests leave behind. */
export function jobHandlers(ctx: SecretsContext, config: Config, mailer: Mailer | null): JobHandler[] {
  const eraseInTown = async (userId: string): Promise<JobOutcome> =>
    (await forgetPerson(ctx.db, userId)) ? 'done' : { againAfterMs: TOWN_PAUSE_MS }
  return [
    eraseAccountJob(ctx, eraseInTown),
    ...(mailer ? [resetMailJob(ctx, mailer, config.PUBLIC_ORIGIN)] : []),
  ]
}
