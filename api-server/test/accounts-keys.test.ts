import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countSealedUnder,
  reencryptAccounts,
} from '@ai-community/shared/community/accounts/reencrypt.service.ts'
import { keyIdOf } from '@ai-community/shared/community/accounts/secret-text.ts'
import type { Security, TotpSetup } from '@ai-community/shared/contracts/accounts.ts'
import type { App } from '../src/context.ts'
import { codeAt } from './totp-code.ts'
import { buildTestApp, callerOf, createTestApp, PASSWORD, testConfig, type TestApp } from './test-app.ts'

const OLD = `d1:${Buffer.alloc(32, 7).toString('base64url')}`
const NEW = `d2:${Buffer.alloc(32, 8).toString('base64url')}`
const SECRET = 'abcdefghijklmnopqrstuvwxyz0123456789'
const JWT_OLD = `new:${SECRET},old:${SECRET}_old`

let test: TestApp
/** The API after a rotation, on the same database. */
let rotated: App
const { DATA_KEYS: dataKeys } = testConfig({ DATA_KEYS: `${NEW},${OLD}` })
const never = new AbortController().signal

beforeAll(async () => {
  test = await createTestApp()
  const settings = { DATA_KEYS: `${NEW},${OLD}`, JWT_KEYS: `t1:${SECRET}_newest,${JWT_OLD}` }
  rotated = await buildTestApp(testConfig({ ...settings, DATA_DIR: test.dataFolder }), test.db, test.ids)
})
afterAll(async () => {
  await rotated.close()
  await test.close()
})

async function memberWithSecrets(email: string) {
  const username = email.split('@')[0]!
  const answer = await test.anonymous.post('/api/auth/register', { username, password: PASSWORD, email })
  const session = answer.json<{ accessToken: string; refreshToken: string; user: { id: string } }>()
  const { secret } = (await callerOf(test.app, session.accessToken).post('/api/auth/totp')).json<TotpSetup>()
  return { ...session, id: session.user.id, username, email, secret }
}
const sealedOf = async (id: string) => {
  const row = await test.db
    .selectFrom('users')
    .select(['emailCipher', 'totpCipher'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return [keyIdOf(row.emailCipher!), keyIdOf(row.totpCipher!)]
}
const loginAt = (app: App, login: string) =>
  callerOf(app).post('/api/auth/login', { login, password: PASSWORD })

describe('after a rotation', () => {
  it('nobody is logged out, and old access tokens count until they expire', async () => {
    const { accessToken, refreshToken } = await memberWithSecrets('stays@example.org')
    expect((await callerOf(rotated, accessToken).get('/api/users/me')).statusCode).toBe(200)
    const refreshed = await callerOf(rotated).post('/api/auth/refresh', { refreshToken })
    expect(refreshed.statusCode).toBe(200)
    const [header] = refreshed.json<{ accessToken: string }>().accessToken.split('.')
    expect(JSON.parse(Buffer.from(header!, 'base64url').toString())).toMatchObject({ kid: 't1' })
  })

  it('an address is found by its old hash, and is still taken', async () => {
    await memberWithSecrets('older@example.org')
    expect((await loginAt(rotated, 'OLDER@example.org')).statusCode).toBe(200)
    const rival = { username: 'rival', password: PASSWORD, email: 'older@example.org' }
    expect((await callerOf(rotated).post('/api/auth/register', rival)).json().code).toBe('email_taken')
  })
})

describe('re-encryption', () => {
  it('brings every column under the newest key; addresses and second factors work as before', async () => {
    const member = await memberWithSecrets('renewed@example.org')
    expect(await sealedOf(member.id)).toEqual(['d1', 'd1'])
    const done = await reencryptAccounts({ db: test.db, dataKeys }, never)
    expect(done.unreadable).toBe(0)
    expect(done.renewed).toBeGreaterThan(0)
    expect(await sealedOf(member.id)).toEqual(['d2', 'd2'])
    expect(await countSealedUnder(test.db, 'd1')).toBe(0)
    expect((await loginAt(rotated, 'Renewed@Example.org')).statusCode).toBe(200)
    const caller = callerOf(rotated, member.accessToken)
    expect((await caller.get('/api/auth/security')).json<Security>().email).toBe('renewed@example.org')
    const code = codeAt(member.secret, new Date())
    expect((await caller.post('/api/auth/totp/confirm', { code })).statusCode).toBe(200)
    expect(await reencryptAccounts({ db: test.db, dataKeys }, never)).toEqual({ renewed: 0, unreadable: 0 })
  })

  it('leaves alone what it can’t read, and says so', async () => {
    const member = await memberWithSecrets('foreign@example.org')
    const [newest] = dataKeys
    const done = await reencryptAccounts({ db: test.db, dataKeys: [newest!] }, never)
    expect(done.unreadable).toBe(1)
    expect(await sealedOf(member.id)).toEqual(['d1', 'd1'])
    await reencryptAccounts({ db: test.db, dataKeys }, never)
    expect(await sealedOf(member.id)).toEqual(['d2', 'd2'])
  })

  it('does nothing once it is told to stop', async () => {
    const member = await memberWithSecrets('stopped@example.org')
    await reencryptAccounts({ db: test.db, dataKeys }, AbortSignal.abort())
    expect(await sealedOf(member.id)).toEqual(['d1', 'd1'])
  })
})
