import fc from 'fast-check'
import { BROKEN_VALUE, UNKNOWN_KEY } from './broken-values.ts'

export interface BrokenBody {
  type: string
  payload: Buffer
}

const JSON_TYPE = 'application/json'
const asJson = (text: string): BrokenBody => ({ type: JSON_TYPE, payload: Buffer.from(text) })

/** A body no operation takes: texts that are no JSON, JSON that is no object, other encodings and types. */
const HOPELESS_BODY: fc.Arbitrary<BrokenBody> = fc.oneof(
  fc
    .constantFrom(
      '[]',
      '"text"',
      '12',
      'true',
      '{',
      '[1',
      '}',
      '',
      ' ',
      '{"a":1,}',
      "{'a':1}",
      'NaN',
      '\u0000',
      '{}{}',
    )
    .map(asJson),
  fc.integer({ min: 1, max: 30_000 }).map((depth) => asJson('['.repeat(depth))),
  fc
    .uint8Array({ maxLength: 80 })
    .map((bytes) => ({ type: JSON_TYPE, payload: Buffer.from([0x7b, ...bytes]) })),
  fc.constantFrom('{"content":"x","unknown":1}', '{"login":1}').chain((text) =>
    fc.constantFrom<BrokenBody>(
      { type: JSON_TYPE, payload: Buffer.from(text, 'utf16le') },
      {
        type: JSON_TYPE,
        payload: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
      },
      { type: JSON_TYPE, payload: Buffer.from(`\ufeff${text}`) },
      { type: JSON_TYPE, payload: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
      { type: 'application/json; charset=utf-16', payload: Buffer.from(text, 'utf16le') },
      { type: 'text/plain', payload: Buffer.from(text) },
      {
        type: 'application/xml',
        payload: Buffer.from('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
      },
      { type: 'application/x-www-form-urlencoded', payload: Buffer.from('content=x&__proto__[a]=1') },
      { type: 'application/json/json', payload: Buffer.from(text) },
      { type: `application/${'x'.repeat(2_000)}`, payload: Buffer.from(text) },
    ),
  ),
  fc.constant({ type: JSON_TYPE, payload: Buffer.alloc(70_000, '[') }),
  brokenMultipart(),
)

/** The operation's example with one thing wrong, or something that is no body at all. */
export function brokenBody(example: object | undefined): fc.Arbitrary<BrokenBody> {
  if (!example) return fc.oneof(HOPELESS_BODY, fc.constant(asJson('{"stray":1}'))).filter(isNoEmptyBody)
  const keys = Object.keys(example)
  const text = JSON.stringify(example)
  const spoiltField = fc
    .tuple(fc.constantFrom(...keys), BROKEN_VALUE)
    .filter(([key, value]) => value !== 'true' || typeof example[key as keyof object] !== 'boolean')
    .map(([key, value]) =>
      asJson(`{${[...pairsOf(example, key), `${JSON.stringify(key)}:${value}`].join()}}`),
    )
  const unknownKey = fc
    .tuple(UNKNOWN_KEY, fc.constantFrom('1', '"x"', 'null', '{"role":"admin"}'))
    .map(([key, value]) => asJson(`${text.slice(0, -1)},${JSON.stringify(key)}:${value}}`))
  const lessOrMore = fc
    .constantFrom(...keys)
    .map((key) => asJson(`{${[...pairsOf(example, key), '"unknown":true'].join()}}`))
  const cut = fc.integer({ min: 0, max: text.length - 1 }).map((length) => asJson(text.slice(0, length)))
  return fc.oneof(
    { weight: 4, arbitrary: spoiltField },
    { weight: 2, arbitrary: unknownKey },
    { weight: 1, arbitrary: lessOrMore },
    { weight: 1, arbitrary: cut },
    { weight: 3, arbitrary: HOPELESS_BODY },
  )
}

/** The members of the example but one, as JSON text. */
function pairsOf(example: object, without: string): string[] {
  return Object.entries(example)
    .filter(([key]) => key !== without)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
}

/** Where a route takes none, nothing at all would be the right body. */
function isNoEmptyBody({ payload }: BrokenBody): boolean {
  return payload.toString().trim() !== ''
}

function brokenMultipart(): fc.Arbitrary<BrokenBody> {
  const part = (name: string, content: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"; filename="../../x.png"\r\nContent-Type: image/png\r\n\r\n${content}\r\n`
  const bodies = [
    '',
    '--b',
    '--b--',
    '--b\r\n\r\n',
    part('file', 'not a picture'),
    `${part('file', '\x89PNG\r\n\x1a\n')}--b--\r\n`,
    `${part('other', 'x')}--b--\r\n`,
    `${part('file', 'x')}${part('file', 'y')}--b--\r\n`,
    `--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n`,
    `--b\r\n${'X-Header: y\r\n'.repeat(2_500)}\r\nx\r\n--b--\r\n`,
    `--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n`,
    `${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(800)}--b--\r\n`,
  ]
  const types = [
    'multipart/form-data; boundary=b',
    'multipart/form-data; boundary="b"',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'b'.repeat(300)}`,
    'multipart/mixed; boundary=b',
  ]
  return fc
    .tuple(fc.constantFrom(...types), fc.constantFrom(...bodies))
    .map(([type, text]) => ({ type, payload: Buffer.from(text, 'latin1') }))
}
