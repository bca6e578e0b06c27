import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { expect } from 'vitest'

export interface TownProcess {
  child: ChildProcess
  /** Messages of its log so far. */
  messages: string[]
  /** Resolves with the exit code, or the signal's name. */
  ended: Promise<number | string>
}

/** Starts the world as a real process, the one that a test may kill. */
export function startTownProcess(
  url: string,
  options: { leaseMs: number; speed: number | 'max'; until?: SimTime; timeoutMs?: number },
): TownProcess {
  const args = [url, String(options.leaseMs), String(options.speed), String(options.timeoutMs ?? 5_000)]
  if (options.until !== undefined) args.push(String(options.until))
  const script = path.join(import.meta.dirname, 'live-child.ts')
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
  const messages: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) =>
    messages.push((JSON.parse(line) as { msg: string }).msg),
  )
  const ended = once(child, 'exit').then(([code, signal]) => (signal ?? code) as number | string)
  return { child, messages, ended }
}

/** Waits until the process has said it for the `times`th time. */
export async function waitForMessage(town: TownProcess, part: string, times = 1): Promise<void> {
  const count = () => town.messages.filter((message) => message.includes(part)).length
  await expect.poll(count, { interval: 10, timeout: 90_000 }).toBeGreaterThanOrEqual(times)
}
