import { SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { listBreakpoints } from '@ai-community/shared/town/breakpoints.ts'
import { getWorld } from '@ai-community/shared/town/world.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostTown, type HostedTown } from './support/hosted-town.ts'
import { createTownDatabase, getWorldRow, type TownDatabase } from './support/town-database.ts'

describe('the commands of the operators', () => {
  let town: TownDatabase
  let host: HostedTown
  beforeAll(async () => {
    town = await createTownDatabase()
    host = await hostTown(town, { begin: 'stopped' })
  })
  afterAll(async () => {
    await host.stop()
    await town.close()
  })
  const statusOf = async () => (await getWorld(town.db)).status

  it('let a stopped town stand still until it is started', async () => {
    expect(await host.command({ command: 'resume' })).toMatchObject({
      state: 'failed',
      result: 'the town is stopped, not paused',
    })
    expect(await host.command({ command: 'pause' })).toMatchObject({ state: 'failed' })
    expect(await statusOf()).toBe('stopped')
  })

  it('let it live exactly as many events as asked for', async () => {
    const { state, result } = await host.command({ command: 'step', steps: 7 })
    expect(state).toBe('done')
    expect(result).toMatch(/^7 events, now day 2, /)
    expect(await statusOf()).toBe('stopped')
    expect((await host.command({ command: 'step', steps: 500 })).result).toMatch(/^500 events/)
  })

  it('start, pause and resume it, and refuse what does not fit its state', async () => {
    expect(await host.command({ command: 'start', speed: 600 })).toMatchObject({ state: 'done' })
    expect(await statusOf()).toBe('running')
    expect((await getWorld(town.db)).speed).toBe(600)
    expect(await host.command({ command: 'start' })).toMatchObject({ state: 'failed' })
    expect(await host.command({ command: 'step' })).toMatchObject({
      state: 'failed',
      result: 'the town is running: pause it first',
    })
    expect(await host.command({ command: 'pause' })).toMatchObject({ state: 'done' })
    const { simTime: paused } = await getWorldRow(town)
    expect(await host.command({ command: 'speed', speed: 'max' })).toMatchObject({ state: 'done' })
    expect((await getWorldRow(town)).simTime).toBe(paused)
    expect(await statusOf()).toBe('paused')
  })

  it('let it live to the very time asked for, and pause it there', async () => {
    const until = simTime((await getWorldRow(town)).simTime + 2 * SIM_HOUR_MS)
    expect(await host.command({ command: 'resume', until })).toMatchObject({ state: 'done' })
    await expect.poll(statusOf, { interval: 20, timeout: 15_000 }).toBe('paused')
    expect((await getWorldRow(town)).simTime).toBe(until)
    expect(await host.command({ command: 'start', until: simTime(1) })).toMatchObject({
      state: 'failed',
      result: expect.stringMatching(/^it is day \d+, .* already$/) as string,
    })
  })

  it('let it live until a breakpoint is met, and pause it at that very event', async () => {
    expect(await host.command({ command: 'break', resident: 'nobody' })).toMatchObject({ state: 'failed' })
    expect(await host.command({ command: 'break', action: 'talk' })).toMatchObject({ state: 'done' })
    expect(await host.command({ command: 'resume', speed: 'max' })).toMatchObject({ state: 'done' })
    await expect.poll(statusOf, { interval: 20, timeout: 15_000 }).toBe('paused')
    const { simTime: pausedAt, id } = await getWorldRow(town)
    const talk = await town.db
      .selectFrom('actionLogs')
      .select('startAt')
      .where('action', '=', 'talk')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(pausedAt).toBe(talk.startAt)
    expect((await getWorld(town.db)).reason).toMatch(/^breakpoint: .+ talk: /)
    expect(await listBreakpoints(town.db, id)).toMatchObject([
      { action: 'talk', hits: 1, lastHitAt: pausedAt },
    ])
    const stepped = await host.command({ command: 'step', steps: 100_000 })
    expect(stepped.result).toMatch(/^\d{1,4} events?, now .*; breakpoint: /)
    expect(await host.command({ command: 'clear' })).toMatchObject({ result: '1 breakpoint is cleared' })
    expect(await host.command({ command: 'clear', breakpoint: '1' })).toMatchObject({ state: 'failed' })
  })

  it('end a long step with a pause, and tell how far it is meanwhile', async () => {
    const stepping = host.command({ command: 'step', steps: 1_000_000 })
    const progressOf = async () =>
      (
        await town.db
          .selectFrom('simCommands')
          .select('progress')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow()
      ).progress
    await expect.poll(progressOf, { interval: 20, timeout: 15_000 }).toBeGreaterThan(0)
    expect(await host.command({ command: 'pause' })).toMatchObject({ state: 'done' })
    const { state, result } = await stepping
    expect(state).toBe('done')
    expect(Number(/^\d+/.exec(result!)?.[0])).toBeLessThan(1_000_000)
  })

  it('ask a resident without changing anything', async () => {
    const before = await getWorldRow(town)
    const { username } = await town.db
      .selectFrom('residents')
      .innerJoin('users', 'users.id', 'userId')
      .select('username')
      .limit(1)
      .executeTakeFirstOrThrow()
    const ask = () =>
      host.command({ command: 'interview', resident: username, question: '你今天过得怎么样？' })
    const first = await ask()
    expect(first.result).not.toBe('')
    expect((await ask()).result).toBe(first.result)
    expect((await getWorldRow(town)).stateHash).toBe(before.stateHash)
    expect(await host.command({ command: 'interview', resident: 'nobody', question: '?' })).toMatchObject({
      state: 'failed',
    })
  })

  it('stop it with everything saved, and are still heard after', async () => {
    expect(await host.command({ command: 'stop' })).toMatchObject({ state: 'done' })
    const world = await getWorldRow(town)
    const snapshot = await town.db
      .selectFrom('worldSnapshots')
      .selectAll()
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(snapshot.hash).toBe(world.stateHash)
    expect(await host.command({ command: 'stop' })).toMatchObject({ state: 'failed' })
    expect(await host.command({ command: 'start', speed: 60 })).toMatchObject({ state: 'done' })
  })

  it('fail when the process that had begun to obey them is gone', async () => {
    await host.stop()
    const { id } = await town.db.selectFrom('worlds').select('id').executeTakeFirstOrThrow()
    const command = { id: town.ctx.ids.next(), worldId: id, command: 'step', payload: '{}', state: 'running' }
    await town.db
      .insertInto('simCommands')
      .values({ ...command, result: null, issuedById: null, createdAt: new Date(), finishedAt: null })
      .execute()
    host = await hostTown(town, { begin: 'stopped' })
    const row = await town.db
      .selectFrom('simCommands')
      .selectAll()
      .where('id', '=', command.id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'failed', result: 'the process that obeyed it ended' })
  })
})
