import { setImmediate } from 'node:timers/promises'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import type { Db } from '@ai-community/shared/database/connection.ts'
import { createTestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import type { TestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeltaMessage, ResidentReport, SnapshotMessage } from '../src/protocol.ts'
import { openDatabaseSource } from '../src/server/database-source.ts'
import { createDemoMap } from '../src/server/demo/demo-map.ts'
import { createVisualizationApp } from '../src/server/server.ts'
import type { FeedMessage } from '../src/server/world-feed.ts'
import { layCable } from './cut-cable.ts'
import type { Cable } from './cut-cable.ts'

const WORLD_ID = '10'
const RESIDENT_ID = '100'
const map = createDemoMap()
const now = new Date()

let database: TestDatabase
let cable: Cable
let db: Db
let messages: FeedMessage[] = []
let app: ReturnType<typeof createVisualizationApp>['app']
let feed: ReturnType<typeof createVisualizationApp>['feed']

beforeAll(async () => {
  database = await createTestDatabase()
  const url = new URL(database.url)
  cable = await layCable(url.hostname, Number(url.port))
  url.hostname = '127.0.0.1'
  url.port = String(cable.port)
  db = connectDatabase({ url: url.href, poolSize: 2, timeoutMs: 1_000 })
  ;({ app, feed } = createVisualizationApp({ openLive: () => openDatabaseSource(db) }))
  feed.subscribe((message) => messages.push(message))
})
afterAll(async () => {
  await db.destroy()
  await cable.cut()
  await database.drop()
})

const last = <Body>(): Body => messages.at(-1)!.body as Body

describe('the server beside a database', () => {
  it('shows the demo while there is no town yet', async () => {
    await feed.step()
    expect(messages.at(-1)!.event).toBe('snapshot')
    expect(last<SnapshotMessage>().source.kind).toBe('demo')
  })

  it('switches to the living town as soon as there is one, with a whole picture', async () => {
    await insertTown(database.db)
    messages = []
    // The first step sets out for the database, and once that has answered a later one shows it.
    while (feed.source.kind === 'demo') {
      await feed.step()
      await setImmediate()
    }
    await feed.step()
    const { body, event } = messages.find(
      (message) => 'worldKey' in message.body && message.body.worldKey === WORLD_ID,
    )!
    const snapshot = body as SnapshotMessage
    expect(event).toBe('snapshot')
    expect(snapshot).toMatchObject({ source: { kind: 'live', awaySince: null }, name: { en: 'Test Town' } })
    expect(snapshot.residents.map(({ displayName }) => displayName)).toEqual(['Ada'])
    expect(snapshot.places.map(({ key }) => key)).toEqual(['cafe'])
    expect((await app.inject('/health/ready')).json()).toMatchObject({ status: 'ok' })
  })

  it('tells of a committed walk once, as its path', async () => {
    const walk = {
      path: [
        { x: 1, y: 9 },
        { x: 8, y: 9 },
      ],
      startAt: 3_600_000,
      endAt: 3_700_000,
    }
    await writeState(database.db, { walk })
    await feed.step()
    expect(last<DeltaMessage>().residents?.[0]?.walk).toEqual(walk)
    await feed.step()
    expect(last<DeltaMessage>()).not.toHaveProperty('residents')
  })

  it('reads a resident’s details from the database', async () => {
    const response = await app.inject(`/api/viz/residents/${RESIDENT_ID}`)
    expect(response.statusCode).toBe(200)
    expect(response.json<ResidentReport>().resident.persona.en).toBe('Reads a lot.')
    expect((await app.inject('/api/viz/residents/101')).statusCode).toBe(404)
  })

  it('keeps the last picture when the database goes away, and says since when', async () => {
    await cable.cut()
    await feed.step()
    expect(last<DeltaMessage>().source).toMatchObject({
      kind: 'live',
      awaySince: expect.any(String) as string,
    })
    expect(feed.snapshot()).toMatchObject({ worldKey: WORLD_ID, residents: [{ displayName: 'Ada' }] })
    expect((await app.inject(`/api/viz/residents/${RESIDENT_ID}`)).statusCode).toBe(503)
    expect((await app.inject('/health/ready')).json()).toMatchObject({ status: 'degraded' })
    const since = feed.source.awaySince
    await feed.step()
    expect(feed.source.awaySince).toBe(since)
  })

  it('goes on live, and never with the demo, when the database is back', async () => {
    await cable.mend()
    messages = []
    await feed.step()
    expect(messages.map(({ event }) => event)).toEqual(['delta'])
    expect(last<DeltaMessage>().source).toEqual({ kind: 'live', awaySince: null })
  })
})

async function insertTown(into: Db): Promise<void> {
  await into
    .insertInto('worlds')
    .values({
      id: WORLD_ID,
      worldKey: 'main',
      nameZh: '测试镇',
      nameEn: 'Test Town',
      seed: 1,
      engineVersion: '1',
      simTime: 3_600_000,
      speed: '60',
      map: JSON.stringify(map),
      createdAt: now,
    })
    .execute()
  const cafe = map.places.find(({ key }) => key === 'cafe')!
  await into
    .insertInto('locations')
    .values({
      id: '20',
      worldId: WORLD_ID,
      worldKey: cafe.key,
      kind: cafe.kind,
      nameZh: cafe.name.zh,
      nameEn: cafe.name.en,
      ...cafe.rect,
      doorX: cafe.door.x,
      doorY: cafe.door.y,
      capacity: 9,
      opensMinute: null,
      closesMinute: null,
    })
    .execute()
  await into
    .insertInto('users')
    .values({
      id: RESIDENT_ID,
      username: 'ada',
      displayName: 'Ada',
      isAi: true,
      settings: '{}',
      createdAt: now,
      updatedAt: now,
    })
    .execute()
  await into
    .insertInto('residents')
    .values({
      userId: RESIDENT_ID,
      worldId: WORLD_ID,
      worldKey: 'ada',
      language: 'en',
      age: 30,
      occupationZh: '读者',
      occupationEn: 'reader',
      personaZh: '爱看书。',
      personaEn: 'Reads a lot.',
      traits: '{}',
      interests: '[]',
      voice: '{}',
      locationId: '20',
      state: JSON.stringify(stateOf({})),
      updatedAt: now,
    })
    .execute()
}

function stateOf(changes: object): object {
  return {
    asleep: false,
    mood: 'calm',
    needs: { energy: 50, hunger: 50, social: 50, fun: 50, hygiene: 50 },
    activity: { action: 'rest', since: 0, until: 1, text: { zh: '休息', en: 'resting' } },
    position: { x: 20, y: 9 },
    walk: null,
    plan: [],
    ...changes,
  }
}

/** What the simulation's journal does: the resident's new state and the effect's number, together. */
async function writeState(into: Db, changes: object): Promise<void> {
  await into.transaction().execute(async (tx) => {
    await tx
      .updateTable('residents')
      .set({ state: JSON.stringify(stateOf(changes)) })
      .execute()
    await tx
      .updateTable('worlds')
      .set((eb) => ({ lastEffectNo: eb('lastEffectNo', '+', 1) }))
      .execute()
  })
}
