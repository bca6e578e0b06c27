import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      'shared/vitest.config.ts',
      'api-server/vitest.config.ts',
      'simulation/vitest.config.ts',
      'visualization/vitest.config.ts',
      'web-frontend/vitest.config.ts',
      'scripts/vitest.config.ts',
      'scripts/test/journeys/vitest.config.ts',
    ],
    maxWorkers: 2,
  },
})
