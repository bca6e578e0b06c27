import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { connectionOptions } from '@ai-community/shared/database/pool.ts'
import { migrateToLatest } from '@ai-community/migrations/migrate.ts'
import { createConnection } from 'mysql2/promise'

const WRONG_PASSWORD_ERRNOS = new Set([1045, 1698])
/** Unknown, or (1044) not this account's: a server tells neither from the other without the right to look. */
const NO_DATABASE_ERRNOS = new Set([1049, 1044])
const LONG_TIMEOUT_MS = 10 * 60_000

/**
 * Brings the database of `url` to the newest schema, and creates it first when it is absent and the account
 * may. Returns the names of the migrations that ran.
 *
 * @throws Error that says what to do: wrong password, no server, no right to create the database.
 */
export async function prepareDatabase(url: string): Promise<string[]> {
  await createDatabaseIfMissing(url)
  const db = connectDatabase({ url, poolSize: 2, timeoutMs: LONG_TIMEOUT_MS })
  try {
    return await migrateToLatest(db)
  } finally {
    await db.destroy()
  }
}

async function createDatabaseIfMissing(url: string): Promise<void> {
  const { hostname, port, username } = new URL(url)
  const server = `${hostname}:${port || 3306}`
  try {
    await (await createConnection(connectionOptions(url))).end()
  } catch (error) {
    const { errno, code, message } = error as { errno?: number; code?: string; message: string }
    if (errno !== undefined && NO_DATABASE_ERRNOS.has(errno)) return createDatabase(url)
    if (errno !== undefined && WRONG_PASSWORD_ERRNOS.has(errno))
      throw new Error(
        `The database at ${server} refuses the account "${username}": check user and password in DATABASE_URL. (${message})`,
        { cause: error },
      )
    throw new Error(
      `The database at ${server} can't be reached (${code ?? message}): is the server running, and is DATABASE_URL right?`,
      { cause: error },
    )
  }
}

async function createDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  const statement = `CREATE DATABASE \`${name.replaceAll('`', '``')}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`
  const serverUrl = new URL(url)
  serverUrl.pathname = ''
  const connection = await createConnection(connectionOptions(serverUrl.href))
  try {
    await connection.query(statement)
  } catch (error) {
    const { username } = serverUrl
    throw new Error(
      `The database "${name}" does not exist and the account "${username}" may not create it. ` +
        `An administrator has to run:\n  ${statement};\n  GRANT ALL ON \`${name}\`.* TO '${username}'@'%';\n(${(error as Error).message})`,
      { cause: error },
    )
  } finally {
    await connection.end()
  }
}
