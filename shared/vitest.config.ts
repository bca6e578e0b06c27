import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'shared',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['../scripts/vitest-database.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
