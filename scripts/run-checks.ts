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

export interface CheckResult {
  name: string
  isPassed: boolean
  seconds: number
  output: string
}

/** Runs the checks one after the other. What else runs goes first, but leaves them enough to end with it. */
export async function runChecks(checks: readonly Check[]): Promise<CheckResult[]> {
  const results: CheckResult[] = []
  for (const { name, command, cwd = PROJECT_ROOT } of checks) {
    const startedAt = Date.now()
    const { code, output } = await run(['nice', '-n', '5', ...command], cwd)
    results.push({ name, isPassed: code === 0, seconds: (Date.now() - startedAt) / 1000, output })
  }
  return results
}

/** A line a check, with what it printed when it failed. */
export function showChecks(results: readonly CheckResult[]): void {
  process.stdout.write('\n')
  for (const { name, isPassed, seconds, output } of results) {
    process.stdout.write(`${isPassed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)\n`)
    if (!isPassed) process.stdout.write(`${output.trim()}\n\n`)
  }
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
