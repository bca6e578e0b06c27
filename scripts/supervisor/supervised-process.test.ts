import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts'
import { SupervisedProcess } from './supervised-process.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'supervised-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

function supervise(script: string, onIdentity: (identity: ProcessIdentity | undefined) => void = () => {}) {
  const lines: string[] = []
  const supervised = new SupervisedProcess({
    name: 'part',
    command: [process.execPath, '-e', script],
    env: process.env,
    cwd: folder,
    logFile: path.join(folder, 'part.log'),
    graceMs: 300,
    report: (line) => lines.push(line),
    onIdentity,
  })
  supervised.start()
  return { supervised, lines }
}

describe('SupervisedProcess', () => {
  it('starts a process again that has ended by itself, and says how it ended and where its log is', async () => {
    const { supervised, lines } = supervise(
      "require('fs').appendFileSync('runs', 'x'); console.log('why'); process.exit(3)",
    )
    await vi.waitFor(() => expect(fs.readFileSync(path.join(folder, 'runs'), 'utf8')).toBe('xx'), 10_000)
    await supervised.stop()
    expect(lines[0]).toMatch(
      /^part ended by itself \(exit code 3\); starting it again in 0\.5 s\. Its log: .*part\.log$/,
    )
    expect(supervised.crashes).toBeGreaterThanOrEqual(1)
    expect(supervised.lastLogLines()).toContain('why')
  })

  it('ends the whole process group, also one that does not listen to SIGTERM', async () => {
    const script = `
      process.on('SIGTERM', () => {})
      const { spawn } = require('child_process')
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
      require('fs').writeFileSync('grandchild', String(child.pid))
      setInterval(() => {}, 1000)`
    let child: ProcessIdentity | undefined
    const { supervised, lines } = supervise(script, (identity) => (child = identity ?? child))
    const file = path.join(folder, 'grandchild')
    await vi.waitFor(() => expect(fs.readFileSync(file, 'utf8')).toMatch(/\d/), 10_000)
    const grandchild = identify(Number(fs.readFileSync(file, 'utf8')))!
    expect([isRunning(child!), isRunning(grandchild)]).toEqual([true, true])
    await supervised.stop()
    await vi.waitFor(() => expect([isRunning(child!), isRunning(grandchild)]).toEqual([false, false]))
    expect(lines).toEqual([])
  })

  it('does not start again what was stopped', async () => {
    const { supervised } = supervise("require('fs').appendFileSync('runs', 'x'); setInterval(() => {}, 1000)")
    await vi.waitFor(() => expect(fs.existsSync(path.join(folder, 'runs'))).toBe(true), 10_000)
    await supervised.stop()
    expect(supervised.crashes).toBe(0)
    expect(fs.readFileSync(path.join(folder, 'runs'), 'utf8')).toBe('x')
  })
})

describe('identify', () => {
  it('knows a running process, and takes no other one with its number for it', () => {
    const self = identify(process.pid)!
    expect(isRunning(self)).toBe(true)
    expect(isRunning({ ...self, startedAt: '1' })).toBe(false)
    expect(identify(2 ** 22 + 1)).toBeUndefined()
  })
})
