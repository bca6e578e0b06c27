import { sql } from 'kysely'
import type { Db } from '@ai-community/shared/database/connection.ts'

/** Tables that no two runs of one history share, and why. */
const OWN_TABLES: Readonly<Record<string, string>> = {
  outbox: 'one row a batch, and batches are cut by real time',
  outbox_publisher: 'who publishes it now',
  id_nodes: 'who makes ids now',
  world_snapshots: 'taken by real time; recovery from them is what the hash proves',
  sim_commands: 'what operators wanted',
  kysely_migration: 'the schema',
  kysely_migration_lock: 'the schema',
  jobs: 'work of the network that is due by real time',
}

/** Columns that tell of real time, or of the order in which things reached the database. */
const OWN_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  worlds: [
    'fencing',
    'lease_owner',
    'lease_until',
    'lag_ms',
    'outbox_seq',
    'status',
    'speed',
    'committed_at',
  ],
  residents: ['state'],
}

/** By which column a row is known, of those tables to whose rows others point. */
const NAMES: Readonly<Record<string, string>> = {
  users: 'username',
  conversations: 'pair_key',
  worlds: 'world_key',
  locations: 'world_key',
  items: 'world_key',
  posts: 'world_key',
  comments: 'world_key',
  messages: 'world_key',
  memories: 'world_key',
  action_logs: 'world_key',
  transfers: 'world_key',
  encounters: 'world_key',
  events: 'world_key',
  tags: 'tag',
}

type Row = Record<string, unknown>

/**
 * What every table that is not empty says, as sorted rows: without real time, and with names in the place of ids, which
 * no two runs share. Two runs of one history have equal ones.
 */
export async function readTown(db: Db): Promise<Record<string, string[]>> {
  const tables = await listTables(db)
  const rows = new Map<string, Row[]>()
  for (const table of tables) {
    const { rows: found } = await sql<Row>`SELECT * FROM ${sql.table(table)}`.execute(db)
    rows.set(table, found)
  }
  const names = namesOfIds(rows)
  const town: Record<string, string[]> = {}
  for (const [table, found] of rows) {
    if (table in OWN_TABLES || found.length === 0) continue
    town[table] = found.map((row) => lineOf(table, row, names)).sort()
  }
  return town
}

async function listTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

function namesOfIds(rows: ReadonlyMap<string, readonly Row[]>): Map<string, string> {
  const names = new Map<string, string>()
  for (const [table, column] of Object.entries(NAMES))
    for (const row of rows.get(table) ?? []) {
      const name = row[camel(column)]
      if (typeof name === 'string') names.set(String(row.id), `${table}/${named(name, names)}`)
    }
  return names
}

function lineOf(table: string, row: Row, names: ReadonlyMap<string, string>): string {
  const own = new Set((OWN_COLUMNS[table] ?? []).map(camel))
  const told = Object.entries(row).filter(
    ([column, value]) => column !== 'id' && !own.has(column) && !(value instanceof Date),
  )
  return JSON.stringify(Object.fromEntries(told), (_, value: unknown) =>
    typeof value === 'string' ? named(value, names) : value,
  )
}

/** Ids that have a name, wherever they stand in the text. */
function named(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\d{15,}/g, (id) => names.get(id) ?? id)
}

function camel(column: string): string {
  return column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
