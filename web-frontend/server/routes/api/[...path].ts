import { defineEventHandler } from 'h3'
import { useRuntimeConfig } from 'nitropack/runtime'
import { createApiProxy } from '../../proxy/api-proxy.ts'
import { parseTrustedPeers } from '../../proxy/visitor-address.ts'

const config = useRuntimeConfig()
const forward = createApiProxy({
  target: config.apiBaseInternal,
  trustedPeers: parseTrustedPeers(config.trustedPeers),
})

export default defineEventHandler((event) => forward(event.node.req, event.node.res))
