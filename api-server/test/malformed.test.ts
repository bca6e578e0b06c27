import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCast } from './access-matrix/cast.ts'
import { kindOf } from './access-matrix/objects.ts'
import { ROWS } from './access-matrix/rows.ts'
import { sendAs } from './access-matrix/send.ts'
import type { Stage } from './access-matrix/stage.ts'
import { ApiDocument, type Operation } from './api-document.ts'
import { malformedRequests, type MalformedRequest } from './malformed/malformed-request.ts'
import { rawRequests, sendRaw } from './malformed/raw-requests.ts'
import { checksumTables } from './malformed/table-checksums.ts'
import { createTestApp, type TestApp } from './test-app.ts'
import { insertTown } from './town-fixture.ts'

const FULL = process.env.VERIFY === 'full'
const REQUESTS = FULL ? 100_000 : 1_000
const RAW_REQUESTS = FULL ? 3_000 : 150
/** The same ones in every `npm test`; a number of the day in `npm run verify`. A failure prints it. */
const SEED = Number(process.env.FUZZ_SEED ?? (FULL ? Date.now() % 2 ** 31 : 20_261_122))
const HANG_MS = 5_000
const RUN_MS = FULL ? 1_800_000 : 60_000

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'

/** Whatever a browser reports is taken, and told nothing about. */
const TAKES_ANYTHING = new Set(['reportClient'])

let test: TestApp
let api: ApiDocument
let stage: Stage
let requests: fc.Arbitrary<MalformedRequest>

beforeAll(async () => {
  test = await createTestApp()
  const town = await insertTown(test)
  api = await ApiDocument.read(test.app)
  stage = { test, town, cast: await createCast(test, town) }
  const perOperation: fc.Arbitrary<MalformedRequest>[] = []
  for (const operation of api.operations)
    perOperation.push(malformedRequests(operation, await objectPartOf(operation)))
  requests = fc.oneof(...perOperation)
})
afterAll(() => test.close())

/** The address part of an object that is there, so that what follows it in the request is looked at. */
async function objectPartOf({ operationId, path }: Operation): Promise<string> {
  const at = ROWS[operationId]?.at
  if (!at) return path.includes('{') ? '1' : ''
  return encodeURIComponent(await kindOf(at).make(stage))
}

describe('malformed requests', () => {
  it('are refused as the document says, and change nothing', { timeout: RUN_MS }, async () => {
    const before = await checksumTables(test.db)
    await fc.assert(
      fc.asyncProperty(requests, async (request) => {
        const answer = await send(request)
        expect(complaintsAbout(request, answer)).toEqual([])
      }),
      { numRuns: REQUESTS, seed: SEED, endOnFailure: FULL },
    )
    expect(await checksumTables(test.db)).toEqual(before)
    expect((await stage.cast.owner.get('/api/users/me')).statusCode).toBe(200)
  })

  it('leave the server whole when they are no proper HTTP', { timeout: RUN_MS }, async () => {
    const address = await test.app.listen({ port: 0, host: '127.0.0.1' })
    const before = await checksumTables(test.db)
    const token = stage.cast.owner.session.accessToken
    await fc.assert(
      fc.asyncProperty(rawRequests(token), async (bytes) => {
        const answer = (await sendRaw(Number(new URL(address).port), bytes, HANG_MS)).replace(CONTINUE, '')
        // A request that never ends is cut off without an answer; any other is told what is wrong with it.
        expect(answer).toMatch(/^($|HTTP\/1\.1 (200|204|4\d\d) )/)
        if (/^HTTP\/1\.1 4/.test(answer)) expect(answer).toContain('application/problem+json')
      }),
      { numRuns: RAW_REQUESTS, seed: SEED },
    )
    expect(await checksumTables(test.db)).toEqual(before)
    expect((await fetch(`${address}/health/live`)).status).toBe(200)
  })
})

async function send(request: MalformedRequest): Promise<LightMyRequestResponse> {
  const { caller, method, url, headers, payload } = request
  const callers = {
    anonymous: stage.cast.anonymous,
    broken: stage.cast.anonymous,
    member: stage.cast.owner,
    admin: stage.cast.admin,
  }
  const row = ROWS[request.operation.operationId]
  const options = { method: method as 'GET', url, headers, ...(payload && { payload }) }
  return within(HANG_MS, sendAs(callers[caller], row, options))
}

function complaintsAbout(request: MalformedRequest, answer: LightMyRequestResponse): string[] {
  const { operation, method } = request
  const status = answer.statusCode
  if (status >= 500) return [`${status} ${answer.body}`]
  if (status < 300 && operation.method !== 'get' && !TAKES_ANYTHING.has(operation.operationId))
    return [`${status}: the write went through`]
  if (ROWS[operation.operationId]?.stream && status < 300) return []
  // A broken address may be nobody's, and another method is another operation.
  const isTold = answer.headers['content-type']?.toString().startsWith('application/problem+json')
  const isOther = method !== operation.method.toUpperCase() || [404, 405, 414].includes(status)
  if (!isOther) return api.complaintsAbout(operation, answer)
  return status < 400 || method === 'HEAD'
    ? []
    : isTold
      ? api.complaintsAboutProblem(answer)
      : [`${status} is no problem`]
}

/** @throws Error when the answer takes longer. */
async function within<Answer>(timeoutMs: number, answer: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer after ${timeoutMs} ms`)), timeoutMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
