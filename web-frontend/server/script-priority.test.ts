import { describe, expect, it } from 'vitest'
import { afterStyles } from './script-priority.ts'

describe('the scripts of a page', () => {
  it('are asked for after its styles, with a nonce or without', () => {
    expect(
      afterStyles(
        '<link rel="stylesheet" href="/a.css"><link nonce="n" rel="modulepreload" as="script" href="/a.js">' +
          '<script nonce="n" type="module" src="/a.js"></script><script nonce="n">window.a = 1</script>',
      ),
    ).toBe(
      '<link rel="stylesheet" href="/a.css"><link fetchpriority="low" nonce="n" rel="modulepreload" as="script" href="/a.js">' +
        '<script fetchpriority="low" nonce="n" type="module" src="/a.js"></script><script nonce="n">window.a = 1</script>',
    )
  })
})
