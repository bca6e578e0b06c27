import { describe, expect, it } from 'vitest'
import { gate, problem, scriptedFetch, TEST_BASE_URL } from '../../test/scripted-fetch.ts'
import { answerOf, createApiClient } from './api-client.ts'
import { ApiError } from './api-error.ts'

function clientOf(script: Parameters<typeof scriptedFetch>[0], timeoutMs = 1_000) {
  const { fetch, sent } = scriptedFetch(script)
  return { client: createApiClient({ baseUrl: TEST_BASE_URL, timeoutMs, fetch }), sent }
}

async function failureOfRequest(request: Promise<unknown>) {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ApiError)
  return (error as ApiError).failure
}

/** A member who is signed in. */
const source = { isOwed: () => false, viewer: () => 'lin' }

describe('the API client', () => {
  it('sends identical reads that are under way at once as one request', async () => {
    const held = gate<{ body: unknown }>()
    const { client, sent } = clientOf(() => held.promise)
    const first = answerOf(client.GET('/posts', { params: { query: { limit: 20 } } }))
    const second = answerOf(client.GET('/posts', { params: { query: { limit: 20 } } }))
    held.resolve({ body: { items: [] } })
    expect(await Promise.all([first, second])).toEqual([{ items: [] }, { items: [] }])
    expect(sent).toHaveLength(1)
  })

  it('asks again once the first read is answered, even when it failed', async () => {
    const answers = [problem(503, 'service_unavailable'), { body: 'there' }]
    const { client, sent } = clientOf(() => answers.shift()!)
    await failureOfRequest(answerOf(client.GET('/world')))
    expect(await answerOf(client.GET('/world'))).toBe('there')
    expect(sent).toHaveLength(2)
  })

  it('never merges writes', async () => {
    const { client, sent } = clientOf(() => ({ body: {} }))
    await Promise.all([
      client.POST('/posts', { body: { content: 'hello' } }),
      client.POST('/posts', { body: { content: 'hello' } }),
    ])
    expect(sent).toHaveLength(2)
  })

  it("does not give a member's page to an anonymous reader", async () => {
    const { client, sent } = clientOf(() => ({ body: {} }))
    let token: string | null = null
    client.useTokens({ ...source, accessToken: () => token, renew: async () => null })
    const anonymous = answerOf(client.GET('/posts'))
    token = 'a-token'
    await Promise.all([anonymous, answerOf(client.GET('/posts'))])
    expect(sent.map((request) => request.headers.get('authorization'))).toEqual([null, 'Bearer a-token'])
  })

  it('renews a refused token once and repeats the request with the same idempotency key', async () => {
    const { client, sent } = clientOf((request) =>
      request.headers.get('authorization') === 'Bearer new'
        ? { body: 'done' }
        : problem(401, 'invalid_token'),
    )
    client.useTokens({ ...source, accessToken: () => 'old', renew: async () => 'new' })
    expect(
      await answerOf(
        client.POST('/posts', { params: { header: { 'Idempotency-Key': 'k' } }, body: { content: 'hello' } }),
      ),
    ).toBe('done')
    expect(sent.map((request) => request.headers.get('idempotency-key'))).toEqual(['k', 'k'])
    expect(sent.map((request) => request.body)).toEqual([{ content: 'hello' }, { content: 'hello' }])
  })

  it('reports the refusal when the session is over', async () => {
    const { client, sent } = clientOf(() => problem(401, 'invalid_token'))
    client.useTokens({ ...source, accessToken: () => 'old', renew: async () => null })
    const failure = await failureOfRequest(answerOf(client.GET('/users/me')))
    expect([failure.code, failure.status, sent.length]).toEqual(['invalid_token', 401, 1])
  })

  it('tells the code, the wrong fields and when to come back', async () => {
    const { client } = clientOf(() => ({
      status: 429,
      headers: { 'retry-after': '7' },
      body: { code: 'rate_limited', errors: [{ path: 'content', message: 'too long' }] },
    }))
    expect(await failureOfRequest(answerOf(client.GET('/posts')))).toEqual({
      code: 'rate_limited',
      status: 429,
      fieldErrors: [{ path: 'content', message: 'too long' }],
      retryAfterSeconds: 7,
    })
  })

  it('calls a broken connection offline and silence a timeout', async () => {
    const broken = clientOf(() => {
      throw new TypeError('fetch failed')
    })
    expect((await failureOfRequest(answerOf(broken.client.GET('/posts')))).code).toBe('offline')
    const silent = createApiClient({
      baseUrl: TEST_BASE_URL,
      timeoutMs: 1,
      fetch: ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error))
        }),
    })
    expect((await failureOfRequest(answerOf(silent.GET('/posts')))).code).toBe('timeout')
  })

  it('waits for a token that could not be had before it writes, and reads without', async () => {
    const { client, sent } = clientOf(() => ({ body: {} }))
    client.useTokens({ ...source, accessToken: () => null, isOwed: () => true, renew: async () => 'late' })
    await answerOf(client.GET('/posts'))
    await client.PUT('/posts/{id}/like', { params: { path: { id: '1' } } })
    expect(sent.map((request) => request.headers.get('authorization'))).toEqual([null, 'Bearer late'])
  })

  it('signs in without the token that has just been refused', async () => {
    const { client, sent } = clientOf(() => ({ body: {} }))
    client.useTokens({ ...source, accessToken: () => 'old', renew: async () => null })
    await client.POST('/auth/refresh', { body: {} })
    expect(sent[0]?.headers.get('authorization')).toBeNull()
  })

  it('calls an answer that is no JSON unreadable', async () => {
    const fetch = async () => new Response('<html>', { status: 200 })
    const client = createApiClient({ baseUrl: TEST_BASE_URL, timeoutMs: 1_000, fetch })
    expect((await failureOfRequest(answerOf(client.GET('/world')))).code).toBe('unreadable_answer')
  })

  it('takes an answer that is no problem document as what its status says', async () => {
    const { client } = clientOf(() => ({ status: 502, body: 'Bad Gateway' }))
    expect((await failureOfRequest(answerOf(client.GET('/posts')))).code).toBe('service_unavailable')
  })
})
