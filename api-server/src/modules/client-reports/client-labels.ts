/** The web app's pages: labels of a metric are few, whatever a browser claims to have shown. */
const PAGES: readonly [pattern: RegExp, name: string][] = [
  [/^\/$/, '/'],
  [
    /^\/(discover|login|register|me|compose|settings|town|search|messages|notifications|bookmarks|admin)$/,
    '',
  ],
  [/^\/posts\/[^/]+$/, '/posts/:id'],
  [/^\/places\/[^/]+$/, '/places/:id'],
  [/^\/messages\/[^/]+$/, '/messages/:id'],
  [/^\/tags\/[^/]+$/, '/tags/:tag'],
  [/^\/u\/[^/]+$/, '/u/:username'],
]

/** Directives of CSP Level 3 that can be violated. */
const DIRECTIVES = new Set([
  'base-uri',
  'child-src',
  'connect-src',
  'default-src',
  'font-src',
  'form-action',
  'frame-ancestors',
  'frame-src',
  'img-src',
  'manifest-src',
  'media-src',
  'object-src',
  'script-src',
  'script-src-attr',
  'script-src-elem',
  'style-src',
  'style-src-attr',
  'style-src-elem',
  'worker-src',
])

/** The pattern of the page at this address, or `other`. */
export function pageOf(address: string | undefined): string {
  const pathname = pathOf(address)?.replace(/^\/en(?=\/|$)/, '') || '/'
  if (address === undefined || pathOf(address) === undefined) return 'other'
  const found = PAGES.find(([pattern]) => pattern.test(pathname))
  return found ? found[1] || pathname : 'other'
}

/** The name of the directive alone, or `other`. */
export function directiveOf(text: string | undefined): string {
  const name = text?.trim().split(/\s/, 1)[0] ?? ''
  return DIRECTIVES.has(name) ? name : 'other'
}

/** An address without what may be personal in it: no query, no fragment, no credentials. */
export function withoutQuery(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return address?.split(/[?#]/, 1)[0]
  const { origin, protocol, pathname } = new URL(address)
  return origin === 'null' ? protocol : origin + pathname
}

function pathOf(address: string | undefined): string | undefined {
  const base = 'http://page.invalid'
  return address !== undefined && URL.canParse(address, base) ? new URL(address, base).pathname : undefined
}
