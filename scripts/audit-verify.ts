import { verifyAuditChain } from '@ai-community/shared/community/moderation/audit.service.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { joinRunningProduct } from './running-product.ts'

const TIMEOUT_MS = 60_000

try {
  const db = connectDatabase({ url: joinRunningProduct().DATABASE_URL, poolSize: 2, timeoutMs: TIMEOUT_MS })
  try {
    const verdict = await verifyAuditChain(db)
    // Whoever could write to the database could write a new chain: its end, kept elsewhere, would tell.
    if (verdict.intact)
      process.stdout.write(`The audit log is whole: ${verdict.rows} rows, end ${verdict.head}\n`)
    else process.stdout.write(`The audit log is broken at row ${verdict.seq}: ${verdict.problem}\n`)
    process.exitCode = verdict.intact ? 0 : 1
  } finally {
    await db.destroy()
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}
