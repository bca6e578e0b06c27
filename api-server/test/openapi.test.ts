import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiDocument } from './api-document.ts'
import { createTestApp, type TestApp } from './test-app.ts'

let test: TestApp
let api: ApiDocument

beforeAll(async () => {
  test = await createTestApp()
  api = await ApiDocument.read(test.app)
})
afterAll(() => test.close())

describe('the OpenAPI document', () => {
  it('is version 3.1 and refers only to what it holds', async () => {
    const answer = await test.anonymous.get('/api/openapi.json')
    const document = answer.json()
    expect(document.openapi).toMatch(/^3\.1\./)
    const names = [...answer.body.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted())
  })

  it('says of each guarded operation that it needs a session, and of each how it fails', () => {
    for (const operation of api.operations) {
      expect(operation.security === undefined).toBe(operation['x-auth'] === 'public')
      expect(operation.responses).toHaveProperty('default')
    }
  })

  it('has a page that loads nothing from elsewhere', async () => {
    const page = await test.anonymous.get('/api/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/(src|href)="https?:/)
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    expect((await test.anonymous.get('/api/docs/js/scalar.js')).statusCode).toBe(200)
  })
})
