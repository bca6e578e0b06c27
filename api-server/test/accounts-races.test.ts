import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import type { App } from '../src/context.ts'
import { buildTestApp, callerOf, createTestApp, PASSWORD, testConfig, type TestApp } from './test-app.ts'

const MANY = process.env.VERIFY === 'full' ? 50 : 20
const ROUNDS = process.env.VERIFY === 'full' ? 40 : 6
const NEW_PASSWORD = 'another horse 电池 10'

let test: TestApp
/** A second API process on the same database. */
let second: App

beforeAll(async () => {
  test = await createTestApp()
  second = await buildTestApp(testConfig({ DATA_DIR: test.dataFolder }), test.db, test.ids)
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await second.close()
  await test.close()
})

const refreshAt = (app: App, refreshToken: string) =>
  callerOf(app).post('/api/auth/refresh', { refreshToken })
const times = <Result>(count: number, work: (n: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)))

describe('one refresh token used many times at once, at two processes', () => {
  it('gives one and the same child, which then works', async () => {
    const { session } = await test.register()
    const answers = await times(MANY, (n) => refreshAt(n % 2 ? second : test.app, session.refreshToken!))
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
    const children = new Set(answers.map((answer) => answer.json<Session>().refreshToken))
    expect(children.size).toBe(1)
    expect((await refreshAt(second, [...children][0]!)).statusCode).toBe(200)
    const rows = await test.db
      .selectFrom('refreshTokens')
      .innerJoin('sessions', 'sessions.id', 'sessionId')
      .select('refreshTokens.generation')
      .where('userId', '=', session.user.id)
      .execute()
    expect(rows.map((row) => row.generation).toSorted()).toEqual([0, 1, 2])
  })

  it('ends the family when its child has been used: every one of them is told so', async () => {
    const { session } = await test.register()
    const child = (await refreshAt(test.app, session.refreshToken!)).json<Session>()
    await refreshAt(test.app, child.refreshToken!)
    const answers = await times(MANY, (n) => refreshAt(n % 2 ? second : test.app, session.refreshToken!))
    expect(new Set(answers.map((answer) => answer.json<{ code: string }>().code))).toEqual(
      new Set(['token_reused']),
    )
  })
})

describe('a change of password', () => {
  it('racing with refreshes leaves none of the other sessions alive', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const member = await test.register()
      const other = await test.signIn(member.username)
      const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }
      const [changed, ...refreshed] = await Promise.all([
        member.put('/api/auth/password', { body }),
        refreshAt(test.app, other.refreshToken!),
        refreshAt(second, other.refreshToken!),
      ])
      expect(changed.statusCode).toBe(204)
      for (const answer of refreshed) {
        expect([200, 401]).toContain(answer.statusCode)
        if (answer.statusCode !== 200) continue
        const child = answer.json<Session>()
        const later = await refreshAt(second, child.refreshToken!)
        expect(later.json<{ code: string }>().code).toBe('invalid_refresh_token')
      }
    }
  })

  it('racing with sign-ins by the old password leaves no session that it opened', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const member = await test.register()
      const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }
      const [changed] = await Promise.all([
        member.put('/api/auth/password', { body }),
        ...Array.from({ length: 4 }, (_, n) =>
          callerOf(n % 2 ? second : test.app).post('/api/auth/login', {
            login: member.username,
            password: PASSWORD,
          }),
        ),
      ])
      expect(changed.statusCode).toBe(204)
      const live = await test.db
        .selectFrom('sessions')
        .select('id')
        .where('userId', '=', member.id)
        .where('revokedAt', 'is', null)
        .execute()
      expect(live).toHaveLength(1)
    }
  })

  it('asked for twice at once happens once', async () => {
    const member = await test.register()
    const answers = await times(2, (n) =>
      member.put('/api/auth/password', {
        body: { currentPassword: PASSWORD, newPassword: `${NEW_PASSWORD} ${n}` },
      }),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 403])
  })
})

describe('what one process decides', () => {
  it.each(['a suspension', 'a change of role', 'a logout'])(
    'counts at another after a second: %s',
    async (what) => {
      const admin = await test.registerAs('admin')
      const elsewhere = callerOf(second, admin.session.accessToken)
      const address = '/api/admin/simulation/commands/1'
      expect((await elsewhere.get(address)).json().code).toBe('command_not_found')
      const user = test.db.updateTable('users').where('id', '=', admin.id)
      if (what === 'a suspension') await user.set({ suspendedAt: new Date() }).execute()
      else if (what === 'a change of role') await user.set({ role: 'member' }).execute()
      else await admin.post('/api/auth/logout')
      const now = performance.now.bind(performance)
      vi.spyOn(performance, 'now').mockImplementation(() => now() + 1_001)
      const expected = {
        'a suspension': 'account_suspended',
        'a change of role': 'forbidden',
        'a logout': 'invalid_token',
      }
      expect((await elsewhere.get(address)).json().code).toBe(expected[what as keyof typeof expected])
    },
  )
})
