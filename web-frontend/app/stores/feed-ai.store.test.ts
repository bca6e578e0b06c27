import { expect, it } from 'vitest'
import { me } from '../../test/samples.ts'
import { storeScene } from '../../test/store-scene.ts'
import { useFeedAiStore } from './feed-ai.store.ts'
import { useSessionStore } from './session.store.ts'

it('keeps what a member chooses before the session is known with the account', async () => {
  const { sent } = storeScene(({ body }) => ({ body: { ...me, ...(body as object) } }))
  const session = useSessionStore()
  const feedAi = useFeedAiStore()
  const chosen = feedAi.choose('only')
  expect(sent).toEqual([])
  session.$patch({ me, state: 'member' })
  await chosen
  expect(sent).toMatchObject([{ method: 'PATCH', url: '/api/users/me', body: { feedAi: 'only' } }])
  expect(feedAi.choice).toBe('only')
})
