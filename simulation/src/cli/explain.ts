import { ConfigError } from '@ai-community/shared/config/config.ts'
import { CommanderError, InvalidArgumentError } from 'commander'
import { ForkError } from '../live/fork.ts'
import { BlankedReplayError, OtherEngineError } from '../live/recovery.ts'
import { NoWorldError } from '../live/run-world.ts'
import { TownTimeError } from '../live/town-time.ts'
import { SnapshotFileError } from '../ports/snapshot-file.ts'
import { CliError, EXIT, type ExitCode } from './cli-error.ts'
import { note } from './output.ts'

/** Says on standard error what went wrong, without a stack where the operator can mend it; returns the exit code. */
export function explain(error: unknown): ExitCode {
  // Commander has already said what is wrong.
  if (error instanceof CommanderError && !(error instanceof InvalidArgumentError))
    return error.exitCode === 0 ? EXIT.done : EXIT.usage
  const exitCode = exitCodeOf(error)
  if (exitCode === undefined) return say(EXIT.failed, stackOf(error))
  return say(exitCode, (error as Error).message)
}

/** Undefined for what nobody foresaw. */
function exitCodeOf(error: unknown): ExitCode | undefined {
  if (error instanceof CliError) return error.exitCode
  if (error instanceof TownTimeError || error instanceof InvalidArgumentError) return EXIT.usage
  if (error instanceof NoWorldError) return EXIT.notFound
  if (error instanceof OtherEngineError) return EXIT.conflict
  if (error instanceof ConfigError || error instanceof BlankedReplayError) return EXIT.failed
  if (error instanceof ForkError || error instanceof SnapshotFileError) return EXIT.failed
  return systemExitCode((error as NodeJS.ErrnoException).code)
}

function systemExitCode(code: string | undefined): ExitCode | undefined {
  if (code === 'ENOENT') return EXIT.notFound
  if (code === 'EADDRINUSE' || code === 'ECONNREFUSED' || code === 'EACCES') return EXIT.failed
  return undefined
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function say(exitCode: ExitCode, message: string): ExitCode {
  if (message) note(message)
  return exitCode
}
