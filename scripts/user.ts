import { Command } from 'commander'
import { findResetTarget } from '@ai-community/shared/community/accounts/accounts.repo.ts'
import {
  openResetIn,
  RESET_LIFE_MS,
  resetLink,
} from '@ai-community/shared/community/accounts/password-reset.service.ts'
import { recordAuditIn } from '@ai-community/shared/community/moderation/audit.service.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { actAsOperator } from './operator-context.ts'
import { joinRunningProduct } from './running-product.ts'
import { originOf } from './supervisor/parts.ts'

const TIMEOUT_MS = 10_000

const program = new Command('user').description('accounts of members, for operators')
program
  .command('reset-link')
  .description('make a one-time link by which the member sets a new password')
  .argument('<username>')
  .action(makeResetLink)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

async function makeResetLink(username: string): Promise<void> {
  const config = joinRunningProduct()
  const db = connectDatabase({ url: config.DATABASE_URL, poolSize: 2, timeoutMs: TIMEOUT_MS })
  try {
    const account = await findResetTarget(db, { username: username.toLowerCase() })
    if (!account) throw new Error(`There is no member "${username}".`)
    const token = await actAsOperator(db, (ctx) =>
      withTransaction(db, async (tx) => {
        const token = await openResetIn(tx, ctx, account.id)
        const act = { action: 'user.reset_link', targetType: 'user', targetId: account.id }
        await recordAuditIn(tx, ctx, { actorId: null, ...act })
        return token
      }),
    )
    const origin = config.PUBLIC_ORIGIN || originOf(config.WEB_HOST, config.WEB_PORT)
    process.stdout.write(
      `${resetLink(origin, token)}\nIt works once, for ${RESET_LIFE_MS / 60_000} minutes; earlier links are void.\n`,
    )
  } finally {
    await db.destroy()
  }
}
