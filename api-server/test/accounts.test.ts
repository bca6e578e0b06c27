import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session, SessionSummary } from '@ai-community/shared/contracts/accounts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import { callerOf, createTestApp, PASSWORD, type TestApp } from './test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

function refresh(refreshToken: string) {
  return test.anonymous.post('/api/auth/refresh', { refreshToken })
}

describe('signing up', () => {
  it('answers a session of a member and stores no secret in the clear', async () => {
    const answer = await test.anonymous.post('/api/auth/register', {
      username: 'Lin_Mei',
      password: PASSWORD,
      displayName: '林梅 🌱',
      email: 'Lin.Mei@Example.org',
      locale: 'zh-CN',
    })
    expect(answer.statusCode).toBe(201)
    const session = answer.json<Session>()
    expect(session.user).toMatchObject({
      username: 'lin_mei',
      displayName: '林梅 🌱',
      role: 'member',
      isAi: false,
      feedAi: 'all',
      viewer: null,
    })
    expect(session.expiresIn).toBe(900)
    expect(answer.headers['cache-control']).toBe('no-store')
    const row = await test.db
      .selectFrom('users')
      .selectAll()
      .where('id', '=', session.user.id)
      .executeTakeFirstOrThrow()
    const stored = JSON.stringify(row) + row.emailCipher!.toString('latin1')
    for (const secret of [PASSWORD, 'example.org', 'Example.org']) expect(stored).not.toContain(secret)
    const tokens = await test.db.selectFrom('refreshTokens').selectAll().execute()
    expect(JSON.stringify(tokens)).not.toContain(session.refreshToken)
  })

  it('refuses a name or an address that is taken, a reserved name, and a common password', async () => {
    await test.register('taken_name')
    const cases = [
      [{ username: 'TAKEN_name', password: PASSWORD }, 409, 'username_taken'],
      [{ username: 'administrator', password: PASSWORD }, 409, 'username_taken'],
      [{ username: 'second', password: PASSWORD, email: 'lin.mei@EXAMPLE.org' }, 409, 'email_taken'],
      [{ username: 'third', password: 'Password123' }, 422, 'password_too_common'],
      [{ username: 'fourth', password: 'short' }, 400, 'validation_failed'],
      [{ username: 'fifth', password: PASSWORD, role: 'admin' }, 400, 'validation_failed'],
    ] as const
    for (const [body, status, code] of cases) {
      const answer = await test.anonymous.post('/api/auth/register', body)
      expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    }
  })

  it('gives one name to one of thirty who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        test.anonymous.post('/api/auth/register', { username: 'wanted', password: PASSWORD }),
      ),
    )
    const statuses = answers.map((answer) => answer.statusCode).sort()
    expect(statuses).toEqual([201, ...Array<number>(29).fill(409)])
  })
})

describe('signing in', () => {
  it('works by name and by address, in any case', async () => {
    for (const login of ['lin_mei', 'LIN_MEI', 'lin.mei@example.ORG']) {
      const answer = await test.anonymous.post('/api/auth/login', { login, password: PASSWORD })
      expect(answer.statusCode).toBe(200)
    }
  })

  it('tells nothing about whether an account exists', async () => {
    const wrong = await test.anonymous.post('/api/auth/login', {
      login: 'lin_mei',
      password: 'not it at all',
    })
    const unknown = await test.anonymous.post('/api/auth/login', {
      login: 'nobody',
      password: 'not it at all',
    })
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
    expect({ ...wrong.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' })
    expect(wrong.json().code).toBe('invalid_credentials')
  })

  it('counts every character of a long password', async () => {
    const long = '字'.repeat(100)
    await test.anonymous.post('/api/auth/register', { username: 'longpass', password: `${long}甲` })
    const login = (password: string) =>
      test.anonymous.post('/api/auth/login', { login: 'longpass', password })
    expect((await login(`${long}乙`)).statusCode).toBe(401)
    expect((await login(`${long}甲`)).statusCode).toBe(200)
  })

  it('stops guessing at one account, also from this machine and with the right password', async () => {
    await test.register('guessed')
    const login = (password: string) => test.anonymous.post('/api/auth/login', { login: 'guessed', password })
    for (let guess = 0; guess < 10; guess++)
      expect((await login(`guess number ${guess}`)).statusCode).toBe(401)
    const refused = await login(PASSWORD)
    expect([refused.statusCode, refused.json().code]).toEqual([429, 'rate_limited'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('is closed to a suspended member, whose open session ends too', async () => {
    const member = await test.register()
    await test.db.updateTable('users').set({ suspendedAt: new Date() }).where('id', '=', member.id).execute()
    const login = await test.anonymous.post('/api/auth/login', { login: member.username, password: PASSWORD })
    expect([login.statusCode, login.json().code]).toEqual([403, 'account_suspended'])
    expect((await refresh(member.session.refreshToken!)).json().code).toBe('account_suspended')
    expect((await member.get('/api/users/me')).json().code).toBe('account_suspended')
  })
})

describe('refresh tokens', () => {
  it('give a new session once, and the same child again within the grace', async () => {
    const { session } = await test.register()
    const first = await refresh(session.refreshToken!)
    expect(first.statusCode).toBe(200)
    const again = await refresh(session.refreshToken!)
    expect(again.json<Session>().refreshToken).toBe(first.json<Session>().refreshToken)
    const child = await refresh(first.json<Session>().refreshToken!)
    expect(child.statusCode).toBe(200)
    expect(
      (await callerOf(test.app, child.json<Session>().accessToken).get('/api/users/me')).statusCode,
    ).toBe(200)
  })

  it('end the whole family when one is used after its child', async () => {
    const { session } = await test.register()
    const child = (await refresh(session.refreshToken!)).json<Session>()
    const grandchild = (await refresh(child.refreshToken!)).json<Session>()
    expect((await refresh(session.refreshToken!)).json().code).toBe('token_reused')
    expect((await refresh(grandchild.refreshToken!)).json().code).toBe('token_reused')
    test.clock.offsetMs = 1_500
    const me = await callerOf(test.app, grandchild.accessToken).get('/api/users/me')
    test.clock.offsetMs = 0
    expect(me.json().code).toBe('invalid_token')
  })

  it('end the family when one is used again after ten seconds', async () => {
    const { session } = await test.register()
    const child = (await refresh(session.refreshToken!)).json<Session>()
    test.clock.offsetMs = 10_500
    expect((await refresh(session.refreshToken!)).json().code).toBe('token_reused')
    expect((await refresh(child.refreshToken!)).json().code).toBe('token_reused')
    test.clock.offsetMs = 0
  })

  it('used ten times at once give one and the same child', async () => {
    const { session } = await test.register()
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(session.refreshToken!)))
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(10).fill(200))
    expect(new Set(answers.map((answer) => answer.json<Session>().refreshToken)).size).toBe(1)
  })

  it('that this server did not make are refused', async () => {
    const { session } = await test.register()
    const flipped = session.refreshToken!.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    for (const token of ['', 'x', flipped, session.accessToken])
      expect((await refresh(token)).json().code).toBe('invalid_refresh_token')
  })
})

describe('the cookie of a browser', () => {
  const browser = { headers: { 'x-session': 'cookie', origin: 'http://localhost:80', host: 'localhost:80' } }

  it('carries the refresh token instead of the body, out of reach of scripts', async () => {
    const { username } = await test.register()
    const login = await test.anonymous.post(
      '/api/auth/login',
      { login: username, password: PASSWORD },
      browser,
    )
    expect(login.json<Session>().refreshToken).toBeUndefined()
    const [token, hint] = login.cookies
    expect(token).toMatchObject({
      name: 'aic_refresh',
      httpOnly: true,
      sameSite: 'Strict',
      path: '/api/auth',
    })
    expect(hint).toMatchObject({ name: 'aic_session', value: '1', path: '/' })
    expect(hint).not.toHaveProperty('httpOnly')
    const cookies = { aic_refresh: token!.value }
    const next = await test.anonymous.post('/api/auth/refresh', undefined, { ...browser, cookies })
    expect(next.statusCode).toBe(200)
    expect(next.cookies[0]!.value).not.toBe(token!.value)
  })

  it('is not honoured without the header, nor from another origin', async () => {
    const { username } = await test.register()
    const login = await test.anonymous.post(
      '/api/auth/login',
      { login: username, password: PASSWORD },
      browser,
    )
    const cookies = { aic_refresh: login.cookies[0]!.value }
    const bare = await test.anonymous.post('/api/auth/refresh', undefined, { cookies })
    expect(bare.json().code).toBe('invalid_refresh_token')
    const headers = { ...browser.headers, origin: 'https://evil.example' }
    const foreign = await test.anonymous.post('/api/auth/refresh', undefined, { headers, cookies })
    expect([foreign.statusCode, foreign.json().code]).toEqual([403, 'forbidden'])
  })
})

describe('sessions', () => {
  it('end at a logout for the access token too, and only that one', async () => {
    const member = await test.register()
    const login = await test.anonymous.post('/api/auth/login', { login: member.username, password: PASSWORD })
    const second = callerOf(test.app, login.json<Session>().accessToken)
    expect((await member.post('/api/auth/logout')).statusCode).toBe(204)
    expect((await member.get('/api/users/me')).json().code).toBe('invalid_token')
    expect((await refresh(member.session.refreshToken!)).json().code).toBe('invalid_refresh_token')
    expect((await second.get('/api/users/me')).statusCode).toBe(200)
  })

  it('are listed for their owner, who can end another one', async () => {
    const member = await test.register()
    await test.anonymous.post('/api/auth/login', { login: member.username, password: PASSWORD })
    const { items } = (await member.get('/api/auth/sessions')).json<Page<SessionSummary>>()
    expect(items.map((item) => item.current)).toEqual([false, true])
    const stranger = await test.register()
    const foreign = await stranger.delete(`/api/auth/sessions/${items[0]!.id}`)
    expect([foreign.statusCode, foreign.json().code]).toEqual([404, 'session_not_found'])
    expect((await member.delete(`/api/auth/sessions/${items[0]!.id}`)).statusCode).toBe(204)
    expect((await member.get('/api/auth/sessions')).json().items).toHaveLength(1)
  })
})

describe('access tokens', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const decode = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  const sign = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64url')
  const SECRET = 'abcdefghijklmnopqrstuvwxyz0123456789'

  it('are refused when forged, stale, or of another kind', async () => {
    const { session } = await test.register()
    const [header, payload, signature] = session.accessToken.split('.') as [string, string, string]
    const claims = decode(payload)
    const signed = (head: object, body: object, secret = SECRET) => {
      const text = `${encode(head)}.${encode(body)}`
      return `${text}.${sign(secret, text)}`
    }
    const head = decode(header)
    expect((await callerOf(test.app, signed(head, claims)).get('/api/users/me')).statusCode).toBe(200)
    const forged = {
      'alg none': `${encode({ ...head, alg: 'none' })}.${payload}.`,
      'alg none, old signature': `${encode({ ...head, alg: 'none' })}.${payload}.${signature}`,
      'another algorithm': signed({ ...head, alg: 'HS512' }, claims),
      'a public-key algorithm over the shared key': signed({ ...head, alg: 'RS256' }, claims),
      'not yet valid': signed(head, { ...claims, nbf: Math.floor(Date.now() / 1000) + 600 }),
      'issued without a session': signed(head, { ...claims, sid: undefined }),
      'an unknown key': signed({ ...head, kid: 'other' }, claims),
      'the key of another id': signed({ ...head, kid: 'old' }, claims),
      'no key id': signed({ alg: 'HS256', typ: 'JWT' }, claims),
      'a changed claim': `${header}.${encode({ ...claims, sub: '1' })}.${signature}`,
      'another audience': signed(head, { ...claims, aud: 'elsewhere' }),
      'another issuer': signed(head, { ...claims, iss: 'elsewhere' }),
      expired: signed(head, { ...claims, exp: Math.floor(Date.now() / 1000) - 1 }),
      'without an expiry': signed(head, { ...claims, exp: undefined }),
      'of another member': signed(head, { ...claims, sub: '1' }),
      'a refresh token': session.refreshToken!,
    }
    for (const [name, token] of Object.entries(forged)) {
      const answer = await callerOf(test.app, token).get('/api/users/me')
      expect([name, answer.statusCode, answer.json().code]).toEqual([name, 401, 'invalid_token'])
    }
  })

  it('are refused with any one bit flipped', async () => {
    const { session } = await test.register()
    const token = Buffer.from(session.accessToken)
    const accepted: string[] = []
    for (let bit = 0; bit < token.length * 8; bit += 7) {
      const flipped = Buffer.from(token)
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      const answer = await callerOf(test.app, flipped.toString('latin1')).get('/api/users/me')
      if (answer.statusCode !== 401) accepted.push(`${bit}: ${answer.statusCode}`)
    }
    expect(accepted).toEqual([])
  })

  it('signed with an older key still count', async () => {
    const { session } = await test.register()
    const [header, payload] = session.accessToken.split('.') as [string, string]
    const text = `${encode({ ...decode(header), kid: 'old' })}.${payload}`
    const old = `${text}.${sign(`${SECRET}_old`, text)}`
    expect((await callerOf(test.app, old).get('/api/users/me')).statusCode).toBe(200)
  })
})
