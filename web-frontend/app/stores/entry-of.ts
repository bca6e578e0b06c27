/**
 * The record's entry under this key, made when it is asked for the first time.
 *
 * It is read back from the record: what an assignment gives is the plain object, whose later changes no page sees.
 */
export function entryOf<Value>(record: Record<string, Value>, key: string, make: () => Value): Value {
  record[key] ??= make()
  return record[key]
}
