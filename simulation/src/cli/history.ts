import fs from 'node:fs'
import path from 'node:path'
import { loadConfig } from '@ai-community/shared/config/config.ts'

const LINES_KEPT = 1_000

/** What was typed in earlier consoles, newest first, as `readline` takes it. */
export function readHistory(file: string = historyFile()): string[] {
  if (!fs.existsSync(file)) return []
  return fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).toReversed()
}

/** @param lines newest first; questions may be private, so nobody else reads the file. */
export function writeHistory(lines: readonly string[], file: string = historyFile()): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const kept = lines.slice(0, LINES_KEPT).toReversed()
  fs.writeFileSync(file, kept.map((line) => `${line}\n`).join(''), { mode: 0o600 })
}

function historyFile(): string {
  return path.join(loadConfig().DATA_DIR, 'console-history')
}
