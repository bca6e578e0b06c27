import { beforeEach, describe, expect, it } from 'vitest'
import { post } from '../../test/samples.ts'
import { problem, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { usePostListsStore } from './post-lists.store.ts'
import { usePostsStore } from './posts.store.ts'

function page(ids: string[], nextCursor: string | null): ScriptedAnswer {
  return { body: { items: ids.map((id) => post({ id })), nextCursor } }
}

const FEED = 'feed:public'
let answers: ScriptedAnswer[]
let sent: ReturnType<typeof storeScene>['sent']

beforeEach(() => {
  answers = []
  sent = storeScene(() => answers.shift()!).sent
})

describe('an endless list', () => {
  it('goes on from the cursor without doubling a post that has moved', async () => {
    answers = [page(['9', '8'], 'c1'), page(['8', '7'], null)]
    const lists = usePostListsStore()
    await lists.load(FEED)
    await lists.loadMore(FEED)
    expect(lists.listOf(FEED).ids).toEqual(['9', '8', '7'])
    expect(sent.map((request) => request.url)).toEqual([
      '/api/posts?feed=public&limit=20',
      '/api/posts?feed=public&limit=20&cursor=c1',
    ])
    await lists.loadMore(FEED)
    expect(sent).toHaveLength(2)
  })

  it('keeps its rows when the next page fails, and tries again', async () => {
    answers = [page(['9'], 'c1'), problem(503, 'service_unavailable'), page(['8'], null)]
    const lists = usePostListsStore()
    await lists.load(FEED)
    await lists.loadMore(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['9'], moreFailure: { code: 'service_unavailable' } })
    await lists.loadMore(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['9', '8'], moreFailure: null })
  })

  it('is in the state "failed" when its first page fails', async () => {
    answers = [problem(503, 'service_unavailable')]
    const lists = usePostListsStore()
    await lists.load(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ state: 'failed', failure: { status: 503 } })
  })
})

describe('newer posts', () => {
  it('wait until they are asked for', async () => {
    answers = [page(['9', '8'], 'c1'), page(['11', '10', '9', '8'], 'c1')]
    const lists = usePostListsStore()
    await lists.load(FEED)
    await lists.lookForNewer(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['9', '8'], waitingIds: ['11', '10'], hasGap: false })
    lists.showWaiting(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['11', '10', '9', '8'], waitingIds: [] })
  })

  it('start the list anew when more came than one page holds', async () => {
    answers = [page(['9', '8'], 'c1'), page(['40', '39'], 'c2')]
    const lists = usePostListsStore()
    await lists.load(FEED)
    await lists.lookForNewer(FEED)
    expect(lists.listOf(FEED).hasGap).toBe(true)
    lists.showWaiting(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['40', '39'], nextCursor: 'c2', hasGap: false })
  })

  it('bring the counters of shown posts up to date', async () => {
    answers = [page(['9'], null), { body: { items: [post({ id: '9', likeCount: 50 })], nextCursor: null } }]
    const lists = usePostListsStore()
    await lists.load(FEED)
    await lists.lookForNewer(FEED)
    expect(usePostsStore().byId['9']?.likeCount).toBe(50)
  })

  it('do not include the post one has just written oneself', async () => {
    answers = [page(['9'], null), page(['10', '9'], null)]
    const lists = usePostListsStore()
    await lists.load(FEED)
    lists.addPublished(post({ id: '10' }))
    await lists.lookForNewer(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['10', '9'], waitingIds: [] })
  })

  it('include those that came shortly before the post one has just written oneself', async () => {
    answers = [page(['8'], null), page(['10', '9', '8'], null)]
    const lists = usePostListsStore()
    await lists.load(FEED)
    lists.addPublished(post({ id: '10' }))
    await lists.lookForNewer(FEED)
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['10', '8'], waitingIds: ['9'] })
    lists.showWaiting(FEED)
    expect(lists.listOf(FEED).ids).toEqual(['10', '9', '8'])
  })
})

describe('a post one has just written', () => {
  it('comes with the first page when that is still under way: alone it is no list', async () => {
    answers = [page(['9', '8'], null)]
    const lists = usePostListsStore()
    const loading = lists.load(FEED)
    lists.addPublished(post({ id: '10' }))
    expect(lists.listOf(FEED).ids).toEqual([])
    await loading
    expect(lists.listOf(FEED).ids).toEqual(['10', '9', '8'])
  })

  it('stands on top even when the list was read just before it', async () => {
    answers = [page(['8'], null)]
    const lists = usePostListsStore()
    const loaded = lists.load(FEED)
    lists.addPublished(post({ id: '9' }))
    await loaded
    expect(lists.listOf(FEED)).toMatchObject({ ids: ['9', '8'], state: 'ready' })
  })
})
