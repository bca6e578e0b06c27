import { afterAll, beforeAll, expect, it } from 'vitest'
import { plain } from './files/pictures.ts'
import { leftovers, uploaded } from './files/uploader.ts'
import { createTestApp, type Member, type TestApp } from './test-app.ts'

/** Decoded, each picture is 18 MB. */
const [WIDTH, HEIGHT] = [3_000, 2_000]
const CHANNELS = 3
/** Enough that what the allocator keeps for later, some 140 MB on a busy machine, is little beside what a leak would be. */
const UPLOADS = process.env.VERIFY === 'full' ? 50 : 24
const WARM_UP = 3

let test: TestApp
let member: Member
beforeAll(async () => {
  test = await createTestApp()
  member = await test.register()
})
afterAll(() => test.close())

it('uploads leave no memory behind', { timeout: 120_000 }, async () => {
  const picture = await plain(WIDTH, HEIGHT).jpeg().toBuffer()
  for (let count = 0; count < WARM_UP; count++) await uploaded(member, picture)
  const before = process.memoryUsage.rss()
  for (let count = 0; count < UPLOADS; count++) await uploaded(member, picture)
  const grown = process.memoryUsage.rss() - before
  // Kept as they were decoded, the pictures would be twice as much.
  expect(grown).toBeLessThan((UPLOADS * WIDTH * HEIGHT * CHANNELS) / 2)
  expect(leftovers(test)).toEqual([])
})
