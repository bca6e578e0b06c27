import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import { me } from '../../test/samples.ts'
import { storeScene } from '../../test/store-scene.ts'
import { useCommentsStore } from './comments.store.ts'
import { useFeedAiStore } from './feed-ai.store.ts'
import { usePostListsStore } from './post-lists.store.ts'
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

it('is asked for by what a member chose until it is known who is signed in: the server renders so, too', async () => {
  storeScene(() => ({ body: {} }))
  const session = useSessionStore()
  const feedAi = useFeedAiStore()
  session.$patch({ me: { ...me, feedAi: 'exclude' }, state: 'member' })
  await nextTick()
  expect(feedAi.query).toBeUndefined()
  session.$patch({ me: null, state: 'unknown' })
  expect(feedAi).toMatchObject({ choice: 'exclude', query: 'exclude' })
})

it('holds for comments as for posts', async () => {
  const { sent } = storeScene(() => ({ body: { items: [], nextCursor: null } }))
  useSessionStore().state = 'anonymous'
  await useFeedAiStore().choose('exclude')
  await Promise.all([usePostListsStore().load('feed:public'), useCommentsStore().loadComments('1')])
  expect(sent.map(({ url }) => url)).toEqual([
    '/api/posts?feed=public&limit=20&ai=exclude',
    '/api/posts/1/comments?limit=20&ai=exclude',
  ])
})
