import type { Db } from '../../database/connection.ts'
import { compareIds } from '../../database/ids.ts'
import {
  listFollowees,
  listNewestOfEach,
  listScannedRows,
  type FeedRange,
  type FeedRow,
} from './feed.repo.ts'

/** Up to so many people are asked each for their newest; beyond, the newest posts of all are looked through. */
const MOST_ASKED_EACH = 500
const SCANNED_ROWS = 1_000

/** `scannedTo` is how far a look through all posts came, where it ended before the posts did. */
export interface FollowingRows {
  rows: FeedRow[]
  scannedTo: string | null
}

/**
 * The newest posts of whom the viewer follows. Each is first asked for a few, and those whose few all stand on
 * the page for more: so the cost goes with the size of the page, not with how much they have written.
 */
export async function listFollowingRows(db: Db, viewerId: string, range: FeedRange): Promise<FollowingRows> {
  const followees = await listFollowees(db, viewerId, range.ai, MOST_ASKED_EACH + 1)
  if (followees.length > MOST_ASKED_EACH) return scan(db, viewerId, range)
  if (followees.length === 0) return { rows: [], scannedTo: null }
  const few = Math.min(range.count, 1 + Math.ceil((2 * range.count) / followees.length))
  const first = await listNewestOfEach(db, followees, { ...range, count: few })
  const page = newest(first, range.count)
  const perAuthor = Map.groupBy(page, (row) => row.authorId)
  const eager = [...perAuthor].filter(([, rows]) => rows.length === few).map(([authorId]) => authorId)
  if (few === range.count || eager.length === 0) return { rows: page, scannedTo: null }
  const more = await listNewestOfEach(db, eager, range)
  // What of the others did not come onto the page does not come onto a fuller one.
  const others = page.filter((row) => !eager.includes(row.authorId))
  return { rows: newest([...others, ...more], range.count), scannedTo: null }
}

/** Who follows hundreds follows some who write often: the newest posts of all soon fill a page. */
async function scan(db: Db, viewerId: string, range: FeedRange): Promise<FollowingRows> {
  const count = Math.max(SCANNED_ROWS, range.count)
  const scanned = await listScannedRows(db, viewerId, { ...range, count })
  const rows = scanned.filter((row) => row.wanted).slice(0, range.count)
  const isCut = rows.length < range.count && scanned.length === count
  return { rows, scannedTo: isCut ? scanned.at(-1)!.id : null }
}

function newest(rows: readonly FeedRow[], count: number): FeedRow[] {
  return rows.toSorted((a, b) => compareIds(b.id, a.id)).slice(0, count)
}
