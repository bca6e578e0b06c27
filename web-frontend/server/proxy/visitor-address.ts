import { BlockList, isIP } from 'node:net'
import type { IncomingMessage } from 'node:http'

/** Tells whether the proxy at an address is believed when it says for whom it asks. */
export type IsTrustedPeer = (address: string) => boolean

/**
 * Reads WEB_TRUST_PROXY: `none`, or a comma separated list of addresses and networks such as `"127.0.0.1, 172.16.0.0/12"`.
 *
 * @throws TypeError naming the entry that is neither.
 */
export function parseTrustedPeers(list: string): IsTrustedPeer {
  const peers = new BlockList()
  for (const entry of list.split(',').map((part) => part.trim())) {
    if (!entry || entry === 'none') continue
    const [address = '', prefix] = entry.split('/')
    const family = familyOf(address)
    if (!family) throw new TypeError(`WEB_TRUST_PROXY: "${entry}" is not an address or a network`)
    if (prefix === undefined) peers.addAddress(address, family)
    else peers.addSubnet(address, Number(prefix), family)
  }
  return (address) => {
    const family = familyOf(address)
    return family !== null && peers.check(address, family)
  }
}

/**
 * The X-Forwarded-For the API is told: one address, the visitor's. The API believes this process, so a visitor's
 * own header must not count: from the right, the first hop that is no trusted proxy is the visitor.
 */
export function visitorAddress(request: IncomingMessage, isTrusted: IsTrustedPeer): string {
  const claimed = [request.headers['x-forwarded-for'] ?? []].flat().join(',')
  const hops = [...claimed.split(','), request.socket.remoteAddress ?? '']
    .map((hop) => plainAddress(hop.trim()))
    .filter((hop) => familyOf(hop) !== null)
  return hops.findLast((hop) => !isTrusted(hop)) ?? hops[0] ?? ''
}

/** How the visitor came: as a trusted proxy in front says, else by plain http, which is all this process speaks. */
export function visitorProtocol(request: IncomingMessage, isTrusted: IsTrustedPeer): 'http' | 'https' {
  const peer = plainAddress(request.socket.remoteAddress ?? '')
  return isTrusted(peer) && request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http'
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const family = isIP(address)
  return family === 0 ? null : family === 4 ? 'ipv4' : 'ipv6'
}

/** `::ffff:1.2.3.4`, as a dual-stack socket reports an IPv4 peer, is `1.2.3.4`. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
