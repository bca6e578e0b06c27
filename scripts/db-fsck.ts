import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { runFsck } from './fsck.ts'
import { joinRunningProduct } from './running-product.ts'

/** One batch of a big table on a slow disk. */
const TIMEOUT_MS = 60_000

process.exitCode = await runFsck(process.argv.slice(2), {
  connect: () =>
    connectDatabase({ url: joinRunningProduct().DATABASE_URL, poolSize: 2, timeoutMs: TIMEOUT_MS }),
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
})
