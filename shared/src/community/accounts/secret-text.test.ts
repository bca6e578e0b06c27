import { describe, expect, it } from 'vitest'
import { emailHashes, openText, sealText } from './secret-text.ts'

const key = (id: string, byte: number) => ({ id, secret: Buffer.alloc(32, byte).toString('base64url') })
const [older, newer] = [key('a', 1), key('b', 2)]

describe('sealed text', () => {
  it('opens under the key it names, also after a newer one came', () => {
    const sealed = sealText([older], '林@example.org', 'users.email:1')
    expect(sealed.toString('latin1')).not.toContain('example')
    expect(openText([newer, older], sealed, 'users.email:1')).toBe('林@example.org')
  })

  it('opens in no other row, not changed, and not without its key', () => {
    const sealed = sealText([older], 'secret', 'users.email:1')
    expect(() => openText([older], sealed, 'users.email:2')).toThrow()
    for (let index = 2; index < sealed.length; index++) {
      const changed = Buffer.from(sealed)
      changed[index]! ^= 1
      expect(() => openText([older], changed, 'users.email:1')).toThrow()
    }
    expect(() => openText([newer], sealed, 'users.email:1')).toThrow('no key "a"')
  })

  it('differs each time, while the hash that finds an address does not', () => {
    expect(sealText([older], 'x', 'p').equals(sealText([older], 'x', 'p'))).toBe(false)
    expect(emailHashes([newer, older], ' A@B.org')).toEqual(emailHashes([newer, older], 'a@b.ORG'))
    expect(emailHashes([newer], 'a@b.org')).not.toEqual(emailHashes([older], 'a@b.org'))
  })
})
