import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { PROJECT_ROOT } from '@ai-community/shared/config/config.ts'

export interface Check {
  name: string
  /** A program of node_modules/.bin, or of the folder's own, with its arguments. */
  command: readonly string[]
  cwd?: string
}

export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Runs a check and shows what it printed when it fails. */
export async function runCheck(check: Check): Promise<boolean> {
  const startedAt = Date.now()
  const { code, output } = await run(check.command, check.cwd ?? PROJECT_ROOT)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${check.name} (${seconds} s)\n`)
  if (code !== 0) process.stdout.write(`${output.trim()}\n\n`)
  return code === 0
}

/** Runs Vitest with its output shown as it comes, and counts its tests. */
export async function runVitest(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-community-vitest-'))
  const report = path.join(folder, 'report.json')
  const command = [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]
  const { code } = await run(command, PROJECT_ROOT, env, 'inherit')
  try {
    const counted = JSON.parse(fs.readFileSync(report, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
      numPendingTests: number
      numFailedTestSuites: number
    }
    // A file that fails before its first test counts as one failure: nothing of it was proven.
    const failedFiles = counted.numFailedTests === 0 && code !== 0 ? 1 : 0
    return {
      passed: counted.numPassedTests,
      failed: counted.numFailedTests + failedFiles,
      skipped: counted.numPendingTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

/** The plain closing line; the exit code follows it. */
export function closeWith({ passed, failed, skipped }: Tally): void {
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0
}

function run(
  command: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
  stdio: 'pipe' | 'inherit' = 'pipe',
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const bins = [path.join(cwd, 'node_modules/.bin'), path.join(PROJECT_ROOT, 'node_modules/.bin')]
    const child = spawn(command[0]!, command.slice(1), {
      cwd,
      env: { ...process.env, ...env, PATH: [...bins, process.env.PATH].join(path.delimiter) },
      stdio: ['ignore', stdio, stdio],
    })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
