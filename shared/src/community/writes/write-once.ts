import { sql } from 'kysely'
import { DomainError, ERROR_CODES, type ErrorCode } from '../../contracts/error-codes.ts'
import type { Tx } from '../../database/connection.ts'
import { isDuplicate } from '../../database/errors.ts'
import { withTransaction } from '../../database/transaction.ts'
import type { CommunityContext } from '../context.ts'
import {
  deleteWriteKey,
  findWrite,
  insertWriteKey,
  updateWriteAnswer,
  type WriteKey,
} from './idempotency-keys.repo.ts'

/** How long the first answer to a write is given again. */
export const WRITE_KEY_LIFE_MS = 24 * 60 * 60_000

/** A write the client marked with an `Idempotency-Key`; `fingerprint` tells its body from another. */
export interface OnceKey extends WriteKey {
  fingerprint: string
}

type Outcome<Result> = { result: Result } | { refusal: DomainError }

/**
 * Runs `work` in one transaction. With a key, the same write gets the first answer again, be it a result or a
 * refusal; a parallel one waits for the first, since the key's row is part of the same transaction.
 *
 * @throws DomainError `idempotency_key_reused` when the key came with another body before.
 */
export async function writeOnce<Result>(
  ctx: CommunityContext,
  key: OnceKey | undefined,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  if (!key) return withTransaction(ctx.db, work)
  const outcome = await withTransaction(ctx.db, (tx) => runKeyed(tx, ctx, key, work))
  if ('refusal' in outcome) throw outcome.refusal
  return outcome.result
}

async function runKeyed<Result>(
  tx: Tx,
  ctx: CommunityContext,
  { fingerprint, ...key }: OnceKey,
  work: (tx: Tx) => Promise<Result>,
): Promise<Outcome<Result>> {
  const now = ctx.clock.now()
  try {
    await insertWriteKey(tx, key, fingerprint, now)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const first = await findWrite(tx, key)
    if (first && now.getTime() - first.createdAt.getTime() < WRITE_KEY_LIFE_MS)
      return repeatAnswer(first, fingerprint)
    if (first) await deleteWriteKey(tx, key, first.createdAt)
    await insertWriteKey(tx, key, fingerprint, now)
  }
  const outcome = await runWork(tx, work)
  const answer =
    'result' in outcome ? outcome.result : { code: outcome.refusal.code, detail: outcome.refusal.message }
  const status = 'result' in outcome ? 200 : outcome.refusal.status
  await updateWriteAnswer(tx, key, { status, response: JSON.stringify(answer) })
  return outcome
}

/** A refusal undoes what the work wrote but keeps the key, so that the repeat is refused alike. */
async function runWork<Result>(tx: Tx, work: (tx: Tx) => Promise<Result>): Promise<Outcome<Result>> {
  await sql`SAVEPOINT work`.execute(tx)
  try {
    return { result: await work(tx) }
  } catch (error) {
    if (!(error instanceof DomainError) || error.status >= 500) throw error
    await sql`ROLLBACK TO SAVEPOINT work`.execute(tx)
    return { refusal: error }
  }
}

function repeatAnswer<Result>(
  first: { fingerprint: string; status: number | null; response: string | null },
  fingerprint: string,
): Outcome<Result> {
  if (first.fingerprint !== fingerprint) return { refusal: new DomainError('idempotency_key_reused') }
  const answer: unknown = JSON.parse(first.response!)
  if (first.status! < 400) return { result: answer as Result }
  const { code, detail } = answer as { code: ErrorCode; detail: string }
  return { refusal: new DomainError(code, detail === ERROR_CODES[code][1] ? {} : { detail }) }
}
