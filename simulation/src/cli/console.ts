import { createInterface, type Interface } from 'node:readline/promises'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { CliError, EXIT } from './cli-error.ts'
import { complete, loadVocabulary } from './completion.ts'
import { createConsoleProgram, isQuit, obey } from './console-program.ts'
import { readHistory, writeHistory } from './history.ts'
import { isHolderDead } from './holder.ts'
import { Notices } from './notices.ts'
import { note, paint } from './output.ts'
import { Session } from './session.ts'
import { spokenLog } from './spoken-log.ts'

const PROMPT = 'sim> '

/**
 * The operator's console on a terminal: runs the world in this process, or talks to the one that has it. Commands go by
 * the database either way, so that what is typed here and what the API is told obey one order.
 */
export async function runConsole(signal: AbortSignal): Promise<void> {
  const screen = new Screen()
  const log = createLogger('simulation', 'info', spokenLog(screen.tell))
  const session = new Session(() => signal, { isConsole: true, log })
  try {
    const operator = await session.operator()
    const notices = new Notices(operator, (text) => screen.tell(paint.warning(`— ${text}`)))
    await open(session)
    const vocabulary = await loadVocabulary(operator)
    const program = createConsoleProgram(session)
    const lines = createInterface({
      input: process.stdin,
      output: process.stdout,
      prompt: paint.faint(PROMPT),
      completer: (line: string) => complete(line, program, vocabulary),
      history: readHistory(),
      removeHistoryDuplicates: true,
    })
    lines.on('history', (history) => writeHistory(history))
    await converse(session, { lines, notices, screen })
  } finally {
    await session.close()
  }
  if (signal.aborted) throw new CliError(EXIT.interrupted, '')
}

/** Commands from a file or a pipe, one a line; the first that fails ends it, as it would a shell script. */
export async function runScript(signal: AbortSignal): Promise<void> {
  const session = new Session(() => signal, { isConsole: true })
  const lines = createInterface({ input: process.stdin })
  // Taken at once: lines that come before somebody iterates are lost, and so is the end.
  const typed = lines[Symbol.asyncIterator]()
  const onAbort = () => lines.close()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await session.getWorld()
    for await (const line of typed) {
      if (isQuit(line)) break
      if (line.trim() === '' || line.startsWith('#')) continue
      const exitCode = await obey(session, line)
      if (exitCode !== EXIT.done) throw new CliError(exitCode, '')
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    lines.close()
    await session.close()
  }
}

/** Attaches to the process that has the world, or takes it; says which. */
async function open(session: Session): Promise<void> {
  const world = await session.getWorld()
  if (world.host !== null && !isHolderDead(world)) {
    note(`${world.host} runs the town; this console talks to it. "help" lists the commands.`)
    return
  }
  await session.requireHost(true)
  note('The town is in this console and stands still: "start" lets it live, "help" lists the commands.')
}

interface Parts {
  lines: Interface
  notices: Notices
  screen: Screen
}

async function converse(session: Session, { lines, notices, screen }: Parts): Promise<void> {
  // Taken at once: what is typed ahead would be lost.
  const typed = lines[Symbol.asyncIterator]()
  const close = () => lines.close()
  session.signal.addEventListener('abort', close, { once: true })
  // In raw mode the terminal sends no signal: Ctrl-C is a key, and readline hears it.
  lines.on('SIGINT', () => process.emit('SIGINT'))
  // A world that was lost or broke ends the console too; its message comes from closing the session.
  session.host?.ended.then(close, close)
  await notices.resume()
  notices.start()
  screen.use(lines)
  try {
    lines.prompt()
    for await (const line of typed) {
      if (isQuit(line)) break
      notices.pause()
      screen.use(undefined)
      if (line.trim() !== '') await obey(session, line)
      await notices.resume()
      screen.use(lines)
      lines.prompt()
    }
  } finally {
    session.signal.removeEventListener('abort', close)
    screen.use(undefined)
    notices.stop()
    lines.close()
  }
}

/** Says something above the line that is being typed. */
class Screen {
  #lines: Interface | undefined

  /** The line that is being typed, or undefined while nobody types. */
  use(lines: Interface | undefined): void {
    this.#lines = lines
  }

  readonly tell = (text: string): void => {
    if (!this.#lines) return note(text)
    process.stderr.write(`\r\x1B[K${text}\n`)
    this.#lines.prompt(true)
  }
}
