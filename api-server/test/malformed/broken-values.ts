import fc from 'fast-check'

const NUL = '\0'
const LONE_SURROGATE = '\ud83d'

/** JSON texts, since some of these are no values: no field of any contract takes one of them. */
export const BROKEN_VALUE = fc.oneof(
  fc.constantFrom(
    'true',
    '[]',
    '{}',
    '[null]',
    '1e999',
    '-1e-999',
    '123456789012345678901234567890',
    '1e-9',
    '-7',
    '{"__proto__":{"role":"admin"}}',
    '{"constructor":{"prototype":{"role":"admin"}}}',
    '{"toString":1,"valueOf":2}',
  ),
  fc
    .constantFrom(`a${NUL}b`, `a${LONE_SURROGATE}`, `${LONE_SURROGATE}b`, NUL)
    .map((text) => JSON.stringify(text)),
  fc.integer({ min: 2, max: 9_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.integer({ min: 2, max: 4_000 }).map((depth) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)),
  fc.anything({ maxDepth: 3, withNullPrototype: true }).map((value) => `[${toJson(value)}]`),
)

/** Keys no contract has, some of which every object of JavaScript has. */
export const UNKNOWN_KEY = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '',
    'role',
    'isAi',
    'id ',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `x-${text.toWellFormed()}`),
)

/** What may stand where an id or a name belongs, and is none. */
export const BROKEN_SEGMENT = fc.oneof(
  fc.constantFrom(
    ...['0', '-1', '1.5', '1e5', '+1', '0x10', '01', ' 1', '1 ', '9'.repeat(20), '9'.repeat(300), 'NaN'],
    ...[
      'null',
      'undefined',
      '__proto__',
      'constructor',
      '%00',
      '%ff',
      '%c0%ae',
      '%ud83d',
      '%',
      '%zz',
      '%2e%2e',
    ],
    ...['..%2f..%2fetc%2fpasswd', '1%2f..', '*', '1;drop', "1'--", '%EF%BC%91', '%F0%9F%8C%B1', 'a b'],
  ),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 30 })
    .map((text) => `~${encodeURIComponent(text.toWellFormed())}`),
)

/** Query strings in which nothing is as it should be. */
export const BROKEN_QUERY = fc.oneof(
  fc.constantFrom(
    ...['limit=0', 'limit=-1', 'limit=101', 'limit=999999999999', 'limit=1e2', 'limit=', 'limit=1&limit=2'],
    ...[
      'limit[]=1',
      'limit=%EF%BC%91',
      'cursor=',
      'cursor=%00',
      'cursor=%zz',
      'cursor=1&cursor=2',
      'cursor=e30',
    ],
    ...[
      '__proto__=1',
      '__proto__[role]=admin',
      'constructor[prototype][a]=1',
      'feed=all',
      'ai=maybe',
      '&&&=&=',
      '?',
    ],
    ...[
      'q=%00',
      'q=',
      `q=${'x'.repeat(3_000)}`,
      'type=all',
      'seq=-1',
      'since=x',
      'query=%ff',
      'a=1'.repeat(50),
    ],
    Array.from({ length: 1_500 }, (_, index) => `k${index}=1`).join('&'),
  ),
  fc
    .string({ unit: 'binary', maxLength: 30 })
    .map((text) => `cursor=${encodeURIComponent(text.toWellFormed())}`),
  fc.base64String({ maxLength: 60 }).map((text) => `cursor=${encodeURIComponent(text)}`),
  fc.webQueryParameters(),
)

/** Header lines of which a server has to make something, or nothing. */
export const ODD_HEADERS = fc
  .subarray(
    [
      ['idempotency-key', 'x'.repeat(200)],
      ['idempotency-key', 'two words'],
      ['if-match', 'W/"junk"'],
      ['if-match', '"999999999999999999999-x"'],
      ['if-none-match', '*, "a", W/"b", '.repeat(50)],
      ['if-modified-since', 'yesterday'],
      ['range', 'bytes=-0,5-1,99999999999999999999-'],
      ['last-event-id', '-1e9'],
      ['accept', 'text/html;q=nonsense, */*;q=-3'],
      ['accept-encoding', 'gzip;q=2, *;q=0'],
      ['accept-language', '😀'.repeat(3)],
      ['content-encoding', 'gzip'],
      ['content-language', 'xx'],
      ['cookie', 'aic_refresh=%zz; ; =; a'],
      ['origin', 'null'],
      ['origin', 'https://evil.example'],
      ['referer', 'javascript:alert(1)'],
      ['x-session', 'cookie'],
      ['x-forwarded-for', '::1, ,,, 999.1.1.1'],
      ['x-forwarded-proto', 'gopher'],
      ['x-forwarded-host', 'evil.example:99999'],
      ['x-request-id', 'a b\tc'],
      ['x-http-method-override', 'DELETE'],
      ['user-agent', 'x'.repeat(3_000)],
      ['expect', '200-ok'],
      ['host', 'evil.example'],
    ] as const,
    { maxLength: 4 },
  )
  .map((lines) => Object.fromEntries(lines.map(([name, value]) => [name, latin1(value)])))

/** `Authorization` headers that let nobody in. */
export const BROKEN_AUTHORIZATION = fc.constantFrom(
  ...[
    'Bearer',
    'Bearer ',
    'bearer a.b.c',
    'Basic eDp5',
    'Bearer a.b.c',
    'Bearer ..',
    `Bearer ${'x'.repeat(5_000)}`,
  ],
  // {"alg":"none"} and claims of the first user, without a signature.
  'Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiIxIiwic2lkIjoiMSJ9.',
  'Bearer eyJhbGciOiJIUzI1NiIsImtpZCI6Im5ldyJ9.e30.AAAA',
)

/** A header goes over the wire byte by byte. */
function latin1(text: string): string {
  return Buffer.from(text).toString('latin1')
}

function toJson(value: unknown): string {
  try {
    return (
      JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? `${part}` : part)) ?? 'null'
    )
  } catch {
    return '{'
  }
}
