import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { File } from '@ai-community/shared/contracts/files.ts'
import { startS3Server, type S3Server } from '@ai-community/shared/test-support/s3-server.ts'
import { noise } from './files/pictures.ts'
import { uploaded } from './files/uploader.ts'
import { createTestApp, type TestApp } from './test-app.ts'

let folder: string
let server: S3Server
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sending-test-'))
  server = await startS3Server(folder)
})
afterAll(async () => {
  await server.close()
  fs.rmSync(folder, { recursive: true })
})

describe.each([
  ['this machine', () => ({})],
  ['a storage that speaks S3', () => server.settings],
])('a file that is sent from %s', (_name, settings) => {
  let test: TestApp
  let file: File
  let whole: Buffer
  let etag: string
  beforeAll(async () => {
    test = await createTestApp(settings())
    const member = await test.register()
    file = await uploaded(member, await noise(80, 60).png().toBuffer())
    await member.post('/api/posts', { content: 'a picture', fileIds: [file.id] })
    const answer = await test.anonymous.get(file.url)
    whole = answer.rawPayload
    etag = String(answer.headers.etag)
  })
  afterAll(() => test.close())

  function get(headers: Record<string, string>, url = file.url) {
    return test.anonymous.get(url, { headers })
  }

  it('is a picture and nothing else, whatever a browser thinks of it', async () => {
    const { headers, statusCode } = await get({})
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(file.sizeBytes),
      'content-disposition': `inline; filename="${file.id}.png"`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'accept-ranges': 'bytes',
    })
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    expect(headers).not.toHaveProperty('last-modified')
  })

  it('has the same headers for HEAD, and no body', async () => {
    const { rawPayload, headers, statusCode } = await test.anonymous.send({ method: 'HEAD', url: file.url })
    const { date: _, 'x-request-id': _id, ratelimit: _limit, ...told } = headers
    const expected = (await get({})).headers
    expect([statusCode, rawPayload.length]).toEqual([200, 0])
    expect(expected).toMatchObject(told)
    expect(told).toMatchObject({ 'content-length': String(whole.length), etag })
  })

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=100-', 100, undefined],
    ['bytes=10-99999999', 10, undefined],
  ])('is sent in part: %s', async (range, first, last) => {
    const { rawPayload, headers, statusCode } = await get({ range })
    const part = whole.subarray(first, last === undefined ? undefined : last + 1)
    expect(statusCode).toBe(206)
    expect(rawPayload.equals(part)).toBe(true)
    expect(headers).toMatchObject({
      'content-range': `bytes ${first}-${first + part.length - 1}/${whole.length}`,
      'content-length': String(part.length),
      etag,
    })
  })

  it('has no part beyond its end', async () => {
    const { statusCode, headers, json } = await get({ range: 'bytes=99999999-' })
    expect([statusCode, json<{ code: string }>().code]).toEqual([416, 'range_not_satisfiable'])
    expect(headers['cache-control']).toBe('no-store')
  })

  it.each(['bytes=0-1,5-6', 'bytes=x', 'lines=1-2', 'bytes=-', 'bytes=5'])(
    'is sent whole for a range nobody has to understand: %s',
    async (range) => {
      const { statusCode, rawPayload } = await get({ range })
      expect([statusCode, rawPayload.length]).toEqual([200, whole.length])
    },
  )

  it('is not sent to a client that has it', async () => {
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { statusCode, rawPayload, headers } = await get({ 'if-none-match': tag })
      expect([statusCode, rawPayload.length, headers.etag]).toEqual([304, 0, etag])
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    }
    expect((await get({ 'if-none-match': '"other"' })).statusCode).toBe(200)
  })

  it('goes on where a client stopped, if it is still the same', async () => {
    const range = 'bytes=10-19'
    expect((await get({ range, 'if-range': etag })).statusCode).toBe(206)
    const changed = await get({ range, 'if-range': '"other"' })
    expect([changed.statusCode, changed.rawPayload.length]).toEqual([200, whole.length])
  })

  it('has a thumbnail with a tag of its own', async () => {
    const { headers, statusCode } = await get({ 'if-none-match': etag }, file.thumbUrl)
    expect([statusCode, headers['content-type']]).toEqual([200, 'image/webp'])
    expect(headers.etag).not.toBe(etag)
    expect((await get({ 'if-none-match': String(headers.etag) }, file.thumbUrl)).statusCode).toBe(304)
  })
})

describe('a file that is sent from this machine', () => {
  // The S3 server of the tests knows no range from the end; those of production do.
  it('is sent from its end too', async () => {
    const test = await createTestApp()
    try {
      const member = await test.register()
      const { url, sizeBytes } = await uploaded(member, await noise(80, 60).png().toBuffer())
      const whole = (await member.get(url)).rawPayload
      const { rawPayload, headers } = await member.get(url, { headers: { range: 'bytes=-50' } })
      expect(rawPayload.equals(whole.subarray(-50))).toBe(true)
      expect(headers['content-range']).toBe(`bytes ${sizeBytes - 50}-${sizeBytes - 1}/${sizeBytes}`)
    } finally {
      await test.close()
    }
  })
})

describe('an address below /api/files', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await createTestApp()
  })
  afterAll(() => test.close())

  it.each([
    '/api/files/',
    '/api/files/..',
    '/api/files/../../package.json',
    '/api/files/..%2f..%2fpackage.json',
    '/api/files/%2e%2e%2f%2e%2e%2fpackage.json',
    '/api/files/..%5c..%5cpackage.json',
    '/api/files/%252e%252e%252fpackage.json',
    '/api/files/.env',
    '/api/files/.git/config',
    '/api/files/1%00.png',
    '/api/files/%00',
    '/api/files/%c0%ae%c0%ae%2fpasswd',
    '/api/files//etc/passwd',
    '/api/files/uploads',
    '/api/files/1/../../../package.json',
    '/api/files/1/thumb/../../../../package.json',
    '/api/files/-1',
    '/api/files/99999999999999999999',
    '/files/',
    '/uploads/',
    '/.data/files',
  ])('leads to no other file and to no listing: %s', async (url) => {
    const { statusCode, headers } = await test.anonymous.get(url)
    expect([400, 404]).toContain(statusCode)
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })
})
