import { vi } from 'vitest'
import { runSimulationCli } from '../../src/cli/main.ts'
import type { Finished } from './sim-process.ts'

/** Runs a command in this process, which costs less than one of its own, and collects what it prints. */
export async function runSimHere(
  environment: Readonly<Record<string, string>>,
  argv: readonly string[],
): Promise<Finished> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const printed = { out: '', err: '' }
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    vi
      .spyOn(process[stream], 'write')
      .mockImplementation((text) => Boolean((printed[stream === 'stdout' ? 'out' : 'err'] += String(text)))),
  )
  try {
    return { exitCode: await runSimulationCli(argv), ...printed }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}
