import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'visualization',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['../scripts/vitest-database.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
