import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { emptyDataFolder, openDataFolder, readJson, writeJson, type DataFolder } from './data-folder.ts'
import { identify, isRunning } from './process-identity.ts'
import {
  becomeSupervisor,
  endOrphans,
  findSupervisor,
  ProcessLedger,
  resignAsSupervisor,
} from './single-instance.ts'

let folder: DataFolder
beforeEach(() => {
  folder = openDataFolder(fs.mkdtempSync(path.join(os.tmpdir(), 'instance-')))
})
afterEach(() => fs.rmSync(folder.root, { recursive: true }))

describe('the supervisor of a data folder', () => {
  it('is one at a time', () => {
    expect(becomeSupervisor(folder)).toBe(true)
    expect(becomeSupervisor(folder)).toBe(false)
    resignAsSupervisor(folder)
    expect(becomeSupervisor(folder)).toBe(true)
  })

  it('is replaced when it is gone, or its record was cut short', () => {
    for (const left of [JSON.stringify({ pid: process.pid, startedAt: '1' }), '{"pid": 12', '']) {
      fs.writeFileSync(folder.supervisorFile, left)
      expect(findSupervisor(folder)).toBeUndefined()
      expect(becomeSupervisor(folder)).toBe(true)
      expect(findSupervisor(folder)?.pid).toBe(process.pid)
    }
  })
})

describe('endOrphans', () => {
  it('ends what a killed supervisor has left running, and nothing else', async () => {
    const spawnIdle = () =>
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' })
    const [orphan, stranger] = [identify(spawnIdle().pid!)!, identify(spawnIdle().pid!)!]
    const ledger = new ProcessLedger(folder)
    ledger.set('api', orphan)
    ledger.set('web', { ...stranger, startedAt: '1' })
    expect(await endOrphans(folder)).toEqual(['api'])
    expect([isRunning(orphan), isRunning(stranger)]).toEqual([false, true])
    process.kill(stranger.pid)
  })

  it('has nothing to do after a clean stop', async () => {
    const ledger = new ProcessLedger(folder)
    ledger.set('api', identify(process.pid))
    ledger.set('api', undefined)
    expect(await endOrphans(folder)).toEqual([])
  })
})

describe('files of the data folder', () => {
  it('are all that emptying it deletes', () => {
    writeJson(folder.runFile, {})
    fs.mkdirSync(path.join(folder.database, 'mysql'), { recursive: true })
    fs.writeFileSync(path.join(folder.root, 'thesis.txt'), 'years of work')
    emptyDataFolder(folder)
    expect(fs.readdirSync(folder.root)).toEqual(['thesis.txt'])
  })

  it('are their owner’s alone, written whole, and named when they are damaged', () => {
    writeJson(folder.runFile, { web: 'x' })
    expect(fs.statSync(folder.runFile).mode & 0o777).toBe(0o600)
    expect(fs.readdirSync(folder.root).sort()).toEqual(['logs', 'run.json'])
    expect(readJson(folder.runFile)).toEqual({ web: 'x' })
    expect(readJson(folder.secretsFile)).toBeUndefined()
    fs.writeFileSync(folder.runFile, '{"web": ')
    expect(() => readJson(folder.runFile)).toThrow(/run\.json is damaged/)
  })
})
