import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They wait for minutes for what they start: a product with a web app that is built for it. */
const LONGEST = ['scripts/test/deployment/proxy.test.ts', 'scripts/test/product.test.ts']

/** Begins with the longest files, so that nobody waits for them when all others are done. */
class LongestFilesFirst extends BaseSequencer {
  /** The usual order, package by package, after the longest. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) =>
      LONGEST.includes(path.relative(import.meta.dirname, moduleId))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    projects: [
      'shared/vitest.config.ts',
      'api-server/vitest.config.ts',
      'api-server/vitest.memory.config.ts',
      'simulation/vitest.config.ts',
      'visualization/vitest.config.ts',
      'web-frontend/vitest.config.ts',
      'scripts/vitest.config.ts',
      'scripts/test/journeys/vitest.config.ts',
    ],
    maxWorkers: 2,
    sequence: { sequencer: LongestFilesFirst },
  },
})
