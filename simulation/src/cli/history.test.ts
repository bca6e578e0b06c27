import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readHistory, writeHistory } from './history.ts'

it('keeps the last thousand lines for the next console, for nobody else’s eyes', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-history-'))
  const file = path.join(folder, 'new', 'history')
  try {
    expect(readHistory(file)).toEqual([])
    const newestFirst = Array.from({ length: 1_200 }, (_, i) => `step ${1_200 - i}`)
    writeHistory(newestFirst, file)
    expect(readHistory(file)).toEqual(newestFirst.slice(0, 1_000))
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})
