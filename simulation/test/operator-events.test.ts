import { injectEvent, listTownEvents } from '@ai-community/shared/town/events.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostTown, type HostedTown } from './support/hosted-town.ts'
import { createTownDatabase, getWorldRow, type TownDatabase } from './support/town-database.ts'

describe('an event of an operator', () => {
  const text = { zh: '广场上来了马戏团', en: 'A circus has come to the square' }
  let town: TownDatabase
  let host: HostedTown
  beforeAll(async () => {
    town = await createTownDatabase()
    host = await hostTown(town, { speed: 600 })
  })
  afterAll(async () => {
    await host.stop()
    await town.close()
  })

  const inputs = () =>
    town.db
      .selectFrom('worldInputs')
      .selectAll()
      .where('kind', '=', 'event_injected')
      .orderBy('inputNo')
      .execute()
  /** What residents know of the event, by its input. */
  const hearers = async (inputNo: number) => {
    const facts = await town.db
      .selectFrom('memories')
      .select(['content', 'evidence'])
      .where('kind', '=', 'fact')
      .execute()
    return facts.filter(({ evidence }) => evidence.includes(`in:${inputNo}`))
  }
  const poll = (look: () => Promise<number>) => expect.poll(look, { interval: 50, timeout: 15_000 })

  it('reaches the town as a recorded input, and those who are awake know of it', async () => {
    const event = await injectEvent(town.ctx, '1', { text, locationId: null, importance: 8 })
    expect(event).toMatchObject({ heard: false, injected: true })
    await poll(async () => (await inputs()).length).toBe(1)
    const [input] = await inputs()
    expect(input).toMatchObject({ sourceType: 'event', sourceId: event.id, actorId: null })
    expect(JSON.parse(input!.payload)).toEqual({
      kind: 'event_injected',
      fact: text,
      place: null,
      importance: 8,
    })
    const { items } = await listTownEvents(town.db, { limit: 5 })
    expect(items.find(({ id }) => id === event.id)).toMatchObject({ heard: true, startAt: input!.simTime })
    await poll(async () => (await hearers(input!.inputNo)).length).toBeGreaterThan(0)
    for (const { content } of await hearers(input!.inputNo)) expect(content).toMatch(/马戏团|circus/i)
  })

  it('is heard first by those at its place alone', async () => {
    const places = await town.db.selectFrom('locations').select(['id', 'worldKey']).execute()
    const taken = await town.db.selectFrom('residents').select(['homeLocationId', 'locationId']).execute()
    const quiet = places.find(({ id }) =>
      taken.every(({ homeLocationId, locationId }) => homeLocationId !== id && locationId !== id),
    )!
    await injectEvent(town.ctx, '1', { text, locationId: quiet.id, importance: 5 })
    await poll(async () => (await inputs()).length).toBe(2)
    const [everywhere, there] = await inputs()
    expect(JSON.parse(there!.payload)).toMatchObject({ place: quiet.worldKey })
    // The batch that holds the input is committed with the memories it made.
    await poll(async () => (await getWorldRow(town)).simTime).toBeGreaterThan(there!.simTime)
    const heard = (await hearers(there!.inputNo)).length
    expect(heard).toBeLessThan((await hearers(everywhere!.inputNo)).length)
  })

  it('happens again when the town is lived again from its seed and inputs', async () => {
    await host.stop()
    const before = await getWorldRow(town)
    await town.db.deleteFrom('worldSnapshots').execute()
    host = await hostTown(town, { begin: 'stopped' })
    expect(await getWorldRow(town)).toMatchObject({ stateHash: before.stateHash, simTime: before.simTime })
  })
})
