import { joinRunningProduct } from './running-product.ts'
import { seed } from './seed.ts'

// The world with its residents; accounts of people are made by registering, or by the first `npm start`.
try {
  const config = joinRunningProduct()
  await seed(config, { demoLogins: false })
  process.stdout.write('The world and its residents are there.\n')
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
