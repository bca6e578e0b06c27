import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { RecoveryCodes, Security, TotpSetup } from '@ai-community/shared/contracts/accounts.ts'
import { codeAt } from './totp-code.ts'
import { createTestApp, PASSWORD, type Member, type TestApp } from './test-app.ts'

const STEP_MS = 30_000
let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterEach(() => {
  test.clock.offsetMs = 0
})
afterAll(() => test.close())

const codeNow = (secret: string) => codeAt(secret, new Date(Date.now() + test.clock.offsetMs))
const statusAndCode = (answer: { statusCode: number; json: () => { code?: string } }) => [
  answer.statusCode,
  answer.statusCode < 300 ? undefined : answer.json().code,
]
const login = (member: Member, totp?: string, password = PASSWORD) =>
  test.anonymous.post('/api/auth/login', { login: member.username, password, ...(totp && { totp }) })

/** A member with a second factor, a step after it was turned on: its first code is spent. */
async function protectedMember(): Promise<{ member: Member; secret: string; recoveryCodes: string[] }> {
  const member = await test.register()
  const { secret } = (await member.post('/api/auth/totp')).json<TotpSetup>()
  const confirmed = await member.post('/api/auth/totp/confirm', { code: codeNow(secret) })
  test.clock.offsetMs += STEP_MS
  return { member, secret, recoveryCodes: confirmed.json<RecoveryCodes>().recoveryCodes }
}

describe('setting up a second factor', () => {
  it('counts only once a code is confirmed, and stores the secret sealed', async () => {
    const member = await test.register()
    const setup = (await member.post('/api/auth/totp')).json<TotpSetup>()
    const uri = new URL(setup.uri)
    expect(uri.protocol).toBe('otpauth:')
    expect(uri.searchParams.get('secret')).toBe(setup.secret)
    expect(decodeURIComponent(uri.pathname)).toContain(member.username)
    expect((await login(member)).statusCode).toBe(200)
    const wrong = await member.post('/api/auth/totp/confirm', { code: '000000' })
    expect(statusAndCode(wrong)).toEqual([403, 'wrong_code'])
    const confirmed = await member.post('/api/auth/totp/confirm', { code: codeNow(setup.secret) })
    expect(new Set(confirmed.json<RecoveryCodes>().recoveryCodes).size).toBe(10)
    const row = await test.db
      .selectFrom('users')
      .select('totpCipher')
      .where('id', '=', member.id)
      .executeTakeFirstOrThrow()
    expect(row.totpCipher!.toString('latin1')).not.toContain(setup.secret)
    expect((await member.get('/api/auth/security')).json<Security>()).toMatchObject({
      totpEnabled: true,
      recoveryCodesLeft: 10,
    })
    expect(statusAndCode(await member.post('/api/auth/totp'))).toEqual([409, 'conflict'])
  })

  it('can’t be confirmed where nothing was started', async () => {
    const member = await test.register()
    const answer = await member.post('/api/auth/totp/confirm', { code: '123456' })
    expect(statusAndCode(answer)).toEqual([409, 'conflict'])
  })
})

describe('signing in with a second factor', () => {
  it('asks for a code only after the right password', async () => {
    const { member, secret } = await protectedMember()
    const wrongPassword = await login(member, codeNow(secret), 'wrong password')
    expect(statusAndCode(wrongPassword)).toEqual([401, 'invalid_credentials'])
    expect(statusAndCode(await login(member, undefined, 'wrong password'))).toEqual([
      401,
      'invalid_credentials',
    ])
    expect(statusAndCode(await login(member))).toEqual([401, 'totp_required'])
    expect((await login(member, codeNow(secret))).statusCode).toBe(200)
  })

  it('takes each code once, and none from before one that was taken', async () => {
    const { member, secret } = await protectedMember()
    const earlier = codeAt(secret, new Date(Date.now() + test.clock.offsetMs - STEP_MS))
    const code = codeNow(secret)
    const answers = await Promise.all([login(member, code), login(member, code), login(member, code)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 401, 401])
    expect(statusAndCode(await login(member, earlier))).toEqual([401, 'invalid_totp'])
    test.clock.offsetMs += STEP_MS
    expect((await login(member, codeNow(secret))).statusCode).toBe(200)
  })

  it('forgives a clock that is off by one step, and no more', async () => {
    const { member, secret } = await protectedMember()
    const ahead = (steps: number) =>
      codeAt(secret, new Date(Date.now() + test.clock.offsetMs + steps * STEP_MS))
    expect(statusAndCode(await login(member, ahead(2)))).toEqual([401, 'invalid_totp'])
    expect((await login(member, ahead(1))).statusCode).toBe(200)
  })

  it('takes a recovery code instead, each once, however it is typed', async () => {
    const { member, recoveryCodes } = await protectedMember()
    const typed = recoveryCodes[0]!.replaceAll('-', ' ').toUpperCase()
    expect((await login(member, typed)).statusCode).toBe(200)
    expect(statusAndCode(await login(member, recoveryCodes[0]))).toEqual([401, 'invalid_totp'])
    const security = (await member.get('/api/auth/security')).json<Security>()
    expect(security.recoveryCodesLeft).toBe(9)
  })

  it('stops guessing at codes by somebody who knows the password', async () => {
    const { member, secret } = await protectedMember()
    for (let guess = 0; guess < 5; guess++)
      expect(statusAndCode(await login(member, `00000${guess}`))).toEqual([401, 'invalid_totp'])
    expect(statusAndCode(await login(member, codeNow(secret)))).toEqual([429, 'rate_limited'])
  })
})

describe('turning the second factor off', () => {
  it('takes the password and a code', async () => {
    const { member, secret } = await protectedMember()
    const off = (password: string, code: string) =>
      member.delete('/api/auth/totp', { body: { password, code } })
    expect(statusAndCode(await off('wrong password', codeNow(secret)))).toEqual([403, 'wrong_password'])
    expect(statusAndCode(await off(PASSWORD, '000000'))).toEqual([403, 'wrong_code'])
    expect((await login(member)).statusCode).toBe(401)
    expect((await off(PASSWORD, codeNow(secret))).statusCode).toBe(204)
    expect((await login(member)).statusCode).toBe(200)
    expect(statusAndCode(await off(PASSWORD, '123456'))).toEqual([409, 'conflict'])
  })
})
