import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'scripts',
    include: ['**/*.test.ts'],
    // A project of their own: they share one running product.
    exclude: [...configDefaults.exclude, 'test/journeys/**'],
    globalSetup: ['./vitest-database.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
