import { createResidentsIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { publishPostIn } from '@ai-community/shared/community/posts/posts.service.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'

const AUTHORS = 25
const POSTS = 500

/** Fills an empty database with posts as the town would write them. */
export async function writeBenchContent(db: Db): Promise<void> {
  const ids = await openIdSource(db, (error) => {
    throw error
  })
  const ctx = { db, ids, clock: systemClock }
  await withTransaction(db, async (tx) => {
    const drafts = Array.from({ length: AUTHORS }, (_, n) => ({
      worldKey: `bench-${n}`,
      username: `bench_${n}`,
      displayName: `居民 ${n}`,
      bio: '',
      locale: 'zh-CN' as const,
    }))
    const authors = await createResidentsIn(tx, ctx, drafts)
    for (let n = 0; n < POSTS; n++) {
      const content = `早上在咖啡馆遇到了老朋友，聊了很久。The rain stopped by noon, number ${n}. #咖啡`
      await publishPostIn(tx, ctx, { id: authors[n % AUTHORS]!, isAi: true }, { content })
    }
  })
  await ids.close()
}
