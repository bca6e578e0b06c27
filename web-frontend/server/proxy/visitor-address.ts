import { BlockList, isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'

/**
 * Parses a comma separated list of addresses and CIDR ranges, such as `"10.0.0.1, 172.16.0.0/12"`.
 *
 * @throws TypeError naming the entry that is neither.
 */
export function parseTrustedPeers(list: string): BlockList {
  const peers = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (!entry) continue
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (!isIP(address)) throw new TypeError(`NUXT_TRUSTED_PEERS: "${entry}" is not an address or CIDR range`)
    if (prefix === undefined) peers.addAddress(address, family)
    else peers.addSubnet(address, Number(prefix), family)
  }
  return peers
}

/**
 * The X-Forwarded-For the API is told. The API trusts this process alone and takes what it says, so a visitor's
 * own header counts only when a trusted proxy stands in front; otherwise it is replaced, never extended.
 */
export function forwardedFor(request: IncomingMessage, trustedPeers: BlockList): string {
  const peer = plainAddress(request.socket.remoteAddress ?? '')
  const claimed = request.headers['x-forwarded-for']
  const isTrusted = isIP(peer) !== 0 && trustedPeers.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4')
  if (!isTrusted || !claimed) return peer
  // The rightmost entry is the one the trusted proxy wrote itself.
  return [claimed].flat().join(',').split(',').at(-1)!.trim()
}

/** `::ffff:1.2.3.4`, as a dual-stack socket reports an IPv4 peer, is `1.2.3.4`. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
