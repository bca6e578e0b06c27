import path from 'node:path'
import { spawn } from '@lydell/node-pty'
import { vi } from 'vitest'
import { simEnvironment } from './sim-process.ts'

const ENTRY = path.join(import.meta.dirname, '../../src/cli/entry.ts')
// eslint-disable-next-line no-control-regex -- what a terminal is sent begins with the control character ESC
const ESCAPES = /\x1B\[[0-9;?]*[a-zA-Z]/g
const PROMPT = 'sim> '
const DEADLINE_MS = 45_000

export interface ConsoleTerminal {
  /** Types a line and waits for the prompt after it; returns what stood on the screen in between. */
  say(line: string): Promise<string>
  /** Presses keys and waits for nothing; keys that come at once are taken for pasted, which completes nothing. */
  press(keys: string): void
  /** Waits until this stands on the screen after what was read before; returns all since. */
  read(part: string): Promise<string>
  ended: Promise<number>
  kill(): void
}

/** The console on a pseudo-terminal of 80 columns, ready for the first line. */
export async function openConsole(options: { url: string; dataFolder: string }): Promise<ConsoleTerminal> {
  const environment = { ...simEnvironment(options), TERM: 'xterm-256color' }
  const terminal = spawn(process.execPath, [ENTRY], { cols: 80, rows: 24, env: environment })
  let shown = ''
  let read = 0
  terminal.onData((chunk) => (shown += chunk))
  const { promise: ended, resolve } = Promise.withResolvers<number>()
  terminal.onExit(({ exitCode }) => resolve(exitCode))
  const find = (part: string) =>
    vi.waitFor(
      () => {
        const text = shown.slice(read).replaceAll(ESCAPES, '')
        if (!text.includes(part)) throw new Error(`the console does not show ${part}: ${text}`)
        read = shown.length
        return text
      },
      { interval: 10, timeout: DEADLINE_MS },
    )
  const opened: ConsoleTerminal = {
    async say(line) {
      terminal.write(`${line}\r`)
      return find(`\n${PROMPT}`)
    },
    press: (keys) => terminal.write(keys),
    read: find,
    ended,
    kill: () => terminal.kill('SIGKILL'),
  }
  await find(PROMPT)
  return opened
}
