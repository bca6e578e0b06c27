import { parseTrustedPeers } from './visitor-address.ts'

/** The proxies in front of this process, as the environment names them. */
export const isTrustedPeer = parseTrustedPeers(process.env.WEB_TRUST_PROXY ?? 'none')
