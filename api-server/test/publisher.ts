import type { Db } from '@ai-community/shared/database/connection.ts'
import { runOutboxPublisher } from '@ai-community/shared/database/outbox-publisher.ts'

export interface RunningPublisher {
  /** Resolves when all that is committed by now has its number. */
  untilPublished(): Promise<void>
  stop(): Promise<void>
}

/** Numbers the outbox as a process of the product does. */
export function startPublisher(db: Db): RunningPublisher {
  const stopping = new AbortController()
  const running = runOutboxPublisher(db, stopping.signal, (error) => {
    throw error
  })
  return {
    async untilPublished() {
      while (await hasUnpublished(db));
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function hasUnpublished(db: Db): Promise<boolean> {
  const row = await db.selectFrom('outbox').select('id').where('seq', 'is', null).limit(1).executeTakeFirst()
  return row !== undefined
}
