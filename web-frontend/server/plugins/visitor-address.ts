import { defineNitroPlugin, useRuntimeConfig } from 'nitropack/runtime'
import { forwardedFor, parseTrustedPeers } from '../proxy/visitor-address.ts'

/** A rendering's own requests to the API count as the visitor's, so that limits hold for each visitor alone. */
export default defineNitroPlugin((nitro) => {
  const trustedPeers = parseTrustedPeers(useRuntimeConfig().trustedPeers)
  nitro.hooks.hook('request', (event) => {
    event.context.visitorAddress = forwardedFor(event.node.req, trustedPeers)
  })
})
