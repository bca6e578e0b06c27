import { parseTrustedPeers } from './visitor-address.ts'

/** The proxies in front of this process, as the environment names them; the API reads the same variable. */
export const isTrustedPeer = parseTrustedPeers(process.env.TRUST_PROXY ?? 'none')
