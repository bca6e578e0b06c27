import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { createConnection } from 'mysql2/promise'

export interface PrivateDatabaseOptions {
  /** Folder of the server's files: data, socket, log. Made when absent. */
  folder: string
  port: number
  /** Tests trade durability for speed; nothing else may. */
  durable: boolean
}

export interface PrivateDatabase {
  /** Program and arguments that run the server. */
  command: readonly string[]
  /** URL of the application's account for a database of this server. */
  urlOf(database: string): string
  /**
   * Waits until the server answers and the account exists.
   *
   * @throws Error when `isAlive` says that the process has ended, or after a minute.
   */
  ready(isAlive: () => boolean): Promise<void>
}

const START_DEADLINE_MS = 60_000
const ACCOUNT = 'ai_community'

/**
 * Prepares a MariaDB server of the project's own in `folder`, on loopback alone. The first call makes the data
 * folder beside its place and renames it when whole, so a half-written one is never taken for a database.
 *
 * @throws Error with the installer's last lines when the data folder can't be made.
 */
export function preparePrivateDatabase(options: PrivateDatabaseOptions): PrivateDatabase {
  const { folder, port } = options
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const dataFolder = path.join(folder, 'mysql')
  const password = passwordOf(folder)
  if (!fs.existsSync(dataFolder)) installDataFolder(dataFolder)
  return {
    command: serverCommand(options, dataFolder),
    urlOf: (database) => `mysql://${ACCOUNT}:${password}@127.0.0.1:${port}/${database}`,
    async ready(isAlive) {
      await waitUntilReady(folder, port, isAlive)
      if (!(await canLogIn(port, password))) await createAccount(folder, password)
    },
  }
}

/** Runs a server for the tests, as a child of this process. */
export async function startPrivateDatabase(
  options: PrivateDatabaseOptions,
): Promise<{ pid: number; urlOf(database: string): string; stop(): Promise<void> }> {
  const database = preparePrivateDatabase(options)
  const log = fs.openSync(path.join(options.folder, 'server.log'), 'a', 0o600)
  const server = spawn(database.command[0]!, database.command.slice(1), { stdio: ['ignore', log, log] })
  fs.closeSync(log)
  const isAlive = () => server.exitCode === null && server.signalCode === null
  try {
    await database.ready(isAlive)
  } catch (error) {
    server.kill('SIGKILL')
    throw new Error(`${(error as Error).message}:\n${lastLines(readLog(options.folder))}`, { cause: error })
  }
  return {
    pid: server.pid!,
    urlOf: (name) => database.urlOf(name),
    async stop() {
      if (!isAlive()) return
      const exited = once(server, 'exit')
      server.kill('SIGTERM')
      await exited
    },
  }
}

/** The server's program, or undefined when MariaDB is not installed. */
export function findMariaDbServer(): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/bin',
  ]
  for (const name of ['mariadbd', 'mariadbd.exe', 'mysqld'])
    for (const folder of folders) {
      const program = path.join(folder, name)
      if (fs.existsSync(program) && (name !== 'mysqld' || isMariaDb(program))) return program
    }
  return undefined
}

function isMariaDb(program: string): boolean {
  return /MariaDB/i.test(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '')
}

function installDataFolder(dataFolder: string): void {
  const unfinished = `${dataFolder}.unfinished`
  fs.rmSync(unfinished, { recursive: true, force: true })
  const result = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${unfinished}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      `--tmpdir=${temporaryFolderOf(path.dirname(dataFolder))}`,
      ...runAsRoot(),
    ],
    { encoding: 'utf8' },
  )
  if (result.status !== 0)
    throw new Error(
      `mariadb-install-db failed: ${result.error?.message ?? lastLines(result.stderr + result.stdout)}`,
    )
  fs.renameSync(unfinished, dataFolder)
}

function serverCommand(options: PrivateDatabaseOptions, dataFolder: string): string[] {
  const program = findMariaDbServer()
  if (!program) throw new Error('MariaDB is not installed')
  const durability = options.durable
    ? ['--innodb-flush-log-at-trx-commit=1']
    : ['--innodb-flush-log-at-trx-commit=0', '--skip-innodb-doublewrite', '--innodb-flush-method=nosync']
  return [
    program,
    '--no-defaults',
    `--datadir=${dataFolder}`,
    `--socket=${socketOf(options.folder)}`,
    `--port=${options.port}`,
    '--bind-address=127.0.0.1',
    `--pid-file=${path.join(options.folder, 'server.pid')}`,
    // A server that starts deletes the temporary tables it finds: those of another in a shared folder.
    `--tmpdir=${temporaryFolderOf(options.folder)}`,
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--local-infile=0',
    '--skip-name-resolve',
    '--max-connections=200',
    // A snapshot of a large town is one statement.
    '--max-allowed-packet=64M',
    '--wait-timeout=600',
    '--innodb-lock-wait-timeout=5',
    '--innodb-buffer-pool-size=256M',
    '--performance-schema=0',
    ...durability,
    ...runAsRoot(),
  ]
}

/** A socket's path may have about 100 bytes; a project deep in a tree gets one in the system's folder. */
function socketOf(folder: string): string {
  const inFolder = path.join(folder, 'server.sock')
  if (inFolder.length < 100) return inFolder
  return path.join('/tmp', `ai-community-${Buffer.from(folder).toString('base64url').slice(-24)}.sock`)
}

function temporaryFolderOf(folder: string): string {
  const temporary = path.join(folder, 'tmp')
  fs.mkdirSync(temporary, { recursive: true, mode: 0o700 })
  return temporary
}

function runAsRoot(): string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : []
}

async function waitUntilReady(folder: string, port: number, isAlive: () => boolean): Promise<void> {
  const deadline = Date.now() + START_DEADLINE_MS
  while (Date.now() < deadline && isAlive()) {
    if (fs.existsSync(socketOf(folder)) && (await isListening(port))) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the private database server did not start')
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('data', () => done(true))
    socket.once('error', () => done(false))
    socket.setTimeout(1_000, () => done(false))
    function done(result: boolean) {
      socket.destroy()
      resolve(result)
    }
  })
}

async function canLogIn(port: number, password: string): Promise<boolean> {
  try {
    const connection = await createConnection({ host: '127.0.0.1', port, user: ACCOUNT, password })
    await connection.end()
    return true
  } catch {
    return false
  }
}

async function createAccount(folder: string, password: string): Promise<void> {
  const connection = await createConnection({ socketPath: socketOf(folder), user: 'root', password: '' })
  const account = `'${ACCOUNT}'@'127.0.0.1'`
  await connection.query(`CREATE OR REPLACE USER ${account} IDENTIFIED BY ?`, [password])
  await connection.query(`GRANT ALL PRIVILEGES ON *.* TO ${account}`)
  await connection.end()
}

function passwordOf(folder: string): string {
  const file = path.join(folder, 'password')
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return fs.readFileSync(file, 'utf8')
}

function readLog(folder: string): string {
  return fs.readFileSync(path.join(folder, 'server.log'), 'utf8')
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-12).join('\n')
}
