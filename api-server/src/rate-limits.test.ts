import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { RateCounters } from './rate-counters.ts'
import { RateLimits } from './rate-limits.ts'

function makeLimits(profile: 'local' | 'production' | 'off' = 'production'): RateLimits {
  return new RateLimits(profile, new RateCounters(null))
}

const STRANGER = { address: '203.0.113.9' }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('rate limits', () => {
  it('let a client have its allowance in each window, and tell when the next one starts', async () => {
    const limits = makeLimits()
    for (let n = 1; n <= 30; n++)
      expect((await limits.spend('auth', STRANGER)).retryAfterSeconds).toBeUndefined()
    vi.advanceTimersByTime(20_000)
    expect(await limits.spend('auth', STRANGER)).toEqual({
      policy: '"auth";q=30;w=60',
      state: '"auth";r=0;t=40',
      retryAfterSeconds: 40,
    })
    expect((await limits.spend('auth', { address: '203.0.113.10' })).state).toBe('"auth";r=29;t=60')
    expect((await limits.spend('read', STRANGER)).state).toBe('"read";r=1199;t=60')
    vi.advanceTimersByTime(40_000)
    expect((await limits.spend('auth', STRANGER)).state).toBe('"auth";r=29;t=60')
  })

  it('count a member as one wherever they come from, and apart from their address', async () => {
    const limits = makeLimits()
    await limits.spend('write', { ...STRANGER, memberId: '7' })
    expect((await limits.spend('write', { address: '2001:db8::1', memberId: '7' })).state).toContain('r=178')
    expect((await limits.spend('write', { ...STRANGER, memberId: '8' })).state).toContain('r=179')
    expect((await limits.spend('write', STRANGER)).state).toContain('r=179')
  })

  it('take the /64 of an IPv6 address for one client', async () => {
    const limits = makeLimits()
    await limits.spend('read', { address: '2001:db8:0:1::1' })
    expect((await limits.spend('read', { address: '2001:db8:0:1:ffff::2' })).state).toContain('r=1198')
    expect((await limits.spend('read', { address: '2001:db8:0:2::1' })).state).toContain('r=1199')
  })

  it('exempt whom the profile says', async () => {
    const spendTwice = async (profile: 'local' | 'production' | 'off', address: string) => {
      const limits = makeLimits(profile)
      await limits.spend('read', { address })
      return (await limits.spend('read', { address })).state
    }
    const [full, counted] = ['"read";r=1200;t=60', '"read";r=1198;t=60']
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(await spendTwice('local', address)).toBe(full)
    expect(await spendTwice('local', '192.168.1.2')).toBe(counted)
    expect(await spendTwice('production', '127.0.0.1')).toBe(counted)
    expect(await spendTwice('off', '192.168.1.2')).toBe(full)
  })
})
