import { describe, expect, it } from 'vitest'
import { post } from '../../test/samples.ts'
import { gate, problem, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { usePostsStore } from './posts.store.ts'

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
