import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAccessTokens } from './access-tokens.ts'

const KEYS = [{ id: 'one', secret: 'a-secret-of-a-test-that-signs-nothing-else' }]
const LIFE_SECONDS = 60
const CLAIMS = { sub: '1', sid: '2' }

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

describe('an access token', () => {
  it('that was good a moment ago is refused once it has run out', async () => {
    const tokens = await createAccessTokens(KEYS, LIFE_SECONDS)
    const token = tokens.issue(CLAIMS)
    expect(tokens.verify(token)).toMatchObject(CLAIMS)
    vi.setSystemTime(Date.now() + (LIFE_SECONDS - 1) * 1_000)
    expect(tokens.verify(token)).toMatchObject(CLAIMS)
    vi.setSystemTime(Date.now() + 1_000)
    expect(() => tokens.verify(token)).toThrow(expect.objectContaining({ code: 'invalid_token' }) as Error)
  })

  it('is refused with another signature, also after the right one has passed', async () => {
    const tokens = await createAccessTokens(KEYS, LIFE_SECONDS)
    const token = tokens.issue(CLAIMS)
    tokens.verify(token)
    const other = token.slice(0, -4) + (token.endsWith('AAAA') ? 'BBBB' : 'AAAA')
    expect(() => tokens.verify(other)).toThrow(expect.objectContaining({ code: 'invalid_token' }) as Error)
  })
})
