import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** What every `npm test` walks through; the others take minutes more and run with `npm run verify`. */
const DAILY = [
  'visiting',
  'first-day',
  'finding',
  'moderation',
  'operator',
  'pages',
  'settings',
  'talking',
  'place-and-words',
]

export default defineConfig({
  test: {
    name: 'journeys',
    include: process.env.VERIFY === 'full' ? ['*.test.ts'] : DAILY.map((name) => `${name}.test.ts`),
    globalSetup: [path.join(import.meta.dirname, 'shared-product.ts')],
    // A test waits for states, never for a time: how long that takes is the machine's business.
    testTimeout: 240_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    // The first file waits for the product's start.
    hookTimeout: 300_000,
  },
})
