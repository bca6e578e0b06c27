/**
 * The policy of a page. Scripts run by nonce and what they load (`strict-dynamic`); inline styles are allowed as
 * attributes alone, which Vant and Vue's server rendering write.
 *
 * @param apiBase where the browser reaches the API: a path of the own origin, or a full URL whose origin is let in.
 */
export function contentSecurityPolicy(nonce: string, apiBase: string): string {
  const apiOrigin = /^https?:\/\//.test(apiBase) ? ` ${new URL(apiBase).origin}` : ''
  return [
    `default-src 'self'`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data: blob:${apiOrigin}`,
    `connect-src 'self'${apiOrigin}`,
    `font-src 'self'`,
    // Without it the service worker would have to be loaded by a script with a nonce.
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** Puts the nonce on every script, style and script preload that the renderer wrote into these pieces of HTML. */
export function withNonce(html: readonly string[], nonce: string): string[] {
  return html.map((piece) =>
    piece
      .replaceAll(/<(script|style)(?=[\s>])/g, `<$1 nonce="${nonce}"`)
      .replaceAll(/<link(?=[^>]*(?:rel="modulepreload"|as="script"))/g, `<link nonce="${nonce}"`),
  )
}
