import bcrypt from 'bcrypt'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { PasswordHasher } from '@ai-community/shared/community/accounts/passwords.ts'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import type { Config } from '@ai-community/shared/config/config.ts'
import { drainJobs } from './account-jobs.ts'
import { startMailServer, type MailServer } from './mail-server.ts'
import { callerOf, createTestApp, PASSWORD, testConfig, type TestApp } from './test-app.ts'

const NEW_PASSWORD = 'another horse 电池 10'
let mail: MailServer
let config: Config
let test: TestApp

beforeAll(async () => {
  mail = await startMailServer()
  const settings = {
    SMTP_URL: mail.url,
    MAIL_FROM: 'AI Community <noreply@example.org>',
    PUBLIC_ORIGIN: 'https://community.example',
  }
  config = testConfig(settings)
  test = await createTestApp(settings)
})
afterEach(() => {
  test.clock.offsetMs = 0
  vi.restoreAllMocks()
})
afterAll(async () => {
  await test.close()
  await mail.close()
})

const login = (name: string, password: string) =>
  test.anonymous.post('/api/auth/login', { login: name, password })
const statusAndCode = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.statusCode === 204 ? undefined : answer.json().code,
]

async function registerWithEmail(email: string): Promise<{ username: string; session: Session }> {
  const username = email.split('@')[0]!
  const answer = await test.anonymous.post('/api/auth/register', { username, password: PASSWORD, email })
  expect(answer.statusCode).toBe(201)
  return { username, session: answer.json<Session>() }
}

describe('changing the password', () => {
  it('ends every other session at once, also for access tokens, and keeps this one', async () => {
    const member = await test.register()
    const other = await test.signIn(member.username)
    const elsewhere = callerOf(test.app, other.accessToken)
    expect((await elsewhere.get('/api/users/me')).statusCode).toBe(200)
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }
    expect((await member.put('/api/auth/password', { body })).statusCode).toBe(204)
    expect(statusAndCode(await elsewhere.get('/api/users/me'))).toEqual([401, 'invalid_token'])
    const refreshed = await test.anonymous.post('/api/auth/refresh', { refreshToken: other.refreshToken })
    expect(statusAndCode(refreshed)).toEqual([401, 'invalid_refresh_token'])
    expect((await member.get('/api/users/me')).statusCode).toBe(200)
    expect((await login(member.username, PASSWORD)).statusCode).toBe(401)
    expect((await login(member.username, NEW_PASSWORD)).statusCode).toBe(200)
  })

  it('asks for the present one, refuses a common one, and is limited', async () => {
    const member = await test.register()
    const change = (currentPassword: string, newPassword: string) =>
      member.put('/api/auth/password', { body: { currentPassword, newPassword } })
    expect(statusAndCode(await change(PASSWORD, 'qwertyuiop'))).toEqual([422, 'password_too_common'])
    for (let guess = 0; guess < 10; guess++)
      expect(statusAndCode(await change(`guess ${guess}`, NEW_PASSWORD))).toEqual([403, 'wrong_password'])
    expect(statusAndCode(await change(PASSWORD, NEW_PASSWORD))).toEqual([429, 'rate_limited'])
    expect((await login(member.username, PASSWORD)).statusCode).toBe(200)
  })

  it('is for all sessions at once to end by a logout everywhere', async () => {
    const member = await test.register()
    const elsewhere = callerOf(test.app, (await test.signIn(member.username)).accessToken)
    expect((await elsewhere.get('/api/users/me')).statusCode).toBe(200)
    expect((await member.delete('/api/auth/sessions')).statusCode).toBe(204)
    for (const caller of [member, elsewhere])
      expect(statusAndCode(await caller.get('/api/users/me'))).toEqual([401, 'invalid_token'])
  })
})

describe('a reset link', () => {
  const request = (name: string) => test.anonymous.post('/api/auth/password-reset', { login: name })
  const confirm = (token: string, newPassword = NEW_PASSWORD) =>
    test.anonymous.post('/api/auth/password-reset/confirm', { token, newPassword })
  async function tokenFor(email: string): Promise<string> {
    expect((await request(email)).statusCode).toBe(202)
    await drainJobs(test, config)
    const last = mail.mails.at(-1)!
    expect(last.to).toEqual([email])
    return /https:\/\/community\.example\/reset-password#([\w-]{43})\s/.exec(last.text)![1]!
  }

  it('comes by mail, sets a password once, and ends every session', async () => {
    const { username, session } = await registerWithEmail('resetting@example.org')
    const token = await tokenFor('resetting@example.org')
    expect((await confirm(token)).statusCode).toBe(204)
    expect(statusAndCode(await confirm(token, 'a third password'))).toEqual([422, 'invalid_reset_token'])
    const me = await callerOf(test.app, session.accessToken).get('/api/users/me')
    expect(statusAndCode(me)).toEqual([401, 'invalid_token'])
    expect((await login(username, PASSWORD)).statusCode).toBe(401)
    expect((await login(username, NEW_PASSWORD)).statusCode).toBe(200)
  })

  it('is void after thirty minutes, after a newer one, and after a change of password', async () => {
    const { session } = await registerWithEmail('late@example.org')
    const first = await tokenFor('late@example.org')
    const second = await tokenFor('late@example.org')
    expect(statusAndCode(await confirm(first))).toEqual([422, 'invalid_reset_token'])
    test.clock.offsetMs = 31 * 60_000
    expect(statusAndCode(await confirm(second))).toEqual([422, 'invalid_reset_token'])
    test.clock.offsetMs = 0
    const third = await tokenFor('late@example.org')
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }
    const changed = await callerOf(test.app, session.accessToken).put('/api/auth/password', { body })
    expect(changed.statusCode).toBe(204)
    expect(statusAndCode(await confirm(third))).toEqual([422, 'invalid_reset_token'])
  })

  it('is asked for in the same way and with the same work, whether or not there is such an account', async () => {
    await registerWithEmail('known@example.org')
    const sent = mail.mails.length
    const answers = []
    for (const name of ['known@example.org', 'unknown@example.org', 'no_such_name']) {
      test.statements.count = 0
      const answer = await request(name)
      answers.push({ status: answer.statusCode, body: answer.body, statements: test.statements.count })
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    const rows = await test.db.selectFrom('jobs').select('payload').execute()
    expect(JSON.stringify(rows)).not.toContain('known@example')
    await drainJobs(test, config)
    expect(mail.mails.slice(sent).map(({ to }) => to)).toEqual([['known@example.org']])
  })

  it('is sent three times in a while at most', async () => {
    for (let asked = 0; asked < 3; asked++) expect((await request('spammed')).statusCode).toBe(202)
    expect(statusAndCode(await request('SPAMMED'))).toEqual([429, 'rate_limited'])
  })

  it('is not pretended where there is no mail server', async () => {
    const silent = await createTestApp()
    const answer = await silent.anonymous.post('/api/auth/password-reset', { login: 'anybody' })
    expect(answer.statusCode).toBe(202)
    expect(await silent.db.selectFrom('jobs').selectAll().execute()).toEqual([])
    await silent.close()
  })
})

describe('the address', () => {
  it('is set, shown to its owner alone, used to sign in, and taken away', async () => {
    const member = await test.register()
    const put = (email: string | null, password = PASSWORD) =>
      member.put('/api/auth/email', { body: { email, password } })
    expect(statusAndCode(await put('mine@example.org', 'wrong password'))).toEqual([403, 'wrong_password'])
    expect((await put('Mine@Example.org')).statusCode).toBe(204)
    expect((await member.get('/api/auth/security')).json()).toEqual({
      email: 'Mine@Example.org',
      totpEnabled: false,
      recoveryCodesLeft: 0,
    })
    expect((await login('mine@example.org', PASSWORD)).statusCode).toBe(200)
    const rival = await test.register()
    const taken = { body: { email: 'MINE@example.org', password: PASSWORD } }
    expect(statusAndCode(await rival.put('/api/auth/email', taken))).toEqual([409, 'email_taken'])
    expect((await put(null)).statusCode).toBe(204)
    expect((await rival.put('/api/auth/email', taken)).statusCode).toBe(204)
  })
})

describe('hashes of passwords', () => {
  it('let each of sixty-four Chinese characters count', async () => {
    const long = [
      ...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光',
    ].slice(0, 64)
    while (long.length < 64) long.push('字')
    await test.anonymous.post('/api/auth/register', { username: 'sixty_four', password: long.join('') })
    const hash = (
      await test.db
        .selectFrom('users')
        .select('passwordHash')
        .where('username', '=', 'sixty_four')
        .executeTakeFirstOrThrow()
    ).passwordHash
    const hasher = new PasswordHasher(4)
    expect(await hasher.matches(long.join(''), hash)).toBe(true)
    for (const place of long.keys())
      expect([place, await hasher.matches(long.with(place, '错').join(''), hash)]).toEqual([place, false])
  })

  it('cost an unknown login what a wrong password costs: one comparison at the same cost', async () => {
    const member = await test.register()
    const compare = vi.spyOn(bcrypt, 'compare')
    const costs: number[][] = []
    for (const name of [member.username, 'no_such_login', 'nobody@example.org']) {
      compare.mockClear()
      expect((await login(name, 'wrong password')).statusCode).toBe(401)
      costs.push(compare.mock.calls.map(([, hash]) => bcrypt.getRounds(hash)))
    }
    expect(costs).toEqual([[4], [4], [4]])
  })

  it('are brought to the present cost when their owner signs in', async () => {
    const member = await test.register()
    const passwordHash = await new PasswordHasher(5).hash(PASSWORD)
    await test.db.updateTable('users').set({ passwordHash }).where('id', '=', member.id).execute()
    expect((await login(member.username, PASSWORD)).statusCode).toBe(200)
    const row = await test.db
      .selectFrom('users')
      .select('passwordHash')
      .where('id', '=', member.id)
      .executeTakeFirstOrThrow()
    expect(bcrypt.getRounds(row.passwordHash!)).toBe(4)
    expect((await login(member.username, PASSWORD)).statusCode).toBe(200)
  })
})
