import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { describe, expect, it } from 'vitest'
import { Persistence, StoppedWhileAwayError } from './persistence.ts'

function persist(signal: AbortSignal) {
  const messages: string[] = []
  const destination = {
    write: (line: string) => void messages.push((JSON.parse(line) as { msg: string }).msg),
  }
  const log = createLogger('simulation', 'info', destination)
  const db = connectDatabase({ url: 'mysql://nobody:x@127.0.0.1:9/none', poolSize: 1, timeoutMs: 100 })
  return {
    messages,
    persistence: new Persistence(db, { worldId: '1', fencing: 1, leaseMs: 10_000 }, log, signal),
  }
}
const away = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

describe('a write while the database is away', () => {
  it('is repeated until it succeeds, and the log says so once each way', async () => {
    const { messages, persistence } = persist(new AbortController().signal)
    let attempts = 0
    const result = await persistence.run(() =>
      ++attempts < 4 ? Promise.reject(away()) : Promise.resolve('written'),
    )
    expect(result).toBe('written')
    expect(attempts).toBe(4)
    expect(messages).toEqual([
      'the database does not take the batch: the town stands still until it does',
      'the database is back: the town goes on',
    ])
  })

  it('is given up when the process is to stop', async () => {
    const { persistence } = persist(AbortSignal.abort())
    await expect(persistence.run(() => Promise.reject(away()))).rejects.toThrow(StoppedWhileAwayError)
  })

  it('is not repeated when it failed for another reason', async () => {
    const { persistence } = persist(new AbortController().signal)
    let attempts = 0
    const failing = persistence.run(() => {
      attempts++
      return Promise.reject(new RangeError('a defect'))
    })
    await expect(failing).rejects.toThrow('a defect')
    expect(attempts).toBe(1)
  })
})
