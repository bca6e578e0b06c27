import net from 'node:net'
import fc from 'fast-check'

/** A request as the bytes of a connection, and whether the client hangs up its side after them. */
export interface RawRequest {
  bytes: Buffer
  halfClose: boolean
}

/** Bytes that are nearly HTTP: headers given twice, lengths that lie, bodies that break off, thousands of parts. */
export function rawRequests(accessToken: string): fc.Arbitrary<RawRequest> {
  const signedIn = `Authorization: Bearer ${accessToken}\r\n`
  const head = (line: string, ...headers: string[]) =>
    `${line} HTTP/1.1\r\nHost: test\r\n${signedIn}${headers.map((header) => `${header}\r\n`).join('')}\r\n`
  const json = ['Content-Type: application/json']
  const form = ['Content-Type: multipart/form-data; boundary=b']
  const part = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nx\r\n'
  const many = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(3_000) + '--b--\r\n'
  const withLength = (line: string, type: string[], body: string, length = Buffer.byteLength(body)) =>
    head(line, ...type, `Content-Length: ${length}`) + body
  const known = fc.constantFrom(
    head('GET /api/posts', 'Authorization: Bearer a.b.c', 'Connection: close'),
    head('GET /api/posts', 'Host: other', 'Connection: close'),
    head('GET /api/posts', 'Content-Length: 5', 'Content-Length: 6'),
    head('GET /api/posts', 'X: a\rb'),
    head('GET /api/posts', ': no name'),
    head('GET /api/posts', 'X\0Y: 1'),
    head('GET /api/posts', `X: ${'x'.repeat(20_000)}`),
    head(`GET /api/posts?cursor=${'x'.repeat(20_000)}`),
    head('GET /api/posts\0'),
    head('GET http://other/api/posts', 'Connection: close'),
    head('GET api/posts'),
    head('get /api/posts'),
    head('NONSENSE /api/posts'),
    'GET /api/posts HTTP/9.9\r\nHost: test\r\n\r\n',
    'GET /api/posts HTTP/1.1\r\n\r\n',
    'GET /api/posts\r\n\r\n',
    '\r\n\r\n\r\n',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    withLength('POST /api/posts', json, '{"content":"cut off', 500),
    withLength('POST /api/posts', json, '{"content":1}', 13),
    head('POST /api/posts', ...json, 'Content-Length: -1') + '{}',
    head('POST /api/posts', ...json, 'Content-Length: 1e3') + '{}',
    head('POST /api/posts', ...json, 'Transfer-Encoding: chunked') + 'zz\r\n{}\r\n0\r\n\r\n',
    head('POST /api/posts', ...json, 'Transfer-Encoding: chunked') + 'ffffffffffffffff\r\n{}',
    head('POST /api/posts', ...json, 'Transfer-Encoding: chunked') + '2\r\n{',
    head('POST /api/posts', ...json, 'Transfer-Encoding: chunked', 'Content-Length: 2') + '{}',
    head('POST /api/posts', ...json, 'Transfer-Encoding: gzip') + '{}',
    head('POST /api/posts', ...json, 'Content-Type: text/plain', 'Content-Length: 2') + '{}',
    head('POST /api/posts', ...json, 'Content-Length: 9999999999'),
    head('POST /api/posts', ...json, 'Expect: 100-continue', 'Content-Length: 1') + '{',
    withLength('POST /api/files', form, part, Buffer.byteLength(part) + 1_000),
    withLength('POST /api/files', form, part),
    withLength('POST /api/files', form, `${part}--b--\r\n`),
    withLength('POST /api/files', ['Content-Type: multipart/form-data'], `${part}--b--\r\n`),
    withLength('POST /api/files', form, many),
    head('POST /api/files', ...form, 'Transfer-Encoding: chunked') + '5\r\n--b\r\n\r\n',
  )
  const noise = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes))
  const spoilt = fc
    .tuple(known, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }))
    .map(([text, at, junk]) => {
      const bytes = Buffer.from(text, 'latin1')
      const place = at % Math.min(bytes.length, 400)
      return Buffer.concat([bytes.subarray(0, place), junk, bytes.subarray(place)])
    })
  return fc.oneof(
    { weight: 5, arbitrary: known.map(toRaw) },
    { weight: 3, arbitrary: spoilt.map(toRaw) },
    { weight: 1, arbitrary: noise.map(toRaw) },
  )
}

function toRaw(request: string | Buffer): RawRequest {
  // Whoever hangs up shows the server that nothing more comes: no test waits for its patience to end.
  return { bytes: Buffer.from(request as string, 'latin1'), halfClose: true }
}

/**
 * Sends the bytes and resolves with all the server says before it ends the connection, or with the head of its
 * first answer when it keeps the connection.
 *
 * @throws Error when neither has happened after `timeoutMs`.
 */
export function sendRaw(port: number, { bytes, halfClose }: RawRequest, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = net.connect({ port, host: '127.0.0.1', allowHalfOpen: true }, () =>
      halfClose ? socket.end(bytes) : socket.write(bytes),
    )
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    const timer = setTimeout(() => {
      socket.destroy()
      reject(new Error(`silence for ${timeoutMs} ms after ${JSON.stringify(answer)}`))
    }, timeoutMs)
    socket.on('data', (data) => {
      answer += data.toString('latin1')
      if (/^HTTP\/1\.1 [2-5][\s\S]*\r\n\r\n/.test(answer)) end()
    })
    socket.on('end', end)
    socket.on('close', end)
    // A server that hangs up while we still write has refused the rest.
    socket.on('error', end)
  })
}
