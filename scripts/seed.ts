import { randomBytes } from 'node:crypto'
import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { PasswordHasher } from '@ai-community/shared/community/accounts/passwords.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import type { Config } from '@ai-community/shared/config/config.ts'
import { DomainError } from '@ai-community/shared/contracts/error-codes.ts'
import type { Role } from '@ai-community/shared/contracts/users.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { seedWorld } from '@ai-community/simulation/ports/seed-world.ts'
import type { DemoLogin } from './supervisor/run-record.ts'

const SEED_TIMEOUT_MS = 60_000

const DEMO_ACCOUNTS: readonly { role: Role; username: string; displayName: string }[] = [
  { role: 'admin', username: 'demo_admin', displayName: 'Demo Admin' },
  { role: 'moderator', username: 'demo_moderator', displayName: 'Demo Moderator' },
  { role: 'member', username: 'demo_member', displayName: '访客 Demo Member' },
]

/**
 * Fills an empty database: the world with its places and residents, and with `demoLogins` one account a role
 * with a random password. What is there already stays as it is. Returns the logins that were made now.
 */
export async function seed(
  config: Config,
  options: { demoLogins: boolean },
): Promise<{ demoLogins: DemoLogin[] }> {
  const db = connectDatabase({ url: config.DATABASE_URL, poolSize: 2, timeoutMs: SEED_TIMEOUT_MS })
  try {
    const ids = await openIdSource(db, (error) => {
      throw error
    })
    // No session is opened and no e-mail stored here, so neither of the two keys is needed.
    const ctx: AccountsContext = {
      db,
      ids,
      clock: systemClock,
      passwords: new PasswordHasher(config.BCRYPT_COST),
      dataKeys: [],
      refreshKey: '',
      sessionDays: config.SESSION_DAYS,
    }
    await seedWorld(ctx, {
      seed: config.SIMULATION_SEED,
      residentCount: config.SIMULATION_RESIDENTS,
      speed: config.SIMULATION_SPEED,
    })
    const demoLogins = options.demoLogins ? await createDemoAccounts(ctx) : []
    await ids.close()
    return { demoLogins }
  } finally {
    await db.destroy()
  }
}

async function createDemoAccounts(ctx: AccountsContext): Promise<DemoLogin[]> {
  const made: DemoLogin[] = []
  for (const account of DEMO_ACCOUNTS) {
    const password = randomBytes(12).toString('base64url')
    const passwordHash = await ctx.passwords.hash(password)
    try {
      await withTransaction(ctx.db, (tx) => createAccountIn(tx, ctx, { ...account, passwordHash }))
      made.push({ role: account.role, username: account.username, password })
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'username_taken')) throw error
    }
  }
  return made
}
