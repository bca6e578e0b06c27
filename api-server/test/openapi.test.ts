import { createConfig, lintFromString, type RawUniversalConfig } from '@redocly/openapi-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ApiDocument } from './api-document.ts'
import { createTestApp, type TestApp } from './test-app.ts'

/** Redocly's strictest set, and what it leaves to taste. */
const RULES: RawUniversalConfig = {
  extends: ['recommended-strict'],
  rules: {
    'operation-4xx-problem-details-rfc7807': 'error',
    'operation-tag-defined': 'error',
    'operation-singular-tag': 'error',
    'parameter-description': 'error',
    'paths-kebab-case': 'error',
    'array-parameter-serialization': 'error',
    'spec-strict-refs': 'off',
  },
}

let test: TestApp
let api: ApiDocument

beforeAll(async () => {
  test = await createTestApp()
  api = await ApiDocument.read(test.app)
})
afterAll(() => test.close())

describe('the OpenAPI document', () => {
  it('is version 3.1 and passes the strict linter without a word', async () => {
    expect(api.document.openapi).toMatch(/^3\.1\./)
    const problems = await lintFromString({
      source: JSON.stringify(api.document),
      config: await createConfig(RULES),
    })
    const lines = problems.map(
      ({ severity, ruleId, message, location }) =>
        `${severity} ${ruleId}: ${message} at ${location.map((one) => one.pointer).join()}`,
    )
    expect(lines).toEqual([])
  })

  it('holds nothing that no operation refers to', () => {
    const text = JSON.stringify(api.document)
    const names = [...text.matchAll(/"#\/components\/(\w+\/[^"]+)"/g)].map(([, name]) => name!)
    const { securitySchemes: _, ...components } = api.document.components ?? {}
    const kept = Object.entries(components).flatMap(([kind, entries]) =>
      Object.keys(entries as object).map((name) => `${kind}/${name}`),
    )
    expect(kept.toSorted()).toEqual([...new Set(names)].toSorted())
  })

  it('says of each operation what it is, who may call it, and how it fails', () => {
    for (const operation of api.operations) {
      const { operationId, summary, tags, security, responses } = operation
      expect([operationId, summary?.length ?? 0, tags?.length]).toEqual([operationId, expect.any(Number), 1])
      const isGuarded =
        !security?.some((requirement) => Object.keys(requirement).length === 0) && security?.length
      expect([operationId, Boolean(isGuarded)]).toEqual([operationId, operation['x-auth'] !== 'public'])
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['429', '500', '503']))
    }
  })

  it('has examples of bodies that its own schemas accept', () => {
    expect(api.operations.flatMap((operation) => api.complaintsAboutExamples(operation))).toEqual([])
  })

  it('has a page that loads nothing from elsewhere', async () => {
    const page = await test.anonymous.get('/api/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/(src|href)="https?:/)
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    expect((await test.anonymous.get('/api/docs/js/scalar.js')).statusCode).toBe(200)
  })
})
