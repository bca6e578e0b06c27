import { runDueJob } from '@ai-community/shared/community/jobs/jobs.service.ts'
import type { Config } from '@ai-community/shared/config/config.ts'
import { jobHandlers } from '../src/background-jobs.ts'
import { createMailer } from '../src/mailer.ts'
import type { TestApp } from './test-app.ts'

/** Does what the requests so far have left to be done, as the API's process does. A failure fails the test. */
export async function drainJobs(test: TestApp, config: Config): Promise<void> {
  const ctx = {
    db: test.db,
    ids: test.ids,
    clock: { now: () => new Date(Date.now() + test.clock.offsetMs) },
    dataKeys: config.DATA_KEYS,
    refreshKey: config.REFRESH_KEY,
  }
  const handlers = jobHandlers(ctx, config, createMailer(config))
  while (
    await runDueJob(ctx, handlers, (error) => {
      throw error
    })
  );
}
