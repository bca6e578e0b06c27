import fs from 'node:fs'
import type { DataFolder } from './data-folder.ts'
import { readJson, writeJson } from './data-folder.ts'
import { endGroup, identify, isRunning, type ProcessIdentity } from './process-identity.ts'

/** The supervisor of this data folder, when one is at work. */
export function findSupervisor(folder: DataFolder): ProcessIdentity | undefined {
  const identity = readIdentity(folder.supervisorFile)
  return identity && isRunning(identity) ? identity : undefined
}

/** Makes this process the supervisor; false when another was faster. */
export function becomeSupervisor(folder: DataFolder): boolean {
  const text = JSON.stringify(identify(process.pid))
  while (true) {
    try {
      fs.writeFileSync(folder.supervisorFile, text, { flag: 'wx', mode: 0o600 })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (findSupervisor(folder)) return false
    fs.rmSync(folder.supervisorFile, { force: true })
  }
}

export function resignAsSupervisor(folder: DataFolder): void {
  fs.rmSync(folder.supervisorFile, { force: true })
}

/** A file cut short by a full disk or a kill says nothing, which is right: its writer is gone. */
function readIdentity(file: string): ProcessIdentity | undefined {
  try {
    return readJson<ProcessIdentity>(file)
  } catch {
    return undefined
  }
}

/** Remembers which processes run, so that a start after a killed supervisor finds them. */
export class ProcessLedger {
  readonly #file: string
  readonly #processes = new Map<string, ProcessIdentity>()

  constructor(folder: DataFolder) {
    this.#file = folder.processesFile
  }

  set(name: string, identity: ProcessIdentity | undefined): void {
    if (identity) this.#processes.set(name, identity)
    else this.#processes.delete(name)
    writeJson(this.#file, Object.fromEntries(this.#processes))
  }
}

/**
 * Ends what a killed supervisor has left running: the parts first, the database last, so that none of them
 * writes into the new run. Returns the names of those that were still there.
 */
export async function endOrphans(folder: DataFolder): Promise<string[]> {
  let recorded: Record<string, ProcessIdentity>
  try {
    recorded = readJson<Record<string, ProcessIdentity>>(folder.processesFile) ?? {}
  } catch {
    recorded = {}
  }
  const orphans = Object.entries(recorded).filter(([, identity]) => isRunning(identity))
  const parts = orphans.filter(([name]) => name !== 'database')
  await Promise.all(parts.map(([, identity]) => endGroup(identity, 12_000)))
  for (const [, identity] of orphans.filter(([name]) => name === 'database')) await endGroup(identity, 30_000)
  fs.rmSync(folder.processesFile, { force: true })
  return orphans.map(([name]) => name)
}
