import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'journeys',
    include: ['*.test.ts'],
    globalSetup: [path.join(import.meta.dirname, 'shared-product.ts')],
    // After everything else: browsers and a town that races want the machine for themselves.
    sequence: { groupOrder: 1 },
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 50 } },
    // The first file waits for the product's start.
    hookTimeout: 300_000,
  },
})
