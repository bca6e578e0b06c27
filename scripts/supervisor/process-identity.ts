import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Tells one process from another that got its number later. */
export interface ProcessIdentity {
  pid: number
  startedAt: string
}

/** The identity of a running process, or undefined when there is none. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startTicks(pid) : startTimeByPs(pid)
  return startedAt === undefined ? undefined : { pid, startedAt }
}

export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt
}

/** Ends a process group: asks first, and after `graceMs` makes it. */
export async function endGroup(identity: ProcessIdentity, graceMs: number): Promise<void> {
  signalGroup(identity, 'SIGTERM')
  const deadline = Date.now() + graceMs
  while (isRunning(identity) && Date.now() < deadline) await pause(50)
  if (isRunning(identity)) signalGroup(identity, 'SIGKILL')
  while (isRunning(identity)) await pause(20)
}

function signalGroup(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return
  try {
    process.kill(process.platform === 'win32' ? identity.pid : -identity.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Field 22 of /proc/<pid>/stat, in clock ticks since boot (proc(5)); a zombie counts as ended. */
function startTicks(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? undefined : fields[18]
  } catch {
    return undefined
  }
}

function startTimeByPs(pid: number): string | undefined {
  const text = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim()
  return text || undefined
}
