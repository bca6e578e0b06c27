import { describe, expect, it } from 'vitest'
import { isLoopback, networkOf } from './client-network.ts'

describe('the network an address counts as', () => {
  it('is the /64 of an IPv6 address, however it is written', () => {
    const same = ['2001:db8:0:1::1', '2001:0db8:0000:0001:ffff::', '2001:DB8:0:1:1:2:3:4%eth0']
    expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:0:1::/64']))
    expect(networkOf('2001:db8::1')).toBe('2001:db8::/64')
    expect(networkOf('2001:db8:0:2::1')).not.toBe(networkOf('2001:db8:0:1::1'))
  })

  it('is the address itself where it is IPv4, also when it comes as IPv6', () => {
    expect(networkOf('203.0.113.9')).toBe('203.0.113.9')
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
  })

  it('is one for all that is no address', () => {
    expect([networkOf(':'), networkOf('a:b:c'), networkOf('[::1]:80')]).toEqual(Array(3).fill('unknown'))
  })

  it('is this machine for loopback alone', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(isLoopback)).toEqual([true, true, true])
    expect(['127.0.0.1.evil.example', '10.0.0.1', '', '::2'].map(isLoopback)).toEqual(Array(4).fill(false))
  })
})
