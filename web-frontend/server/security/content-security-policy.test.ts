import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, withNonce } from './content-security-policy.ts'

describe('the content security policy', () => {
  it('lets no inline script or style sheet run without the nonce', () => {
    const policy = contentSecurityPolicy('n1', '/api')
    expect(policy).toContain("script-src 'nonce-n1' 'strict-dynamic';")
    expect(policy).toContain("style-src 'self' 'nonce-n1';")
    expect(policy.match(/'unsafe-[a-z]+'/g)).toEqual(["'unsafe-inline'"])
    expect(policy).toContain("style-src-attr 'unsafe-inline'")
  })

  it('opens the connection to the own origin alone, or to the API that is named', () => {
    expect(contentSecurityPolicy('n', '/api')).toContain("connect-src 'self';")
    expect(contentSecurityPolicy('n', 'https://api.example.org/v')).toContain(
      "connect-src 'self' https://api.example.org;",
    )
  })
})

describe('the nonce', () => {
  it('is put on scripts, styles and script preloads, and on nothing else', () => {
    const html = [
      '<script type="module" src="/a.js"></script><style>p{}</style>',
      '<link rel="modulepreload" as="script" href="/a.js"><link rel="stylesheet" href="/a.css">',
    ]
    expect(withNonce(html, 'n')).toEqual([
      '<script nonce="n" type="module" src="/a.js"></script><style nonce="n">p{}</style>',
      '<link nonce="n" rel="modulepreload" as="script" href="/a.js"><link rel="stylesheet" href="/a.css">',
    ])
  })
})
