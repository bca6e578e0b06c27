import { createAccessTokens } from '../../src/access-tokens.ts'
import { callerOf, testConfig, type Caller, type Member, type TestApp } from '../test-app.ts'
import type { TownFixture } from '../town-fixture.ts'

export const ACTORS = [
  'anonymous',
  'owner',
  'other',
  'blocked',
  'suspended',
  'moderator',
  'admin',
  'resident',
] as const
export type Actor = (typeof ACTORS)[number]

/** `owner` made every object and has blocked `blocked`; `resident` has a token nobody could have got. */
export interface Cast {
  anonymous: Caller
  owner: Member
  other: Member
  blocked: Member
  suspended: Member
  moderator: Member
  admin: Member
  resident: Caller
}

export async function createCast(test: TestApp, town: TownFixture): Promise<Cast> {
  const [owner, other, blocked, suspended, moderator, admin, resident] = await Promise.all([
    test.register(),
    test.register(),
    test.register(),
    test.register(),
    test.registerAs('moderator'),
    test.registerAs('admin'),
    callerWithTokenOf(test, town.residentId),
  ])
  await test.db
    .insertInto('blocks')
    .values({ blockerId: owner.id, blockedId: blocked.id, createdAt: new Date() })
    .execute()
  await test.db.updateTable('users').set({ suspendedAt: new Date() }).where('id', '=', suspended.id).execute()
  return { anonymous: test.anonymous, owner, other, blocked, suspended, moderator, admin, resident }
}

/** A token of the right key with a session that stands in the database: all that a break-in could forge. */
async function callerWithTokenOf(test: TestApp, userId: string): Promise<Caller> {
  const sid = test.ids.next()
  const now = new Date()
  const session = { createdAt: now, lastUsedAt: now, expiresAt: new Date(now.getTime() + 3_600_000) }
  await test.db
    .insertInto('sessions')
    .values({ id: sid, userId, userAgent: '', ...session, revokedAt: null, revokeReason: null })
    .execute()
  const tokens = await createAccessTokens(testConfig({}).JWT_KEYS, 600)
  return callerOf(test.app, tokens.issue({ sub: userId, sid }))
}
