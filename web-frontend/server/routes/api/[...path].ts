import { defineEventHandler } from 'h3'
import { useRuntimeConfig } from 'nitropack/runtime'
import { createApiProxy } from '../../proxy/api-proxy.ts'
import { isTrustedPeer } from '../../proxy/trusted-peers.ts'

const forward = createApiProxy({ target: useRuntimeConfig().apiBaseInternal, isTrustedPeer })

export default defineEventHandler((event) => forward(event.node.req, event.node.res))
