import fs from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { readJson } from '../../supervisor/data-folder.ts'
import type { DemoLogin, RunRecord } from '../../supervisor/run-record.ts'
import { TestProduct } from '../running-product.ts'

/** Where the product is that all journeys go to, and the logins it was seeded with. */
export interface SharedProduct {
  run: RunRecord
  demoLogins: DemoLogin[]
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the SharedProduct; the first to ask has it started. */
    sharedProductUrl: string
  }
}

/**
 * One product for all files of the project, a child of the process that outlives them. It is started when the first
 * file asks for it: what is set up here runs before the tests of every other project. `JOURNEYS_PRODUCT` names the data
 * folder of a product that runs already; it is left as it is.
 */
export default async function setUpSharedProduct(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.JOURNEYS_PRODUCT
  const product = running === undefined ? ownProduct() : undefined
  let asked: Promise<SharedProduct> | undefined
  const door = createServer((_request, response) => {
    asked ??= product ? started(product) : Promise.resolve(readProduct(running!))
    asked.then(
      (shared) => response.end(JSON.stringify(shared)),
      (error: Error) => response.writeHead(500).end(error.message),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  project.provide('sharedProductUrl', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  return async () => {
    door.close()
    await product?.stop('SIGTERM')
    product?.remove()
  }
}

function ownProduct(): TestProduct {
  // Ports of its own: product.test.ts may look for free ones at the same moment.
  return new TestProduct({
    SIMULATION_SPEED: '600',
    RATE_LIMITS: 'local',
    BCRYPT_COST: '4',
    WEB_PORT: '24000',
    API_PORT: '24100',
    VISUALIZATION_PORT: '24200',
    DATABASE_PORT: '24300',
    API_METRICS_PORT: '24400',
    SIMULATION_METRICS_PORT: '24500',
    VISUALIZATION_METRICS_PORT: '24600',
  })
}

async function started(product: TestProduct): Promise<SharedProduct> {
  return { run: await product.start(), demoLogins: product.demoLogins() }
}

function readProduct(folder: string): SharedProduct {
  const runFile = path.join(folder, 'run.json')
  if (!fs.existsSync(runFile)) throw new Error(`No product runs from ${folder}`)
  return {
    run: readJson<RunRecord>(runFile)!,
    demoLogins: readJson<DemoLogin[]>(path.join(folder, 'demo-logins.json'))!,
  }
}
