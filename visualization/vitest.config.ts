import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'visualization',
    // Files leave nothing in their modules that another could trip over, and need not load them anew.
    isolate: false,
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['../scripts/vitest-database.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
