import type { Role } from '../../contracts/users.ts'
import { DomainError } from '../../contracts/error-codes.ts'
import type { CommunityContext, Viewer } from '../context.ts'
import { findSessionMember } from './sessions.repo.ts'

/** A logout, ban or change of role elsewhere counts after this long at most. */
const MAX_AGE_MS = 1_000
const MAX_ENTRIES = 10_000

interface Entry {
  readAt: number
  member: ReturnType<typeof findSessionMember>
}

/** Looks up the member of a session for each request, and remembers the answer for a second. */
export class SessionCheck {
  readonly #ctx: CommunityContext
  readonly #entries = new Map<string, Entry>()

  constructor(ctx: CommunityContext) {
    this.#ctx = ctx
  }

  /** @throws DomainError `invalid_token` when the session is over, `account_suspended`. */
  async getViewer(sessionId: string, userId: string): Promise<Viewer> {
    const member = await this.#member(sessionId)
    if (!member || member.id !== userId || member.deletedAt || member.revokedAt)
      throw new DomainError('invalid_token')
    if (member.expiresAt <= this.#ctx.clock.now()) throw new DomainError('invalid_token')
    // Nobody signs in as a resident, whatever token and session there may be.
    if (member.isAi) throw new DomainError('invalid_token')
    if (member.suspendedAt) throw new DomainError('account_suspended')
    return {
      id: member.id,
      isAi: false,
      username: member.username,
      role: member.role as Role,
      sessionId,
      feedAi: member.settings.feedAi,
    }
  }

  /** Forgets the session at once, after this process has changed it or its member. */
  forget(sessionId: string): void {
    this.#entries.delete(sessionId)
  }

  #member(sessionId: string): Entry['member'] {
    const now = performance.now()
    const known = this.#entries.get(sessionId)
    if (known && now - known.readAt < MAX_AGE_MS) return known.member
    const entry: Entry = { readAt: now, member: findSessionMember(this.#ctx.db, sessionId) }
    this.#entries.delete(sessionId)
    this.#entries.set(sessionId, entry)
    // A failed look-up is not an answer: the next request asks again.
    entry.member.catch(() => {
      if (this.#entries.get(sessionId) === entry) this.#entries.delete(sessionId)
    })
    if (this.#entries.size > MAX_ENTRIES) this.#entries.delete(this.#entries.keys().next().value!)
    return entry.member
  }
}
