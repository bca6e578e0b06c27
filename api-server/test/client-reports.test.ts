import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from './test-app.ts'

let test: TestApp

beforeAll(async () => {
  test = await createTestApp()
})
afterAll(() => test.close())

function send(payload: string | object, type = 'application/json', headers: Record<string, string> = {}) {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  return test.anonymous.post('/api/client-reports', text, { headers: { 'content-type': type, ...headers } })
}

/** The value of one series, 0 before it is first counted. */
async function counted(series: string): Promise<number> {
  const line = (await test.registry.metrics()).split('\n').find((one) => one.startsWith(`${series} `))
  return Number(line?.split(' ').at(-1) ?? 0)
}

describe('a report of a browser', () => {
  it('is counted by the pattern of its page', async () => {
    const page = 'https://town.example/posts/123?token=secret'
    const answer = await send({
      entries: [
        { type: 'error', page, message: 'x is undefined', stack: 'at y' },
        { type: 'measure', page, name: 'LCP', value: 1_200 },
        { type: 'measure', page, name: 'CLS', value: 0.02 },
      ],
    })
    expect([answer.statusCode, answer.body]).toEqual([204, ''])
    expect(await counted('client_errors_total{page="/posts/:id",part="test"}')).toBe(1)
    expect(
      await counted('client_measure_seconds_bucket{le="1.8",part="test",name="LCP",page="/posts/:id"}'),
    ).toBe(1)
    expect(
      await counted('client_measure_seconds_bucket{le="1",part="test",name="LCP",page="/posts/:id"}'),
    ).toBe(0)
    expect(await counted('client_layout_shift_bucket{le="0.05",part="test",page="/posts/:id"}')).toBe(1)
  })

  it('may be of either kind that browsers send of a violated policy', async () => {
    const older = {
      'csp-report': { 'document-uri': 'https://x.example/', 'violated-directive': "img-src 'self'" },
    }
    const newer = [
      { type: 'csp-violation', age: 1, url: 'https://x.example/', body: { effectiveDirective: 'img-src' } },
      { type: 'deprecation', url: 'https://x.example/', body: { id: 'unload' } },
    ]
    expect((await send(older, 'application/csp-report')).statusCode).toBe(204)
    expect((await send(newer, 'application/reports+json')).statusCode).toBe(204)
    expect(await counted('client_csp_violations_total{directive="img-src",part="test"}')).toBe(2)
  })

  it('is 204 and counted as refused when it is garbage, too large or nothing', async () => {
    const refused = 'client_reports_refused_total{part="test"}'
    const before = await counted(refused)
    const garbage = [
      await send('{"entries":'),
      await send('hello', 'text/plain'),
      await send('{"__proto__":{"a":1}}'),
      await send({ entries: [{ type: 'error', page: '/', message: 'x'.repeat(2_000) }] }),
      await send({ entries: [{ type: 'measure', page: '/', name: 'LCP', value: -1 }] }),
      await send('x'.repeat(20_000), 'application/octet-stream'),
      await test.anonymous.post('/api/client-reports'),
    ]
    expect(garbage.map(({ statusCode }) => statusCode)).toEqual(garbage.map(() => 204))
    expect(await counted(refused)).toBe(before + garbage.length)
  })

  it('makes no new series out of pages and directives nobody has', async () => {
    const seriesOf = async () =>
      (await test.registry.metrics()).split('\n').filter((line) => line.startsWith('client_')).length
    await send({ entries: [{ type: 'error', page: '/nowhere', message: 'x' }] })
    await send({ 'csp-report': { 'effective-directive': 'x-src' } }, 'application/csp-report')
    const before = await seriesOf()
    for (let n = 0; n < 40; n++) {
      await send({ entries: [{ type: 'error', page: `/invented/${n}`, message: 'x' }] })
      await send({ 'csp-report': { 'effective-directive': `made-up-${n}` } }, 'application/csp-report')
    }
    expect(await seriesOf()).toBe(before)
  })

  it('is refused with 429 when one client sends too many', async () => {
    const limited = await createTestApp({ RATE_LIMITS: 'production' })
    const statuses: number[] = []
    for (let n = 0; n < 61; n++)
      statuses.push((await limited.anonymous.post('/api/client-reports', { entries: [] })).statusCode)
    expect(statuses.filter((status) => status === 204)).toHaveLength(60)
    expect(statuses.at(-1)).toBe(429)
    await limited.close()
  })

  it('is taken whatever token comes with it', async () => {
    const answer = await send({ entries: [] }, 'application/json', { authorization: 'Bearer a.b.c' })
    expect(answer.statusCode).toBe(204)
  })
})
