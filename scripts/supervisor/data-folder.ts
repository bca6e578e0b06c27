import fs from 'node:fs'
import path from 'node:path'

/** Where a running product keeps its things; all of it lies in DATA_DIR. */
export interface DataFolder {
  root: string
  database: string
  logs: string
  /** Addresses of the running product, for other programs. */
  runFile: string
  demoLoginsFile: string
  secretsFile: string
  supervisorFile: string
  processesFile: string
}

/** Makes the folder when absent; it is its owner's alone. */
export function openDataFolder(root: string): DataFolder {
  const logs = path.join(root, 'logs')
  fs.mkdirSync(logs, { recursive: true, mode: 0o700 })
  return {
    root,
    database: path.join(root, 'database'),
    logs,
    runFile: path.join(root, 'run.json'),
    demoLoginsFile: path.join(root, 'demo-logins.json'),
    secretsFile: path.join(root, 'secrets.json'),
    supervisorFile: path.join(root, 'supervisor.json'),
    processesFile: path.join(root, 'processes.json'),
  }
}

/** Deletes what the product has put there, and nothing else: DATA_DIR may hold what its owner keeps. */
export function emptyDataFolder({ root, ...contents }: DataFolder): void {
  for (const entry of Object.values(contents)) fs.rmSync(entry, { recursive: true, force: true })
  if (fs.readdirSync(root).length === 0) fs.rmdirSync(root)
}

/** Writes by rename: a reader sees the old file or the new one, never half of it. */
export function writeJson(file: string, value: unknown): void {
  const unfinished = `${file}.${process.pid}.unfinished`
  fs.writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(unfinished, file)
}

/** The file's value, or undefined when there is none. @throws Error naming a file that is no JSON. */
export function readJson<Value>(file: string): Value | undefined {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return JSON.parse(text) as Value
  } catch {
    throw new Error(`${file} is damaged (no valid JSON): move it away and run the same command again.`)
  }
}
