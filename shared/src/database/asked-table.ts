/**
 * A derived table of `count` rows whose values are parameters: what many readers ask for, in one statement. Ids go in
 * as bigints, which are written as numbers: text would be compared as a double, which neither keeps them nor uses a key.
 */
export function askedTable(columns: readonly string[], count: number): string {
  const first = columns.map((column) => `? AS ${column}`).join(', ')
  const values = columns.map(() => '?').join(', ')
  return `(SELECT ${first}${` UNION ALL SELECT ${values}`.repeat(count - 1)})`
}
