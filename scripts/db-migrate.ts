import { prepareDatabase } from './prepare-database.ts'
import { joinRunningProduct } from './running-product.ts'

try {
  const config = joinRunningProduct()
  const ran = await prepareDatabase(config.DATABASE_URL)
  process.stdout.write(ran.length > 0 ? `Migrated: ${ran.join(', ')}.\n` : 'The schema is current.\n')
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
