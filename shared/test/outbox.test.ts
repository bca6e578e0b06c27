import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openIdSource, type IdSource } from '../src/database/id-source.ts'
import { compareIds } from '../src/database/ids.ts'
import { recordEvent } from '../src/database/outbox.ts'
import { getLastSeq, listEventsAfter, publishBatch } from '../src/database/outbox-publisher.ts'
import { withTransaction } from '../src/database/transaction.ts'
import { createTestDatabase, type TestDatabase } from '../test-support/test-database.ts'

let database: TestDatabase
let ids: IdSource

beforeAll(async () => {
  database = await createTestDatabase()
  ids = await openIdSource(database.db, (error) => {
    throw error
  })
})
afterAll(async () => {
  await ids.close()
  await database.drop()
})
beforeEach(async () => {
  await sql`DELETE FROM outbox`.execute(database.db)
  await sql`DELETE FROM outbox_publisher`.execute(database.db)
})

function writeEvent(n: number): Promise<void> {
  return withTransaction(database.db, (tx) =>
    recordEvent(tx, ids.next(), new Date(), { type: 'test', audience: 'public', payload: { n } }),
  )
}

describe('the outbox publisher', () => {
  it('numbers committed rows without a gap, also those that commit after younger ones', async () => {
    const early = ids.next()
    let commitEarly!: () => void
    const mayCommit = new Promise<void>((resolve) => (commitEarly = resolve))
    const early$ = withTransaction(database.db, async (tx) => {
      await recordEvent(tx, early, new Date(), { type: 'early', audience: 'public', payload: {} })
      await mayCommit
    })
    await writeEvent(1)
    expect(await publishBatch(database.db, 'a')).toBe(1)
    commitEarly()
    await early$
    expect(await publishBatch(database.db, 'a')).toBe(1)
    const events = await listEventsAfter(database.db, 0, 10)
    expect(events.map((event) => [event.seq, event.type])).toEqual([
      [1, 'test'],
      [2, 'early'],
    ])
  })

  it('gives each row one number when several publishers compete for the lease', async () => {
    const writers = Array.from({ length: 60 }, (_, n) => writeEvent(n))
    const publishers = ['a', 'b', 'c'].map(async (owner) => {
      for (let turn = 0; turn < 20; turn++) await publishBatch(database.db, owner)
    })
    await Promise.all([...writers, ...publishers])
    await sql`UPDATE outbox_publisher SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND`.execute(
      database.db,
    )
    await publishBatch(database.db, 'd')
    const events = await listEventsAfter(database.db, 0, 100)
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1))
    expect(await getLastSeq(database.db)).toBe(60)
  })

  it('leaves the lease to its holder until it lapses', async () => {
    expect(await publishBatch(database.db, 'a')).toBe(0)
    expect(await publishBatch(database.db, 'b')).toBe('not the publisher')
    await sql`UPDATE outbox_publisher SET lease_until = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND`.execute(
      database.db,
    )
    expect(await publishBatch(database.db, 'b')).toBe(0)
    expect(await publishBatch(database.db, 'a')).toBe('not the publisher')
  })
})

describe('id sources', () => {
  it('of many processes never make the same id, nor one below an earlier holder of the node', async () => {
    const fail = (error: unknown) => {
      throw error
    }
    const sources = await Promise.all(Array.from({ length: 8 }, () => openIdSource(database.db, fail)))
    const made = sources.flatMap((source) => Array.from({ length: 2_000 }, () => source.next()))
    expect(new Set(made).size).toBe(16_000)
    const last = sources[0]!.next()
    await Promise.all(sources.map((source) => source.close()))
    const successor = await openIdSource(database.db, fail)
    expect(compareIds(successor.next(), last)).toBeGreaterThan(0)
    await successor.close()
  })
})
