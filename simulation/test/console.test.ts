import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConsole } from './support/console-terminal.ts'
import { hostTown } from './support/hosted-town.ts'
import { createTownDatabase, getWorldRow, type TownDatabase } from './support/town-database.ts'

describe('the console on a terminal', { timeout: 60_000 }, () => {
  let town: TownDatabase
  let dataFolder: string
  beforeAll(async () => {
    dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-console-'))
    town = await createTownDatabase()
  })
  afterAll(async () => {
    fs.rmSync(dataFolder, { recursive: true })
    await town.close()
  })
  const open = () => openConsole({ url: town.url, dataFolder })

  it('runs the world itself, completes what is typed, keeps its history, and leaves the world free', async () => {
    const terminal = await open()
    expect((await getWorldRow(town)).leaseOwner).not.toBeNull()
    expect(await terminal.say('status')).toMatch(/status +stopped/)
    expect(await terminal.say('step 3')).toContain('3 events, now day 2,')
    expect(await terminal.say('dance')).toContain("unknown command 'dance'")
    terminal.press('resid')
    await terminal.read('resid')
    terminal.press('\t')
    await terminal.read('ents')
    expect(await terminal.say('')).toContain('username')
    terminal.press('quit\r')
    expect(await terminal.ended).toBe(0)
    expect((await getWorldRow(town)).leaseOwner).toBeNull()
    const history = fs.readFileSync(path.join(dataFolder, 'console-history'), 'utf8').trim().split('\n')
    expect(history.map((line) => line.trim()).slice(0, 4)).toEqual(['status', 'step 3', 'dance', 'residents'])
    expect(fs.readdirSync(dataFolder)).toEqual(['console-history'])
  })

  it('talks to the process that has the world, and tells what others do to the town', async () => {
    const host = await hostTown(town, { begin: 'stopped' })
    const terminal = await open()
    try {
      expect(await terminal.say('break on walk')).toMatch(/1 +anybody +walk +anywhere/)
      await host.command({ command: 'start', speed: 'max' })
      expect(await terminal.read('— the town is paused')).toMatch(/breakpoint: .* walk: /)
      expect(await terminal.say('break clear 1')).toContain('1 breakpoint is cleared')
      expect(await terminal.say('until +10m --speed max')).toMatch(
        /paused at day \d+, \d\d:\d\d: the time is reached/,
      )
      terminal.press('quit\r')
      expect(await terminal.ended).toBe(0)
      expect((await getWorldRow(town)).leaseOwner).not.toBeNull()
    } finally {
      terminal.kill()
      await host.stop()
    }
  })

  it('finishes the batch, saves the world and ends with 130 at Ctrl-C', async () => {
    const terminal = await open()
    expect(await terminal.say('start --speed 600')).toContain('running from')
    terminal.press('\x03')
    await terminal.read('the world is saved')
    expect(await terminal.ended).toBe(130)
    expect((await getWorldRow(town)).leaseOwner).toBeNull()
  })
})
