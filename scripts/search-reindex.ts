import { reindexAllPosts } from '@ai-community/shared/community/search/post-index.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { joinRunningProduct } from './running-product.ts'

// The search index made anew beside the running product, a batch after the other; harmless to repeat.
const TIMEOUT_MS = 60_000

try {
  const db = connectDatabase({ url: joinRunningProduct().DATABASE_URL, poolSize: 2, timeoutMs: TIMEOUT_MS })
  let posts = 0
  await reindexAllPosts(db, {
    onProgress(count) {
      posts = count
      if (process.stderr.isTTY) process.stderr.write(`\r${count} posts`)
    },
  })
  await db.destroy()
  process.stdout.write(
    `${process.stderr.isTTY ? '\n' : ''}The terms of ${posts} posts have been made anew.\n`,
  )
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
