import { DomainError } from '../contracts/error-codes.ts'
import type { Page } from '../contracts/primitives.ts'

const ID_PATTERN = /^[1-9]\d{0,18}$/
/** The last instant a DATETIME can hold. */
const LAST_INSTANT_MS = Date.UTC(9999, 11, 31, 23, 59, 59)

/** Place in a list that is ordered by time, newest first, and within one millisecond by id. */
export interface TimeKey {
  at: Date
  id: string
}

/** An opaque cursor: base64url of the key values of the last row the page examined. */
export function encodeCursor(...key: (string | number)[]): string {
  return Buffer.from(JSON.stringify(key.map(String))).toString('base64url')
}

/**
 * The key values of a cursor of `length` ids or whole numbers.
 *
 * @throws DomainError `invalid_cursor` for anything `encodeCursor` did not make.
 */
export function decodeCursor(cursor: string, length: number): string[] {
  let key: unknown
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw new DomainError('invalid_cursor')
  }
  const valid =
    Array.isArray(key) &&
    key.length === length &&
    key.every((part) => typeof part === 'string' && (part === '0' || ID_PATTERN.test(part)))
  if (!valid) throw new DomainError('invalid_cursor')
  return key as string[]
}

/** The cursor of a list ordered by time. */
export function encodeTimeCursor({ at, id }: TimeKey): string {
  return encodeCursor(at.getTime(), id)
}

/** @throws DomainError `invalid_cursor`. */
export function decodeTimeCursor(cursor: string): TimeKey {
  const [ms, id] = decodeCursor(cursor, 2)
  if (Number(ms) > LAST_INSTANT_MS) throw new DomainError('invalid_cursor')
  return { at: new Date(Number(ms)), id: id! }
}

/**
 * Cuts a page out of `limit + 1` rows read: the extra row only tells whether there is more.
 *
 * @param cursorOf key of a row, as the next page's query compares it.
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
  toItem: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return { items: kept.map(toItem), nextCursor: rows.length > limit && last ? cursorOf(last) : null }
}
