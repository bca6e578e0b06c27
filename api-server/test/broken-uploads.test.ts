import fs from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { MAX_UPLOAD_BYTES } from '@ai-community/shared/contracts/files.ts'
import { BOUNDARY, fileForm, FORM_HEADERS, formOf, type FormPart } from './files/form.ts'
import { noise, plain } from './files/pictures.ts'
import { leftovers, storedFiles, upload } from './files/uploader.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

let test: TestApp
let member: Member
let picture: Buffer
beforeAll(async () => {
  test = await createTestApp()
  member = await test.register()
  picture = await plain().png().toBuffer()
  await test.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => test.close())
afterEach(() => {
  expect([leftovers(test), storedFiles(test).size]).toEqual([[], 0])
})

const file = (): FormPart => ({ name: 'file', fileName: 'x.png', type: 'image/png', body: picture })
const many = (count: number): FormPart[] =>
  Array.from({ length: count }, (_, at) => ({ name: `part${at}`, body: 'x' }))
const NO_BOUNDARY = { 'content-type': 'multipart/form-data' }

interface Broken {
  name: string
  form: () => Buffer | string
  headers?: Record<string, string>
  answer: [status: number, code: string]
}

const BROKEN: Broken[] = [
  {
    name: 'is cut off in the file',
    form: () => fileForm(picture).subarray(0, 200),
    answer: [400, 'malformed_body'],
  },
  {
    name: 'is cut off in a header',
    form: () => fileForm(picture).subarray(0, 30),
    answer: [400, 'malformed_body'],
  },
  {
    name: 'is never closed',
    form: () => formOf([file()], { closed: false }),
    answer: [400, 'malformed_body'],
  },
  {
    name: 'names no boundary',
    form: () => formOf([file()]),
    headers: NO_BOUNDARY,
    answer: [400, 'malformed_body'],
  },
  {
    name: 'has another boundary than it says',
    form: () => formOf([file()]),
    headers: { 'content-type': 'multipart/form-data; boundary=another' },
    answer: [400, 'malformed_body'],
  },
  {
    name: 'has a boundary of 10,000 characters',
    form: () => formOf([file()]),
    headers: { 'content-type': `multipart/form-data; boundary=${'b'.repeat(10_000)}` },
    answer: [400, 'malformed_body'],
  },
  { name: 'is empty', form: () => '', answer: [400, 'validation_failed'] },
  { name: 'holds nothing', form: () => formOf([]), answer: [400, 'validation_failed'] },
  { name: 'is no form at all', form: () => 'hello', answer: [400, 'malformed_body'] },
  {
    name: 'is JSON',
    form: () => '{"file":"x"}',
    headers: { 'content-type': 'application/json' },
    answer: [415, 'unsupported_media_type'],
  },
  {
    name: 'is the bare picture',
    form: () => picture,
    headers: { 'content-type': 'image/png' },
    answer: [415, 'unsupported_media_type'],
  },
  { name: 'has 3,000 parts', form: () => formOf(many(3_000)), answer: [413, 'payload_too_large'] },
  { name: 'has two files', form: () => formOf([file(), file()]), answer: [413, 'payload_too_large'] },
  {
    name: 'has the file under another name',
    form: () => formOf([{ ...file(), name: 'picture' }]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'has the file as text',
    form: () => formOf([{ name: 'file', body: 'x' }]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'has no file',
    form: () => formOf([{ name: 'alt', body: 'x' }]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'has an unknown field',
    form: () => formOf([{ name: 'owner', body: '1' }, file()]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'has a field twice',
    form: () => formOf([{ name: 'alt', body: 'a' }, { name: 'alt', body: 'b' }, file()]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'has an unknown purpose',
    form: () => formOf([{ name: 'purpose', body: 'cover' }, file()]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'describes the picture in 1,001 characters',
    form: () => formOf([file(), { name: 'alt', body: '字'.repeat(1_001) }]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'describes the picture in 20,000 bytes',
    form: () => formOf([file(), { name: 'alt', body: 'x'.repeat(20_000) }]),
    answer: [413, 'payload_too_large'],
  },
  {
    name: 'describes the picture with a NUL',
    form: () => formOf([file(), { name: 'alt', body: 'a\0b' }]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'has a field as JSON',
    form: () => formOf([file(), { name: 'alt', type: 'application/json', body: '{"a":1}' }]),
    answer: [400, 'validation_failed'],
  },
  {
    name: 'has a field called __proto__',
    form: () => formOf([{ name: '__proto__', body: 'x' }, file()]),
    answer: [400, 'malformed_body'],
  },
  {
    name: 'has a file called __proto__',
    form: () => formOf([{ ...file(), name: '__proto__' }]),
    answer: [400, 'malformed_body'],
  },
  {
    name: 'has a file of 10 MiB and a byte',
    form: () => fileForm(Buffer.alloc(MAX_UPLOAD_BYTES + 1)),
    answer: [413, 'payload_too_large'],
  },
  {
    name: 'is 20 MiB long',
    form: () => fileForm(Buffer.alloc(2 * MAX_UPLOAD_BYTES)),
    answer: [413, 'payload_too_large'],
  },
]

describe('a form', () => {
  it.each(BROKEN)('that $name is told so', async ({ form, headers = FORM_HEADERS, answer }) => {
    const refused = await member.post('/api/files', form(), { headers })
    expect([refused.statusCode, refused.json().code]).toEqual(answer)
  })

  it('with an Idempotency-Key that is none is refused', async () => {
    const refused = await upload(member, picture, {}, { 'idempotency-key': 'two words' })
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'validation_failed'])
  })

  it('of somebody unknown is not read', async () => {
    expect((await upload(test.anonymous, picture)).statusCode).toBe(401)
  })
})

/** Sends raw bytes and reads until the server hangs up or has answered. */
async function exchange(send: (socket: net.Socket) => void): Promise<string> {
  const { port } = test.app.server.address() as AddressInfo
  const socket = net.connect(port, '127.0.0.1')
  send(socket)
  return text(socket)
}

function head(length: number | string, extra = ''): string {
  const authorization = `Authorization: Bearer ${member.session.accessToken}`
  const type = `Content-Type: multipart/form-data; boundary=${BOUNDARY}`
  return `POST /api/files HTTP/1.1\r\nHost: x\r\n${authorization}\r\n${type}\r\n${extra}Content-Length: ${length}\r\n\r\n`
}

describe('a connection', () => {
  it('whose sender leaves in the middle of the file leaves nothing behind', async () => {
    const form = fileForm(await noise(300, 300).png().toBuffer())
    const arrived = waitForUpload()
    const answer = exchange((socket) => {
      socket.write(head(form.length))
      socket.write(form.subarray(0, form.length / 2))
      void arrived.then(() => socket.destroy())
    })
    await Promise.allSettled([answer])
    await untilNothingIsLeft()
  })

  it('that sends more than it says is hung up on', async () => {
    const form = fileForm(picture)
    const answer = await exchange((socket) => socket.end(Buffer.concat([Buffer.from(head(100)), form])))
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    await untilNothingIsLeft()
  })

  it('that breaks its chunks off is hung up on', async () => {
    const answer = await exchange((socket) =>
      socket.end(
        `${head(0).replace('Content-Length: 0', 'Transfer-Encoding: chunked')}5\r\n--b0u\r\nZZ\r\nbroken`,
      ),
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    await untilNothingIsLeft()
  })

  it('gets its answer before it has sent all that is too much, and may go on with another request', async () => {
    const { port } = test.app.server.address() as AddressInfo
    const form = fileForm(Buffer.alloc(MAX_UPLOAD_BYTES + 1_000))
    const answer = await fetch(`http://127.0.0.1:${port}/api/files`, {
      method: 'POST',
      headers: { ...FORM_HEADERS, authorization: `Bearer ${member.session.accessToken}` },
      body: form,
    })
    expect(answer.status).toBe(413)
    await answer.body?.cancel()
    const next = await fetch(`http://127.0.0.1:${port}/health/live`)
    expect(next.status).toBe(200)
  })
})

/** Resolves once a file has begun to arrive. */
async function waitForUpload(): Promise<void> {
  const folder = path.join(test.dataFolder, 'uploads')
  fs.mkdirSync(folder, { recursive: true })
  const { promise, resolve } = Promise.withResolvers<void>()
  const watcher = fs.watch(folder, () => resolve())
  await promise
  watcher.close()
}

async function untilNothingIsLeft(): Promise<void> {
  if (leftovers(test).length === 0) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const watcher = fs.watch(path.join(test.dataFolder, 'uploads'), () => {
    if (leftovers(test).length === 0) resolve()
  })
  if (leftovers(test).length === 0) resolve()
  await promise
  watcher.close()
}
