import { describe, expect, it } from 'vitest'
import { comment } from '../../test/samples.ts'
import { gate, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { useCommentsStore } from './comments.store.ts'

const commentsOf = (...ids: string[]) => ids.map((id) => comment({ id, postId: '1' }))

/** A server that answers with these pages, one after the other. */
function commentsFrom(...pages: { items: ReturnType<typeof commentsOf>; nextCursor: string | null }[]) {
  storeScene(() => ({ body: pages.shift() }))
  return useCommentsStore()
}

describe('the comments of a post that is read on', () => {
  it('keep what was read beyond the first page when that is looked at anew', async () => {
    const comments = commentsFrom(
      { items: commentsOf('1', '2'), nextCursor: 'a' },
      { items: commentsOf('3', '4'), nextCursor: 'b' },
      { items: commentsOf('1', '2'), nextCursor: 'a' },
    )
    await comments.loadComments('1')
    await comments.loadMoreComments('1')
    await comments.loadComments('1')
    expect(comments.listOf('post:1')).toMatchObject({ ids: ['1', '2', '3', '4'], nextCursor: 'b' })
  })

  it('begin anew where the first page has nothing in common with them any more', async () => {
    const comments = commentsFrom(
      { items: commentsOf('1', '2'), nextCursor: 'a' },
      { items: commentsOf('7', '8'), nextCursor: 'c' },
    )
    await comments.loadComments('1')
    await comments.loadComments('1')
    expect(comments.listOf('post:1')).toMatchObject({ ids: ['7', '8'], nextCursor: 'c' })
  })

  it('are put back as they stood, and what came since is not overwritten', async () => {
    const before = commentsFrom({ items: commentsOf('1', '2'), nextCursor: 'a' })
    await before.loadComments('1')
    const kept = before.snapshotOf('1')
    const after = commentsFrom({ items: [comment({ id: '2', postId: '1', likeCount: 9 })], nextCursor: null })
    await after.loadComments('1')
    after.restore(kept)
    expect(after.listOf('post:1').ids).toEqual(['1', '2'])
    expect(after.byId['2']?.likeCount).toBe(9)
  })
})

describe('a comment that is liked while its list is read', () => {
  it('stays liked when the list, read before, comes last', async () => {
    const page = gate<ScriptedAnswer>()
    storeScene(({ method }) => (method === 'GET' ? page.promise : { body: { liked: true, likeCount: 1 } }))
    const comments = useCommentsStore()
    const untouched = comment({ id: '1', postId: '1', likeCount: 0, viewer: null })
    comments.byId['1'] = untouched
    const loaded = comments.loadComments('1')
    await comments.setLiked('1', true)
    page.resolve({ body: { items: [untouched], nextCursor: null } })
    await loaded
    expect(comments.byId['1']).toMatchObject({ likeCount: 1, viewer: { liked: true } })
  })
})
