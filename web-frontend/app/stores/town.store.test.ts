import { expect, it } from 'vitest'
import { gate, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { useTownStore } from './town.store.ts'

it('what one missed is read for one’s own last visit, also when that is known only while the last day is read', async () => {
  const lastDay = gate<ScriptedAnswer>()
  const own = { since: 500, happenings: [] }
  const { sent } = storeScene(({ url }) => (url.includes('since=500') ? { body: own } : lastDay.promise))
  const town = useTownStore()
  const loaded = town.loadDigest()
  void town.loadDigest(500)
  lastDay.resolve({ body: { since: 0, happenings: [] } })
  await loaded
  expect(town.digest.value).toEqual(own)
  expect(sent).toHaveLength(2)
})
