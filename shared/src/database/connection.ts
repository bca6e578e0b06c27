import { CamelCasePlugin, CompiledQuery, Kysely, MysqlDialect, type Transaction } from 'kysely'
import { createDeadlinePool, type DatabaseOptions } from './pool.ts'
import type { Database } from './schema.ts'

export type Db = Kysely<Database>
/** A function that must run inside a transaction takes `Tx`: forgetting it does not compile. */
export type Tx = Transaction<Database>

const SESSION_SETUP = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  "SET time_zone = '+00:00', innodb_lock_wait_timeout = 5, sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'",
]

/** Opens a pool; no connection is made before the first query. Close it with `db.destroy()`. */
export function connectDatabase(options: DatabaseOptions): Db {
  return new Kysely<Database>({
    dialect: new MysqlDialect({
      pool: createDeadlinePool(options),
      async onCreateConnection(connection) {
        for (const statement of SESSION_SETUP) await connection.executeQuery(CompiledQuery.raw(statement))
      },
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
