import { sql, type Selectable } from 'kysely'
import type { Database } from './schema.ts'

/**
 * A table to select from by the key named. For `a = ? AND b < ? ORDER BY b DESC LIMIT n` MariaDB looks up `a` alone
 * and walks from its newest row to `b`, unless it is told the key: a page far down then reads all pages before it.
 */
export function byKey<Table extends keyof Database>(table: Table, key: string) {
  return sql<Selectable<Database[Table]>>`${sql.table(table)}`.as<Table>(
    sql`${sql.id(table)} FORCE INDEX (${sql.id(key)})`,
  )
}
