import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LoadSizes } from '@ai-community/shared/test-support/bulk/load-ids.ts'
import { ApiDocument } from './api-document.ts'
import { connectMeasured, type MeasuredDatabase, type StatementCost } from './list-cost/measured-database.ts'
import { LISTS, type ListRow } from './list-cost/rows.ts'
import { setStage, setStatistics, type Stage } from './list-cost/stage.ts'
import { createTestApp, type TestApp } from './test-app.ts'

const IS_FULL = process.env.VERIFY === 'full'
const SIZES: LoadSizes = IS_FULL
  ? { users: 10_000, posts: 1_000_000, likes: 3_000_000 }
  : { users: 700, posts: 3_000, likes: 9_000 }

const MOST_STATEMENTS = 8
const ROWS_READ_FOR_ONE = 10
/** Beside the rows of the list: who is asked for, which generation, small tables that stale statistics call empty. */
const LOOK_UPS = 50
const LIMITS = { fresh: [1, 20, 100], stale: IS_FULL ? [1, 20, 100] : [20] }

let measured: MeasuredDatabase
let test: TestApp
let stage: Stage

beforeAll(
  async () => {
    const connect = (url: string) => (measured = connectMeasured(url)).db
    // `npm run seed:load` prints the address of a community that has taken its time to load.
    const url = process.env.LOADED_DATABASE_URL
    test = await createTestApp({}, { connect, timeoutMs: 10 * 60_000, ...(url && { url }) })
    stage = await setStage(test, SIZES)
  },
  IS_FULL ? 30 * 60_000 : 60_000,
)
afterAll(async () => {
  await test.close()
})

interface Visit {
  costs: StatementCost[]
  items: number
  nextCursor: string | null
}

/** One page, with nothing of it in a cache, and what its statements cost. */
async function visit(row: ListRow, limit: number, cursor: string | null = null): Promise<Visit> {
  const caller = row.caller?.(stage) ?? test.anonymous
  // A write drops what readers share.
  await stage.admin.patch('/api/users/me', { bio: 'x' })
  const url = row.url(stage)
  const page = `${url}${url.includes('?') ? '&' : '?'}limit=${limit}${cursor === null ? '' : `&cursor=${cursor}`}`
  measured.costs = []
  measured.measuring = true
  const answer = await caller.get(page)
  measured.measuring = false
  expect(answer.statusCode, `${page}: ${answer.body}`).toBe(200)
  const { items, nextCursor } = answer.json<{ items: unknown[]; nextCursor: string | null }>()
  return { costs: measured.costs.filter(({ sql }) => !isSessionCheck(sql)), items: items.length, nextCursor }
}

/** Of every request alike, and remembered for a second. */
function isSessionCheck(sql: string): boolean {
  return sql.includes('from `sessions` inner join `users`')
}

function tooMuch(row: ListRow, { costs, items }: Visit): string[] {
  return costs.flatMap(({ sql, rowsRead, rowsReturned }) => {
    const most =
      row.mayRead ?? (row.readsForOne ?? ROWS_READ_FOR_ONE) * Math.max(rowsReturned, items) + LOOK_UPS
    return rowsRead <= most
      ? []
      : [
          `${rowsRead} rows read for ${rowsReturned} (page of ${items}): ${sql.slice(0, 400).replace(/\s+/g, ' ')}`,
        ]
  })
}

function tooMany({ costs }: Visit): string[] {
  return costs.length <= MOST_STATEMENTS ? [] : costs.map(({ sql }) => sql.slice(0, 300))
}

function rowsReadBy({ costs }: Visit): number {
  return costs.reduce((sum, cost) => sum + cost.rowsRead, 0)
}

const deepCursors = new Map<ListRow, string | null>()

/** The cursor of a page far down, or of the last one but the end. */
async function deepCursorOf(row: ListRow): Promise<string | null> {
  if (row.deepCursor) return row.deepCursor(stage)
  if (deepCursors.has(row)) return deepCursors.get(row)!
  let cursor: string | null = null
  for (let page = 0; page < 5; page++) {
    const { nextCursor } = await visit(row, 50, cursor)
    if (nextCursor === null) break
    cursor = nextCursor
  }
  deepCursors.set(row, cursor)
  return cursor
}

function nameOf(row: ListRow): string {
  return `${row.operationId}${row.caller ? ', signed in' : ''} (${String(row.url)
    .replace(/^.*?=> /, '')
    .slice(0, 60)})`
}

describe('the lists of the document', () => {
  it('each have a row here', async () => {
    const api = await ApiDocument.read(test.app)
    const lists = api.operations.filter(({ parameters = [] }) =>
      parameters.some((parameter) => 'name' in parameter && parameter.name === 'cursor'),
    )
    expect([...new Set(LISTS.map((row) => row.operationId))].toSorted()).toEqual(
      lists.map((operation) => operation.operationId).toSorted(),
    )
  })
})

describe.each(['fresh', 'stale'] as const)('with %s statistics', (statistics) => {
  beforeAll(() => setStatistics(test.db, statistics), 120_000)

  it.each(LISTS.map((row) => [nameOf(row), row] as const))(
    'a page of %s takes few statements that read little, also far down',
    async (_name, row) => {
      const deepCursor = await deepCursorOf(row)
      for (const limit of LIMITS[statistics]) {
        const first = await visit(row, limit)
        expect(first.items, 'an empty list proves nothing').toBeGreaterThan(0)
        expect(tooMany(first), `statements for ${limit}`).toEqual([])
        expect(tooMuch(row, first)).toEqual([])
        const deep = await visit(row, limit, deepCursor)
        expect(tooMany(deep), `statements for ${limit}, far down`).toEqual([])
        expect(tooMuch(row, deep)).toEqual([])
        expect(rowsReadBy(deep), 'rows read far down').toBeLessThanOrEqual(2 * rowsReadBy(first) + LOOK_UPS)
      }
    },
    IS_FULL ? 120_000 : 20_000,
  )
})
