import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, PASSWORD, type TestApp } from './test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await createTestApp({ RATE_LIMITS: 'production', TRUST_PROXY: '127.0.0.1' })
})
afterAll(() => test.close())

let networks = 0
/** An address nobody has used yet. */
const newAddress = () => `198.51.100.${++networks}`
const from = (address: string, call: object = {}) => ({ headers: { 'x-forwarded-for': address }, ...call })
const browser = (address: string, cookies: Record<string, string> = {}) => ({
  headers: { 'x-forwarded-for': address, 'x-session': 'cookie' },
  cookies,
})

async function registerFrom(address: string, username: string): Promise<void> {
  const answer = await test.anonymous.post(
    '/api/auth/register',
    { username, password: PASSWORD },
    from(address),
  )
  expect(answer.statusCode).toBe(201)
}
const login = (username: string, password: string, call: object) =>
  test.anonymous.post('/api/auth/login', { login: username, password }, call)

/** Guesses of many machines, until strangers are refused. */
async function attack(username: string): Promise<void> {
  for (let guess = 0; guess < 10; guess++)
    expect((await login(username, `guess ${guess}`, from(newAddress()))).statusCode).toBe(401)
  expect((await login(username, PASSWORD, from(newAddress()))).statusCode).toBe(429)
}

describe('guesses at one account from everywhere', () => {
  it('do not lock out the owner at an address that signed in before', async () => {
    const home = newAddress()
    await registerFrom(home, 'homeowner')
    await attack('homeowner')
    expect((await login('homeowner', PASSWORD, from(home))).statusCode).toBe(200)
    // The owner's sign-in gives the attackers nothing back.
    expect((await login('homeowner', PASSWORD, from(newAddress()))).statusCode).toBe(429)
  })

  it('do not lock out the owner’s own browser, wherever it is', async () => {
    await registerFrom(newAddress(), 'traveller')
    const first = await login('traveller', PASSWORD, browser(newAddress()))
    const device = first.cookies.find(({ name }) => name === 'aic_device')!
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth/login' })
    await attack('traveller')
    const cookies = { aic_device: device.value }
    expect((await login('traveller', PASSWORD, browser(newAddress(), cookies))).statusCode).toBe(200)
    const forged = { aic_device: device.value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }
    expect((await login('traveller', PASSWORD, browser(newAddress(), forged))).statusCode).toBe(429)
  })

  it('a device of one account counts as a stranger at another', async () => {
    await registerFrom(newAddress(), 'device_owner')
    await registerFrom(newAddress(), 'target')
    const first = await login('device_owner', PASSWORD, browser(newAddress()))
    const cookies = { aic_device: first.cookies.find(({ name }) => name === 'aic_device')!.value }
    await attack('target')
    expect((await login('target', PASSWORD, browser(newAddress(), cookies))).statusCode).toBe(429)
  })

  it('are counted alike for a login that does not exist', async () => {
    await attack('never_registered_name')
    expect((await login('never_registered_name', 'x', from(newAddress()))).statusCode).toBe(429)
  })

  it('made all at once gain nothing', async () => {
    await registerFrom(newAddress(), 'stormed')
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, n) => login('stormed', `guess ${n}`, from(newAddress()))),
    )
    const statuses = answers.map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
  })
})

describe('a friend’s allowance', () => {
  it('ends too: whoever sits at the owner’s address can’t guess on', async () => {
    const home = newAddress()
    await registerFrom(home, 'flatmate')
    for (let guess = 0; guess < 10; guess++)
      expect((await login('flatmate', `guess ${guess}`, from(home))).statusCode).toBe(401)
    expect((await login('flatmate', PASSWORD, from(home))).statusCode).toBe(429)
    expect((await login('flatmate', PASSWORD, from(newAddress()))).statusCode).toBe(200)
  })
})
