import { openFiles } from '@ai-community/api-server/modules/files/open-files.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { runFilesFsck } from './check-stored-files.ts'
import { joinRunningProduct } from './running-product.ts'

/** One batch of a big table on a slow disk. */
const TIMEOUT_MS = 60_000

process.exitCode = await runFilesFsck(process.argv.slice(2), {
  async connect() {
    const config = joinRunningProduct()
    const { storage } = await openFiles(config)
    const db = connectDatabase({ url: config.DATABASE_URL, poolSize: 2, timeoutMs: TIMEOUT_MS })
    return { db, storage, clock: systemClock }
  },
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
})
