import { configDefaults, defineConfig } from 'vitest/config'
import { MEASURED } from './vitest.memory.config.ts'

export default defineConfig({
  test: {
    name: 'api-server',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...MEASURED],
    // Files leave nothing in their modules that another could trip over, and need not load them anew.
    isolate: false,
    globalSetup: ['../scripts/vitest-database.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
