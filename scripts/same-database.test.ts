import { describe, expect, it } from 'vitest'
import { isSameDatabase } from './same-database.ts'

describe('two addresses of a database', () => {
  it('are one whoever logs in, and by whatever name of this machine', () => {
    expect(isSameDatabase('mysql://a:b@127.0.0.1/town', 'mysql://c@localhost:3306/town')).toBe(true)
  })

  it('are two for another name, port or host', () => {
    const own = 'mysql://a@127.0.0.1:3306/town'
    for (const other of ['mysql://a@127.0.0.1/load', 'mysql://a@127.0.0.1:3307/town', 'mysql://a@db/town'])
      expect(isSameDatabase(own, other), other).toBe(false)
  })
})
