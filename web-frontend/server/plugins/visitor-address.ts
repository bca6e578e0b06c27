import { defineNitroPlugin } from 'nitropack/runtime'
import { isTrustedPeer } from '../proxy/trusted-peers.ts'
import { visitorAddress } from '../proxy/visitor-address.ts'

/** A rendering's own requests to the API count as the visitor's, so that limits hold for each visitor alone. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('request', (event) => {
    event.context.visitorAddress = visitorAddress(event.node.req, isTrustedPeer)
  })
})
