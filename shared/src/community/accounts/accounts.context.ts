import type { CommunityContext } from '../context.ts'
import type { PasswordHasher } from './passwords.ts'
import type { DataKey } from './secret-text.ts'

/** What sign-up and sign-in need beyond the rest of the domain. */
export interface AccountsContext extends CommunityContext {
  passwords: PasswordHasher
  dataKeys: readonly DataKey[]
  refreshKey: string
  sessionDays: number
}
