import type { SecretsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import type { Mailer } from '@ai-community/shared/community/accounts/mailer.ts'
import { resetMailJob } from '@ai-community/shared/community/accounts/password-reset.service.ts'
import type { JobHandler } from '@ai-community/shared/community/jobs/jobs.service.ts'
import type { Config } from '@ai-community/shared/config/config.ts'

/** What this process does of the work that requests leave behind. */
export function jobHandlers(ctx: SecretsContext, config: Config, mailer: Mailer | null): JobHandler[] {
  return [...(mailer ? [resetMailJob(ctx, mailer, config.PUBLIC_ORIGIN)] : [])]
}
