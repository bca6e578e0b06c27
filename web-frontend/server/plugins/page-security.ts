import { randomBytes } from 'node:crypto'
import { defineNitroPlugin, useRuntimeConfig } from 'nitropack/runtime'
import { contentSecurityPolicy, withNonce } from '../security/content-security-policy.ts'

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Security headers for all this server answers itself; what it forwards keeps the API's own. */
export default defineNitroPlugin((nitro) => {
  nitro.hooks.hook('request', (event) => {
    if (event.path.startsWith('/api/')) return
    for (const [name, value] of Object.entries(ALWAYS)) event.node.res.setHeader(name, value)
  })

  nitro.hooks.hook('render:html', (html, { event }) => {
    const nonce = randomBytes(16).toString('base64')
    html.head = withNonce(html.head, nonce)
    html.bodyPrepend = withNonce(html.bodyPrepend, nonce)
    html.bodyAppend = withNonce(html.bodyAppend, nonce)
    // Vite reads the nonce from here for the preloads it adds later.
    html.head.push(`<meta property="csp-nonce" nonce="${nonce}">`)
    const { apiBase } = useRuntimeConfig(event).public
    const { res } = event.node
    res.setHeader('content-security-policy', contentSecurityPolicy(nonce, apiBase))
    // Not `no-store`: that would also forbid the browser its back/forward cache.
    res.setHeader('cache-control', 'private, no-cache')
    res.setHeader('vary', 'Accept-Language, Cookie')
  })
})
