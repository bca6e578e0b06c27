import { describe, expect, it } from 'vitest'
import { networkOf, RateLimits } from './rate-limits.ts'

describe('rate limits', () => {
  it('let a client have its allowance in each window, and tell when the next one starts', () => {
    let now = 0
    const limits = new RateLimits('production', () => now)
    for (let n = 1; n <= 30; n++)
      expect(limits.spend('auth', '203.0.113.9').retryAfterSeconds).toBeUndefined()
    now = 20_000
    expect(limits.spend('auth', '203.0.113.9')).toEqual({
      policy: '"auth";q=30;w=60',
      state: '"auth";r=0;t=40',
      retryAfterSeconds: 40,
    })
    expect(limits.spend('auth', '203.0.113.10').state).toBe('"auth";r=29;t=60')
    expect(limits.spend('read', '203.0.113.9').state).toBe('"read";r=1199;t=60')
    now = 60_000
    expect(limits.spend('auth', '203.0.113.9').state).toBe('"auth";r=29;t=60')
  })

  it('exempt whom the profile says', () => {
    const spendTwice = (profile: 'local' | 'production' | 'off', address: string) => {
      const limits = new RateLimits(profile, () => 0)
      limits.spend('read', address)
      return limits.spend('read', address).state
    }
    const [full, counted] = ['"read";r=1200;t=60', '"read";r=1198;t=60']
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map((ip) => spendTwice('local', ip))).toEqual([
      full,
      full,
      full,
    ])
    expect(spendTwice('local', '192.168.1.2')).toBe(counted)
    expect(spendTwice('production', '127.0.0.1')).toBe(counted)
    expect(spendTwice('off', '192.168.1.2')).toBe(full)
  })

  it('take the /64 of an IPv6 address for one client, however it is written', () => {
    const same = ['2001:db8:0:1::1', '2001:0db8:0000:0001:ffff::', '2001:DB8:0:1:1:2:3:4%eth0']
    expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:0:1::/64']))
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
  })
})
