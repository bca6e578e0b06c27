import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { type CommunityContext } from '@ai-community/shared/community/context.ts'
import { sendMessageIn } from '@ai-community/shared/community/messages/messages.service.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { renderTable } from '../cli/table.ts'
import { runWorld } from '../live/run-world.ts'
import { type StartDatabase, withBenchServer } from './bench-town.ts'

const SPEED = 60
const MESSAGES = 24
const LOOK_EVERY_MS = 20
const PATIENCE_MS = 15_000
const QUESTIONS = [
  '你好，在做什么？',
  'Hi! How are you?',
  '昨天过得怎么样？',
  'What is your favourite place in town?',
]

/**
 * Measures how long a person waits for a resident who is awake: from the commit of a message to the moment at which its
 * answer can be read. The whole live world runs in this process at speed 60; the messages come one after another.
 */
export async function benchAnswers(startDatabase: StartDatabase): Promise<void> {
  await withBenchServer(startDatabase, async (createTown) => {
    const { url, db, ctx } = await createTown(25)
    // From here on the live process has the world.
    await db
      .updateTable('worlds')
      .set({ leaseUntil: new Date(0) })
      .execute()
    const stop = new AbortController()
    const { promise: hosting, resolve: onHosting } = Promise.withResolvers<void>()
    const ended = runWorld({
      begin: 'as it was left',
      speed: SPEED,
      database: { url, poolSize: 4, timeoutMs: 5_000 },
      internalServer: null,
      log: createLogger('simulation', 'warn'),
      signal: stop.signal,
      onHosting,
    })
    await Promise.race([hosting, ended])
    const times = await measure(ctx)
    stop.abort()
    await ended
    times.sort((a, b) => a - b)
    const at = (share: number) => (times[Math.floor(times.length * share)]! / 1_000).toFixed(2)
    process.stdout.write(`Answers of residents who are awake, at speed ${SPEED}: real seconds\n`)
    const right = (title: string) => ({ title, align: 'right' as const })
    process.stdout.write(
      `${renderTable(['messages', 'median', 'p90', 'longest'].map(right), [
        [String(times.length), at(0.5), at(0.9), (times.at(-1)! / 1_000).toFixed(2)],
      ])}\n`,
    )
  })
}

/** Real milliseconds of each answer. */
async function measure(ctx: CommunityContext): Promise<number[]> {
  const draft = { username: 'asker', displayName: 'Asker', passwordHash: 'x' }
  const id = await withTransaction(ctx.db, (tx) =>
    createAccountIn(tx, { ...ctx, refreshKey: '' } as unknown as AccountsContext, draft),
  )
  const times: number[] = []
  for (let number = 0; number < MESSAGES; number++) {
    const recipientId = await someoneAwake(ctx, number)
    if (recipientId === undefined) continue
    const content = QUESTIONS[number % QUESTIONS.length]!
    const { seq, conversationId } = await withTransaction(ctx.db, (tx) =>
      sendMessageIn(tx, ctx, { id, isAi: false }, { recipientId, content }),
    )
    const sent = performance.now()
    while (performance.now() - sent < PATIENCE_MS) {
      if (await isAnswered(ctx, conversationId, recipientId, seq)) {
        times.push(performance.now() - sent)
        break
      }
      await sleep(LOOK_EVERY_MS)
    }
  }
  return times
}

async function someoneAwake(ctx: CommunityContext, number: number): Promise<string | undefined> {
  const residents = await ctx.db
    .selectFrom('residents')
    .select(['userId', 'state'])
    .orderBy('userId')
    .execute()
  const awake = residents.filter(({ state }) => state !== null && !(state as { asleep: boolean }).asleep)
  return awake[number % awake.length]?.userId
}

async function isAnswered(
  { db }: CommunityContext,
  conversationId: string,
  senderId: string,
  afterSeq: number,
): Promise<boolean> {
  const answer = await db
    .selectFrom('messages')
    .select('id')
    .where('conversationId', '=', conversationId)
    .where('senderId', '=', senderId)
    .where('seq', '>', afterSeq)
    .executeTakeFirst()
  return answer !== undefined
}
