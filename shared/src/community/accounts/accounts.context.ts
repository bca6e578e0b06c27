import type { CommunityContext } from '../context.ts'
import type { PasswordHasher } from './passwords.ts'
import type { DataKey } from './secret-text.ts'

/** What reading and writing sealed columns needs beyond the rest of the domain. */
export interface SecretsContext extends CommunityContext {
  dataKeys: readonly DataKey[]
  refreshKey: string
}

/** What sign-up and sign-in need. */
export interface AccountsContext extends SecretsContext {
  passwords: PasswordHasher
  sessionDays: number
}
