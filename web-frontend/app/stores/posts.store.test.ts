import { describe, expect, it } from 'vitest'
import { me, post } from '../../test/samples.ts'
import { gate, problem, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { usePostListsStore } from './post-lists.store.ts'
import { usePostsStore } from './posts.store.ts'
import { useSessionStore } from './session.store.ts'

describe('liking a post', () => {
  it('counts at once and takes the count from the answer', async () => {
    const answer = gate<ScriptedAnswer>()
    const { sent } = storeScene(() => answer.promise)
    const posts = usePostsStore()
    posts.keep([post({ likeCount: 3 })])
    const done = posts.setLiked('100', true)
    expect(posts.byId['100']).toMatchObject({ likeCount: 4, viewer: { liked: true } })
    answer.resolve({ body: { liked: true, likeCount: 9 } })
    await done
    expect(posts.byId['100']).toMatchObject({ likeCount: 9, viewer: { liked: true } })
    expect(sent.map((request) => [request.method, request.url])).toEqual([['PUT', '/api/posts/100/like']])
  })

  it('is taken back when the server refuses', async () => {
    storeScene(() => problem(503, 'service_unavailable'))
    const posts = usePostsStore()
    posts.keep([post({ likeCount: 3 })])
    await expect(posts.setLiked('100', true)).rejects.toThrow('service_unavailable')
    expect(posts.byId['100']).toMatchObject({ likeCount: 3, viewer: { liked: false } })
  })
})

describe('loading a post', () => {
  it('forgets a post that is gone, and keeps it when only the API is away', async () => {
    const answers = [problem(503, 'service_unavailable'), problem(404, 'post_not_found')]
    storeScene(() => answers.shift()!)
    const posts = usePostsStore()
    posts.keep([post()])
    await posts.load('100')
    expect(posts.byId['100']).toBeDefined()
    await posts.load('100')
    expect(posts.byId['100']).toBeUndefined()
    expect(posts.failures['100']?.code).toBe('post_not_found')
  })
})

describe('a post whose list is being read when the member acts', () => {
  const untouched = post({ likeCount: 3, viewer: { liked: false, bookmarked: false } })
  const acted = { likeCount: 4, viewer: { liked: true, bookmarked: true } }

  /** The list is asked for first; it and the member's choices wait until they are let go. */
  function scene() {
    const page = gate<ScriptedAnswer>()
    const choices = gate<void>()
    storeScene(async ({ method, url }) => {
      if (method === 'GET') return page.promise
      await choices.promise
      return url.endsWith('/like') ? { body: { liked: true, likeCount: 4 } } : { status: 204 }
    })
    const posts = usePostsStore()
    posts.keep([{ ...untouched, viewer: null }])
    const listed = usePostListsStore().load('feed:public')
    const chosen = Promise.all([posts.setLiked('100', true), posts.setBookmarked('100', true)])
    return { posts, page, choices, listed, chosen }
  }

  it('stays liked and marked when the list comes first', async () => {
    const { posts, page, choices, listed, chosen } = scene()
    page.resolve({ body: { items: [untouched], nextCursor: null } })
    await listed
    expect(posts.byId['100']).toMatchObject(acted)
    choices.resolve()
    await chosen
    expect(posts.byId['100']).toMatchObject(acted)
  })

  it('stays liked and marked when the list, read before, comes last', async () => {
    const { posts, page, choices, listed, chosen } = scene()
    choices.resolve()
    await chosen
    page.resolve({ body: { items: [untouched], nextCursor: null } })
    await listed
    expect(posts.byId['100']).toMatchObject(acted)
  })

  it('shows what the next list says of it', async () => {
    const { posts, page, choices, listed, chosen } = scene()
    choices.resolve()
    page.resolve({ body: { items: [untouched], nextCursor: null } })
    await Promise.all([listed, chosen])
    await usePostListsStore().load('feed:public')
    expect(posts.byId['100']).toMatchObject(untouched)
  })
})

describe('a list that is asked for before it is known who is signed in', () => {
  it('is asked for anew for the member, and what came for nobody in particular is not kept', async () => {
    const forNobody = gate<ScriptedAnswer>()
    const answers = [forNobody.promise, { body: { items: [post({ id: '8' })], nextCursor: null } }]
    const { sent } = storeScene(() => answers.shift()!)
    const lists = usePostListsStore()
    const loaded = lists.load('feed:public')
    useSessionStore().me = me
    await lists.reloadAll()
    forNobody.resolve({ body: { items: [post({ id: '9', viewer: null })], nextCursor: null } })
    await loaded
    expect(lists.listOf('feed:public').ids).toEqual(['8'])
    expect(usePostsStore().byId['9']).toBeUndefined()
    expect(sent).toHaveLength(2)
  })
})
