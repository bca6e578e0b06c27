import { describe, expect, it } from 'vitest'
import { isKeptForReading, keyForViewer } from './read-cache.ts'

describe('what is kept for reading without a connection', () => {
  it.each([
    '/api/posts',
    '/api/posts/12/comments',
    '/api/users/lin',
    '/api/users/melody',
    '/api/conversations/3/messages',
    '/api/world/locations',
  ])('has %s', (path) => {
    expect(isKeptForReading(path)).toBe(true)
  })

  it.each([
    '/api/users/me',
    '/api/users/me/export',
    '/api/auth/sessions',
    '/api/events',
    '/api/search',
    '/api/admin/users',
    '/api/files/7',
  ])('has no %s', (path) => {
    expect(isKeptForReading(path)).toBe(false)
  })

  it('is found by the viewer who read it alone', () => {
    const url = 'https://a.test/api/posts?limit=20'
    const keys = [keyForViewer(url, 'lin'), keyForViewer(url, 'sam'), keyForViewer(url, null)]
    expect(new Set(keys).size).toBe(3)
    expect(keyForViewer(url, 'lin')).toBe(keys[0])
  })

  it('is not taken from another viewer by a question that names one', () => {
    expect(keyForViewer('https://a.test/api/posts?for=lin', null)).not.toBe(
      keyForViewer('https://a.test/api/posts', 'lin'),
    )
  })
})
