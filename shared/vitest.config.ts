import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'shared',
    // Files leave nothing in their modules that another could trip over, and need not load them anew.
    isolate: false,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['../scripts/vitest-database.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
