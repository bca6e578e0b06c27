import ipaddr from 'ipaddr.js'

/** One IPv6 line has a /64 to itself: whoever moves about in it is one client. */
const IPV6_PREFIX_BITS = 64

/** Whom an address counts as: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const [withoutZone] = parsed.toNormalizedString().split('%', 1)
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${withoutZone}/${IPV6_PREFIX_BITS}`).toString()}/${IPV6_PREFIX_BITS}`
}

/** Whether the request came from this very machine. */
export function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1' || address === '::ffff:127.0.0.1'
}
