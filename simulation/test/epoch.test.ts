import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostTown } from './support/hosted-town.ts'
import { createTownDatabase, getWorldRow, type TownDatabase } from './support/town-database.ts'

describe('a world that another engine version has run', () => {
  let town: TownDatabase
  beforeAll(async () => {
    town = await createTownDatabase()
    const host = await hostTown(town, { begin: 'stopped' })
    await host.command({ command: 'step', steps: 100 })
    await host.stop()
    await town.db.updateTable('worlds').set({ engineVersion: '0' }).execute()
    await town.db.updateTable('worldSnapshots').set({ engineVersion: '0' }).execute()
  })
  afterAll(() => town.close())

  it('goes on at the same time in a new epoch, with keys and effects that meet none of the old ones', async () => {
    const before = await getWorldRow(town)
    const host = await hostTown(town, { begin: 'stopped' })
    const opened = await getWorldRow(town)
    expect(opened).toMatchObject({ epoch: 2, simTime: before.simTime })
    expect(opened.engineVersion).not.toBe('0')
    expect(opened.lastEffectNo).toBeGreaterThan(before.lastEffectNo)
    expect((await host.command({ command: 'step', steps: 300 })).state).toBe('done')
    await host.stop()
    const actions = await town.db
      .selectFrom('actionLogs')
      .select(['worldKey', 'startAt'])
      .where('worldKey', 'like', '2:%')
      .execute()
    expect(actions.length).toBeGreaterThan(20)
    expect(Math.min(...actions.map(({ startAt }) => startAt))).toBeGreaterThanOrEqual(before.simTime)
  })

  it('is recovered within its new epoch like any other', async () => {
    const before = await getWorldRow(town)
    const host = await hostTown(town, { begin: 'stopped' })
    await host.stop()
    expect(await getWorldRow(town)).toMatchObject({
      epoch: 2,
      stateHash: before.stateHash,
      simTime: before.simTime,
    })
  })
})

it('is not gone on with when its tables were changed behind its back', async () => {
  const town = await createTownDatabase()
  const host = await hostTown(town, { begin: 'stopped' })
  await host.stop()
  await town.db.updateTable('worlds').set({ stateHash: '0123456789abcdef' }).execute()
  await expect(hostTown(town, { begin: 'stopped' })).rejects.toThrow(/recomputed state/)
  expect((await getWorldRow(town)).leaseOwner).toBeNull()
  await town.close()
})
