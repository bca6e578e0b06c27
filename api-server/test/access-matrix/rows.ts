import { accountRows } from './accounts.rows.ts'
import { adminRows } from './admin.rows.ts'
import { commentRows } from './comments.rows.ts'
import { fileRows } from './files.rows.ts'
import { healthRows } from './health.rows.ts'
import { messageRows } from './messages.rows.ts'
import { postRows } from './posts.rows.ts'
import { searchRows } from './search.rows.ts'
import { townRows } from './town.rows.ts'
import { userRows } from './users.rows.ts'
import type { Row } from './row.ts'

/** Every operation's row, by its operationId; a subject's rows stand in a file of their own. */
export const ROWS: Record<string, Row> = {
  ...healthRows,
  ...accountRows,
  ...userRows,
  ...postRows,
  ...messageRows,
  ...commentRows,
  ...searchRows,
  ...fileRows,
  ...townRows,
  ...adminRows,
}
