import { defineConfig } from 'vitest/config'

/** What measures its own process: no other file may have been there before. */
export const MEASURED = ['test/upload-memory.test.ts']

export default defineConfig({
  test: {
    name: 'api-server-memory',
    include: MEASURED,
    globalSetup: ['../scripts/vitest-database.ts'],
    hookTimeout: 30_000,
  },
})
