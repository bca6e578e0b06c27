import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import path from 'node:path'
import { createTestDatabase, type TestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import getPort from 'get-port'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hostTown } from './support/hosted-town.ts'
import { runSimHere } from './support/sim-here.ts'
import { runSim } from './support/sim-process.ts'
import { createTownDatabase, getWorldRow, type TownDatabase } from './support/town-database.ts'

/** Of a port that is free, for the one command that listens. */
let metricsPort = '9102'

/** As `npm run sim -- …`, but in this process. */
const sim = (url: string, ...argv: string[]) =>
  runSimHere({ DATABASE_URL: url, SIMULATION_METRICS_PORT: metricsPort }, argv)
describe('the command line', { timeout: 60_000 }, () => {
  let town: TownDatabase
  let empty: TestDatabase
  beforeAll(async () => {
    ;[town, empty] = await Promise.all([createTownDatabase(), createTestDatabase()])
  })
  afterAll(() => Promise.all([town.close(), empty.drop()]))

  it('ends with 3 and says how to seed when there are no residents', async () => {
    metricsPort = String(await getPort())
    for (const command of [['status'], ['residents'], ['step'], ['pause'], ['run']]) {
      const { exitCode, err, out } = await sim(empty.url, ...command)
      expect({ command, exitCode, out: command[0] === 'run' ? '' : out }).toEqual({
        command,
        exitCode: 3,
        out: '',
      })
      expect(err).toContain('npm run db:seed')
    }
  })

  it.each([
    [['speed', 'fast']],
    [['step', '0']],
    [['--step', 'x']],
    [['run', '--until', 'noon']],
    [['dance']],
  ])('ends with 2 for %j and says what is wrong', async (argv) => {
    const { exitCode, err, out } = await sim(town.url, ...argv)
    expect(exitCode).toBe(2)
    expect(err).not.toBe('')
    expect(out).toBe('')
  })

  it('ends with 2 where the console has neither a terminal nor a pipe', async () => {
    expect(await runSim({ url: town.url, dataFolder: 'none' }, [])).toMatchObject({ exitCode: 2, out: '' })
  })

  it.each([
    [['inspect', 'nobody_at_all']],
    [['interview', 'nobody_at_all', 'why?']],
    [['why', '1:999999999']],
    [['residents', '--at', 'nowhere']],
    [['break', 'on', 'nothing']],
    [['fork', 'no-such-file.gz']],
  ])('ends with 3 for %j, which is not there', async (argv) => {
    const { exitCode, err, out } = await sim(town.url, ...argv)
    expect({ exitCode, out }).toEqual({ exitCode: 3, out: '' })
    expect(err).toMatch(/no such file|There is no|Nothing has|is no resident/)
  })

  it('ends with 4 when there is nobody who could obey', async () => {
    const { exitCode, err } = await sim(town.url, 'pause')
    expect(exitCode).toBe(4)
    expect(err).toContain('No process has the world')
  })

  it('ends with 1 when the database is not there, and names no password', async () => {
    const { exitCode, err } = await sim('mysql://somebody:secret-word@127.0.0.1:9/none', 'status')
    expect(exitCode).toBe(1)
    expect(err).not.toContain('secret-word')
  })

  it('steps the world by itself, prints the result alone on standard output, and leaves it free', async () => {
    const { exitCode, out, err } = await sim(town.url, '--step', '12')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^12 events, now day 2, \d\d:\d\d\n$/)
    expect(err).toContain('the town lives its first day')
    expect((await getWorldRow(town)).leaseOwner).toBeNull()
  })

  it('prints the status as one JSON object', async () => {
    const { exitCode, out } = await sim(town.url, 'status', '--json')
    expect(exitCode).toBe(0)
    const world = await getWorldRow(town)
    expect(JSON.parse(out)).toMatchObject({
      status: 'stopped',
      residents: 8,
      stateHash: world.stateHash,
      host: null,
    })
  })

  it('lists the residents with where they are and what they do', async () => {
    const { exitCode, out } = await sim(town.url, 'residents')
    expect(exitCode).toBe(0)
    expect(out.trim().split('\n')).toHaveLength(8 + 2)
  })

  it('tells the process that has the world what to do, and ends with 4 when that refuses', async () => {
    const host = await hostTown(town, { begin: 'stopped' })
    try {
      expect(await sim(town.url, 'start', '--speed', '600')).toMatchObject({ exitCode: 0 })
      const refused = await sim(town.url, 'step', '5')
      expect(refused).toMatchObject({ exitCode: 4, out: '' })
      expect(refused.err).toContain('the town is running: pause it first')
      expect(await sim(town.url, 'pause')).toMatchObject({ exitCode: 0 })
      expect(await sim(town.url, 'until', 'noon')).toMatchObject({ exitCode: 2 })
      expect((await sim(town.url, 'step', '5')).out).toMatch(/^5 events/)
    } finally {
      await host.stop()
    }
  })

  it('waits for the lease of a process that died, and says how long', async () => {
    const dead = spawnSync(process.execPath, ['--version'])
    const lease = {
      leaseOwner: `${hostname().slice(0, 60)}:${dead.pid}`,
      leaseUntil: sql<Date>`UTC_TIMESTAMP(3) + INTERVAL 1 SECOND`,
    }
    await town.db.updateTable('worlds').set(lease).execute()
    expect(await sim(town.url, 'pause')).toMatchObject({ exitCode: 4 })
    const { exitCode, err } = await sim(town.url, 'step', '1')
    expect(exitCode).toBe(0)
    expect(err).toMatch(/had the world and died: waiting \d\.\d s until its lease ends/)
  })

  it('saves the world and ends with 130 at Ctrl-C', async () => {
    const entry = path.join(import.meta.dirname, '../src/cli/entry.ts')
    const child = spawn(process.execPath, [entry, 'step', '1000000'], {
      env: { ...process.env, DATABASE_URL: town.url },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    const before = await getWorldRow(town)
    await expect
      .poll(async () => (await getWorldRow(town)).simTime, { interval: 20, timeout: 45_000 })
      .toBeGreaterThan(before.simTime)
    child.kill('SIGINT')
    const [exitCode] = (await once(child, 'exit')) as [number]
    expect(said).toContain('the world is saved')
    expect(exitCode).toBe(130)
    expect((await getWorldRow(town)).leaseOwner).toBeNull()
  })
})
