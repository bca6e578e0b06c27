import { CamelCasePlugin, Kysely, MysqlDialect, type MysqlPool } from 'kysely'
import type { Database } from '@ai-community/shared/database/schema.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { createDeadlinePool } from '@ai-community/shared/database/pool.ts'

/** What one statement cost: rows the storage engine handed to the server, beside those that came out. */
export interface StatementCost {
  sql: string
  rowsRead: number
  rowsReturned: number
}

export interface MeasuredDatabase {
  db: Db
  /** Costs of the statements since it was last emptied; kept only while `measuring`. */
  costs: StatementCost[]
  measuring: boolean
}

type Callback = (error: Error | null, result: unknown) => void
interface RawConnection {
  query(sql: string, parameters?: readonly unknown[], callback?: Callback): unknown
  release(): void
  destroy?(): void
  threadId: number
}

const COUNTERS = "SHOW SESSION STATUS LIKE 'Handler_read%'"
const READ_COMMITTED = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'

/** A connection that reads its session's Handler_read counters before and after each statement. */
export function connectMeasured(url: string): MeasuredDatabase {
  const pool = createDeadlinePool({ url, poolSize: 1, timeoutMs: 60_000 })
  const known = new WeakMap<object, RawConnection>()
  const measured: MeasuredDatabase = { db: undefined as never, costs: [], measuring: false }
  const watched: MysqlPool = {
    getConnection: (callback) =>
      pool.getConnection((error, connection) => {
        if (error) return callback(error, connection)
        // The same object for the same connection: Kysely sets up what it has not seen.
        const raw = connection as unknown as RawConnection
        const own = known.get(raw) ?? watch(measured, raw)
        known.set(raw, own)
        callback(null, own as never)
      }),
    end: (callback) => pool.end(callback),
  }
  measured.db = new Kysely<Database>({
    dialect: new MysqlDialect({
      pool: watched,
      onCreateConnection: async (connection) => {
        await connection.executeQuery({ sql: READ_COMMITTED, parameters: [] } as never)
      },
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return measured
}

function watch(measured: MeasuredDatabase, raw: RawConnection): RawConnection {
  const run = (sql: string, parameters: readonly unknown[] = []) =>
    new Promise<unknown>((resolve, reject) =>
      raw.query(sql, parameters, (error, result) => (error ? reject(error) : resolve(result))),
    )
  const measure = async (sql: string, parameters: readonly unknown[]) => {
    const [before, again] = [await readCounters(run), await readCounters(run)]
    const result = await run(sql, parameters)
    const after = await readCounters(run)
    // Reading the counters counts too, each time the same.
    const rowsRead = after - again - (again - before)
    measured.costs.push({ sql, rowsRead, rowsReturned: Array.isArray(result) ? result.length : 0 })
    return result
  }
  return {
    query(sql, parameters = [], callback) {
      if (!measured.measuring || !callback) return raw.query(sql, parameters, callback)
      measure(sql, parameters).then(
        (result) => callback(null, result),
        (error: Error) => callback(error, undefined),
      )
      return undefined
    },
    release: () => raw.release(),
    destroy: () => raw.destroy?.(),
    get threadId() {
      return raw.threadId
    },
  }
}

async function readCounters(run: (sql: string) => Promise<unknown>): Promise<number> {
  const rows = (await run(COUNTERS)) as { Value: string }[]
  return rows.reduce((sum, row) => sum + Number(row.Value), 0)
}
