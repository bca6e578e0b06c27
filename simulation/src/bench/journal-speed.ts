import type { Tx } from '@ai-community/shared/database/connection.ts'
import { createDeadlinePool, connectionOptions } from '@ai-community/shared/database/pool.ts'
import { CamelCasePlugin, Kysely, MysqlDialect, type CompiledQuery } from 'kysely'
import type { Database } from '@ai-community/shared/database/schema.ts'
import { createConnection, type Connection } from 'mysql2/promise'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { renderTable } from '../cli/table.ts'
import type { NewRows } from '../ports/bulk-write.ts'
import type { JournalBatch } from '../ports/journal.ts'
import { cutBatch } from '../ports/journal-writer.ts'
import { SocialWriter } from '../ports/social-writes.ts'
import { TownRowsBuilder, type SocialEffect } from '../ports/town-rows.ts'
import type { Effect } from '../world/effects.ts'
import { type BenchTown, type StartDatabase, withBenchServer } from './bench-town.ts'

const ROWS_A_STATEMENT = 1_000
/** A live batch is cut after so many effects or so much simulated time at speed 60, whichever comes first. */
const LIVE_EFFECTS = 500
const LIVE_SIM_MS = 24_000
const LIVE_BATCHES = 60
const TOWN = 100
const SOCIAL_BATCHES = 12
const SOCIAL_KINDS: ReadonlySet<Effect['kind']> = new Set(['post', 'comment', 'likes', 'follow', 'message'])

const right = (title: string) => ({ title, align: 'right' as const })

/**
 * Measures the MySQL journal: town rows beside the bare multi-row INSERT of the same rows, social writes beside the same
 * statements sent raw, and whole live batches at speed 60. One private database server, nothing flushed to the disk.
 *
 * @param full also a live town of 10,000 residents, whose first day alone takes minutes to write
 */
export async function benchJournal(startDatabase: StartDatabase, full: boolean): Promise<void> {
  await withBenchServer(startDatabase, async (createTown) => {
    const out = (line: string) => process.stdout.write(`${line}\n`)
    const live: string[][] = []
    for (const residents of full ? [25, 10_000] : [25]) {
      process.stderr.write(`a live town of ${residents} …\n`)
      live.push(await measureLiveBatches(await createTown(residents)))
    }
    process.stderr.write(`a town of ${TOWN} …\n`)
    const town = await createTown(TOWN)
    // First, since the batches of the rows leave out the texts that later ones answer.
    process.stderr.write(`social writes …\n`)
    const social = await measureSocialWrites(town, SOCIAL_BATCHES)
    const rows: string[][] = []
    for (const effects of [500, 5_000]) {
      process.stderr.write(`batches of ${effects} effects …\n`)
      rows.push(await measureTownRows(town, effects, effects === 500 ? 12 : 4))
    }
    out(`MySQL journal, ${TOWN} residents: town rows, each batch one transaction`)
    out(renderTable(['effects a batch', 'rows', 'rows/s', 'bare INSERT rows/s', 'of bare'].map(right), rows))
    out(`Social writes of ${SOCIAL_BATCHES} batches of 500 effects, in one transaction each, twice in turns`)
    out(
      renderTable(['texts and likes', 'statements', 'ms', 'same statements raw, ms', 'of raw'].map(right), [
        social,
      ]),
    )
    out(
      `Live batches at speed 60: at most ${LIVE_EFFECTS} effects or ${LIVE_SIM_MS / 1_000} simulated seconds`,
    )
    out(
      renderTable(
        ['residents', 'batches', 'effects a batch', 'p50 ms', 'p95 ms', 'simulated s'].map(right),
        live,
      ),
    )
  })
}

async function measureLiveBatches({ simulation, journal }: BenchTown): Promise<string[]> {
  const times: number[] = []
  let effects = 0
  const startedAt = simulation.now
  for (let i = 0; i < LIVE_BATCHES; i++) {
    const batch = nextBatch(simulation, LIVE_EFFECTS, LIVE_SIM_MS)
    const started = performance.now()
    await journal.commit(batch)
    times.push(performance.now() - started)
    effects += batch.effects.length
  }
  times.sort((a, b) => a - b)
  return [
    String(simulation.world.tables.residents.length),
    String(times.length),
    (effects / times.length).toFixed(0),
    times[Math.floor(times.length / 2)]!.toFixed(1),
    times[Math.floor(times.length * 0.95)]!.toFixed(1),
    ((simulation.now - startedAt) / 1_000).toFixed(0),
  ]
}

function nextBatch(simulation: BenchTown['simulation'], effects: number, simMs: number): JournalBatch {
  const { world } = simulation
  const after = simulation.lastEffectNo - world.pendingEffects
  const end = simulation.now + simMs
  while (world.pendingEffects < effects && simulation.nextTime <= end) simulation.step()
  // Where nothing happens until then, the time passes all the same.
  if (world.pendingEffects < effects && Number.isFinite(end)) simulation.runUntil(simTime(end))
  return cutBatch(simulation, after, true)
}

/** The social effects are left out, here and in the count. */
async function measureTownRows(town: BenchTown, effects: number, batches: number): Promise<string[]> {
  const bare = await createConnection(connectionOptions(town.url))
  let journalMs = 0
  let bareMs = 0
  let rows = 0
  let bareRows = 0
  for (let i = 0; i < batches; i++) {
    const whole = nextBatch(town.simulation, effects, Infinity)
    const batch = { ...whole, effects: whole.effects.filter(({ kind }) => !SOCIAL_KINDS.has(kind)) }
    const inserts = rowsOf(town, batch)
    const inserted = inserts.reduce((sum, { rows: { length } }) => sum + length, 0)
    bareRows += inserted
    rows += inserted + batch.projections.length
    bareMs += await insertBare(bare, inserts, i === 0)
    const started = performance.now()
    await town.journal.commit(batch)
    journalMs += performance.now() - started
  }
  await bare.end()
  const rate = rows / (journalMs / 1_000)
  const bareRate = bareRows / (bareMs / 1_000)
  return [String(effects), String(rows), rate.toFixed(0), bareRate.toFixed(0), (rate / bareRate).toFixed(2)]
}

function rowsOf({ directory, words, ctx }: BenchTown, batch: JournalBatch): NewRows[] {
  const builder = new TownRowsBuilder(
    directory,
    words,
    () => ctx.ids.next(),
    () => ctx.clock.now(),
  )
  for (const effect of batch.effects) builder.add(effect)
  return builder.build().inserts.filter(({ rows }) => rows.length > 0)
}

/** The same rows into tables of the same columns and keys, without their foreign keys; milliseconds. */
async function insertBare(
  connection: Connection,
  inserts: readonly NewRows[],
  isFirst: boolean,
): Promise<number> {
  for (const { table } of inserts)
    await connection.query(`CREATE TABLE IF NOT EXISTS bare_${table} LIKE ${table}`)
  if (isFirst) for (const { table } of inserts) await connection.query(`DELETE FROM bare_${table}`)
  const started = performance.now()
  await connection.beginTransaction()
  for (const { table, columns, rows, overwrite } of inserts) {
    const suffix = overwrite
      ? ` ON DUPLICATE KEY UPDATE ${overwrite.map((c) => `${c} = VALUES(${c})`).join(', ')}`
      : ''
    const statement = `INSERT INTO bare_${table} (${columns.join(', ')}) VALUES ?${suffix}`
    for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT)
      await connection.query(statement, [rows.slice(at, at + ROWS_A_STATEMENT)])
  }
  await connection.commit()
  return performance.now() - started
}

/** What begins and ends a transaction is no part of what is sent again. */
const ENDS: ReadonlySet<string> = new Set(['begin', 'commit', 'rollback'])

/** Undoes a transaction whose statements are to be sent again. */
class UndoneOnPurpose extends Error {}

/**
 * Writes the social effects of each batch in a transaction that is undone, then sends the very same statements raw on one
 * connection; twice in turns, since who comes second finds the pages in memory. The last ones are committed.
 */
async function measureSocialWrites(town: BenchTown, batches: number): Promise<string[]> {
  const statements: CompiledQuery[] = []
  const db = new Kysely<Database>({
    dialect: new MysqlDialect({
      pool: createDeadlinePool({ url: town.url, poolSize: 1, timeoutMs: 60_000 }),
    }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
    log: ({ level, query }) => void (level === 'query' && !ENDS.has(query.sql) && statements.push(query)),
  })
  const raw = await createConnection(connectionOptions(town.url))
  const totals = { effects: 0, statements: 0, writerMs: 0, rawMs: 0 }
  for (let i = 0; i < batches; i++) {
    const whole = nextBatch(town.simulation, 500, Infinity)
    const isSocial = (effect: Effect): effect is SocialEffect => SOCIAL_KINDS.has(effect.kind)
    const social = whole.effects.filter(isSocial)
    await town.journal.commit({ ...whole, effects: whole.effects.filter((effect) => !isSocial(effect)) })
    if (social.length === 0) continue
    for (const end of ['rollback', 'commit'] as const) {
      statements.length = 0
      totals.writerMs += await timeUndone(db, async (tx) => {
        const writer = new SocialWriter({ ...town.ctx, db }, town.directory, () => town.ctx.clock.now())
        const [refused] = await writer.write(tx, social)
        if (refused) throw new Error(`a town without people was refused: ${refused.code}`)
      })
      totals.rawMs += await sendRaw(raw, statements, end)
    }
    totals.effects += social.length
    totals.statements += statements.length
  }
  await raw.end()
  await db.destroy()
  const { effects, statements: sent, writerMs, rawMs } = totals
  return [String(effects), String(sent), writerMs.toFixed(0), rawMs.toFixed(0), (rawMs / writerMs).toFixed(2)]
}

async function timeUndone(db: Kysely<Database>, write: (tx: Tx) => Promise<unknown>): Promise<number> {
  let ms = 0
  await db
    .transaction()
    .execute(async (tx) => {
      const started = performance.now()
      await write(tx)
      ms = performance.now() - started
      throw new UndoneOnPurpose()
    })
    .catch((error: unknown) => {
      if (!(error instanceof UndoneOnPurpose)) throw error
    })
  return ms
}

async function sendRaw(
  connection: Connection,
  statements: readonly CompiledQuery[],
  end: 'rollback' | 'commit',
): Promise<number> {
  await connection.beginTransaction()
  const started = performance.now()
  for (const { sql, parameters } of statements) await connection.query(sql, [...parameters])
  const ms = performance.now() - started
  await connection[end]()
  return ms
}
