import { systemClock, type CommunityContext } from '@ai-community/shared/community/context.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'

/** Runs `work` as an operator at this machine, who has no account but leaves a trace in the audit log. */
export async function actAsOperator<Result>(
  db: Db,
  work: (ctx: CommunityContext) => Promise<Result>,
): Promise<Result> {
  // Held for a second: a renewal that fails meanwhile shows in the write itself.
  const ids = await openIdSource(db, () => undefined)
  try {
    return await work({ db, ids, clock: systemClock })
  } finally {
    await ids.close()
  }
}
