import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@ai-community/shared/test-support/test-database.ts'
import { SCENES } from '../social/scenes.ts'
import { openVillage, type Village } from '../social/village.ts'

describe('two people and two residents', () => {
  let database: TestDatabase
  let village: Village
  beforeAll(async () => {
    database = await createTestDatabase()
    village = await openVillage(database.url)
  })
  afterAll(async () => {
    await village.close()
    await database.drop()
  })

  // Each scene finds what the ones before it left.
  it.each(SCENES)('$name', async ({ play }) => {
    expect(await play(village)).not.toBe('')
  })
})
