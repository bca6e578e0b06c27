import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const ENTRY = path.join(import.meta.dirname, '../../src/cli/entry.ts')

const DEADLINE_MS = 110_000

export interface Finished {
  exitCode: number
  out: string
  err: string
}

export interface SimOptions {
  url: string
  dataFolder: string
  /** What stands on standard input; nothing at all without it. */
  input?: string
}

export function simEnvironment({ url, dataFolder }: Pick<SimOptions, 'url' | 'dataFolder'>) {
  return { ...process.env, DATABASE_URL: url, DATA_DIR: dataFolder, NO_COLOR: '1', FORCE_COLOR: undefined }
}

/** Runs the command line as a process of its own, as a shell does, to its end. */
export async function runSim(options: SimOptions, argv: readonly string[]): Promise<Finished> {
  const child = spawn(process.execPath, [ENTRY, ...argv], {
    env: simEnvironment(options),
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    // One that hangs must not outlive its test.
    timeout: DEADLINE_MS,
  })
  child.stdin?.end(options.input)
  let out = ''
  let err = ''
  child.stdout!.on('data', (chunk) => (out += String(chunk)))
  child.stderr!.on('data', (chunk) => (err += String(chunk)))
  const [exitCode] = (await once(child, 'close')) as [number]
  return { exitCode, out, err }
}
