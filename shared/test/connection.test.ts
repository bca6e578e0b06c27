import net from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectDatabase, type Db } from '../src/database/connection.ts'
import { DatabaseTimeoutError, isDatabaseAway, isDuplicate, toDomainError } from '../src/database/errors.ts'
import { withTransaction } from '../src/database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => expect.fail('should have failed'),
    (error: unknown) => error,
  )
}

async function connectionId(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`SELECT CAST(CONNECTION_ID() AS CHAR) AS id`.execute(db)
  return rows[0]!.id
}

describe('a session', () => {
  it('reads committed rows only, in UTC, strictly, and keeps ids as text', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      SELECT @@session.time_zone AS zone, @@session.sql_mode AS mode, CAST(9007199254740993 AS UNSIGNED) AS id,
        CAST(41 AS UNSIGNED) AS sim_time, JSON_OBJECT('snake_key', 1) AS payload`.execute(database.db)
    expect(rows[0]).toMatchObject({ zone: '+00:00', id: '9007199254740993', simTime: 41 })
    expect(rows[0]!.mode).toContain('STRICT_ALL_TABLES')
  })
})

describe('the pool', () => {
  it('answers a query that takes too long with an error, and works on with another connection', async () => {
    const db = connectDatabase({ url: database.url, poolSize: 1, timeoutMs: 200 })
    const error = await failureOf(sql`SELECT SLEEP(5)`.execute(db))
    expect(error).toBeInstanceOf(DatabaseTimeoutError)
    expect(toDomainError(error)?.code).toBe('service_unavailable')
    expect(await connectionId(db)).toMatch(/^\d+$/)
    await db.destroy()
  })

  it('lets nobody wait for a connection past the deadline', async () => {
    const db = connectDatabase({ url: database.url, poolSize: 1, timeoutMs: 200 })
    const error = await db.connection().execute(() => failureOf(connectionId(db)))
    expect(error).toBeInstanceOf(DatabaseTimeoutError)
    await db.destroy()
  })

  it('replaces a connection that the server has closed while it idled', async () => {
    const db = connectDatabase({ url: database.url, poolSize: 1, timeoutMs: 2_000 })
    const first = await connectionId(db)
    await sql`KILL ${sql.raw(first)}`.execute(database.db)
    const second = await connectionId(db).catch(() => connectionId(db))
    expect(second).not.toBe(first)
    await db.destroy()
  })

  it('calls a server away that refuses, or accepts and never answers', async () => {
    const silent = net.createServer(() => {})
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as net.AddressInfo
    for (const address of [`127.0.0.1:${port}`, '127.0.0.1:1']) {
      const db = connectDatabase({ url: `mysql://u:p@${address}/x`, poolSize: 1, timeoutMs: 200 })
      expect(isDatabaseAway(await failureOf(connectionId(db))), address).toBe(true)
      await db.destroy()
    }
    silent.close()
  })
})

describe('withTransaction', () => {
  it('tells why a connection was lost in the middle, not that it could not roll back any more', async () => {
    const impatient = connectDatabase({ url: database.url, poolSize: 1, timeoutMs: 200 })
    const tooSlow = withTransaction(impatient, (tx) => sql`SELECT SLEEP(5)`.execute(tx))
    expect(await failureOf(tooSlow)).toBeInstanceOf(DatabaseTimeoutError)
    const db = connectDatabase({ url: database.url, poolSize: 1, timeoutMs: 20_000 })
    const cutOff = withTransaction(db, async (tx) => {
      const { rows } = await sql<{ id: string }>`SELECT CAST(CONNECTION_ID() AS CHAR) AS id`.execute(tx)
      const underWay = sql`SELECT SLEEP(19)`.execute(tx)
      await Promise.all([underWay, sql`KILL ${sql.raw(rows[0]!.id)}`.execute(database.db)])
    })
    expect(await failureOf(cutOff)).toMatchObject({ code: 'PROTOCOL_CONNECTION_LOST' })
    await Promise.all([impatient.destroy(), db.destroy()])
  })

  it('repeats the loser of a deadlock, so that both transactions count', async () => {
    await sql`CREATE TABLE deadlock (n INT PRIMARY KEY, value INT NOT NULL)`.execute(database.db)
    await sql`INSERT INTO deadlock VALUES (1, 0), (2, 0)`.execute(database.db)
    let waiting = 0
    let bothHoldOne!: () => void
    const both = new Promise<void>((resolve) => (bothHoldOne = resolve))
    const addTo = (first: number, second: number) =>
      withTransaction(database.db, async (tx) => {
        await sql`UPDATE deadlock SET value = value + 1 WHERE n = ${first}`.execute(tx)
        if (++waiting === 2) bothHoldOne()
        await both
        await sql`UPDATE deadlock SET value = value + 1 WHERE n = ${second}`.execute(tx)
      })
    await Promise.all([addTo(1, 2), addTo(2, 1)])
    const { rows } = await sql<{ value: number }>`SELECT value FROM deadlock`.execute(database.db)
    expect(rows.map((row) => row.value)).toEqual([2, 2])
    expect(waiting).toBeGreaterThan(2)
  })

  it('leaves nothing behind when its work fails', async () => {
    await sql`CREATE TABLE rolled_back (n INT PRIMARY KEY)`.execute(database.db)
    const error = await failureOf(
      withTransaction(database.db, async (tx) => {
        await sql`INSERT INTO rolled_back VALUES (1)`.execute(tx)
        await sql`INSERT INTO rolled_back VALUES (1)`.execute(tx)
      }),
    )
    expect(isDuplicate(error)).toBe(true)
    expect((await sql`SELECT * FROM rolled_back`.execute(database.db)).rows).toEqual([])
  })
})
