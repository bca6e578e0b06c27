// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { me, post } from '../../test/samples.ts'
import { storeScene } from '../../test/store-scene.ts'
import { usePlaceStore, viewOf } from './place.store.ts'
import { usePostListsStore } from './post-lists.store.ts'
import { usePostsStore } from './posts.store.ts'
import { placeOfRows, restoreRowPlaces, showRows, takeReturn } from './row-places.ts'
import { useSessionStore } from './session.store.ts'

const page = ['9', '8', '7'].map((id) => post({ id }))
const top = { id: '8', offsetPx: 12 }
let closeRows = (): void => undefined

/** A page of the feed that was loaded, is drawn and scrolled. */
async function readFeed() {
  const { sent } = storeScene(() => ({ body: { items: page, nextCursor: 'more' } }))
  const lists = usePostListsStore()
  await lists.load('feed:public')
  closeRows = showRows('feed:public', () => ({ firstId: '9', sizes: [] as never, top }))
  return { sent, lists, place: usePlaceStore() }
}

/** The same tab after a reload: nothing is known but what the tab has kept. */
function reload() {
  closeRows()
  restoreRowPlaces([['feed:public', { firstId: 'gone', sizes: [] as never, top: null }]], null)
  const { sent } = storeScene(() => ({ body: { items: [], nextCursor: null } }))
  return { sent, lists: usePostListsStore(), posts: usePostsStore(), place: usePlaceStore() }
}

function arriveBy(type: 'navigate' | 'reload' | 'back_forward'): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type }] as never)
}

beforeEach(() => {
  sessionStorage.clear()
  arriveBy('reload')
  Object.defineProperty(window, 'scrollY', { value: 500, configurable: true })
})
afterEach(() => {
  closeRows()
  vi.restoreAllMocks()
})

describe('the place of a reader', () => {
  it('is put back after a reload: the list as it was, without a request, and the row it scrolls to', async () => {
    const before = await readFeed()
    before.place.keep()
    const { sent, lists, posts, place } = reload()
    place.restore()
    expect(lists.listOf('feed:public')).toMatchObject({
      ids: ['9', '8', '7'],
      nextCursor: 'more',
      state: 'ready',
    })
    expect(Object.keys(posts.byId).toSorted()).toEqual(['7', '8', '9'])
    expect(placeOfRows('feed:public')?.top).toEqual(top)
    expect(takeReturn('feed:public')).toBe(true)
    expect(sent).toEqual([])
  })

  it('is not put back where one came by a new address', async () => {
    const before = await readFeed()
    before.place.keep()
    const { lists, place } = reload()
    arriveBy('navigate')
    place.restore()
    expect(lists.listOf('feed:public').ids).toEqual([])
  })

  it('is a member’s own: whoever comes after is not shown it', async () => {
    const before = await readFeed()
    before.place.isShownAs(viewOf('lin', 'all'))
    before.place.keep()
    const { lists, place } = reload()
    useSessionStore().state = 'anonymous'
    place.restore()
    expect(lists.listOf('feed:public').ids).toEqual([])
    expect(sessionStorage.length).toBe(0)
  })

  it('need not be read anew for the same viewer, and has to be for another one', async () => {
    const before = await readFeed()
    before.place.isShownAs(viewOf(me.username, 'all'))
    before.place.keep()
    const { place } = reload()
    place.restore()
    expect(place.isShownAs(viewOf(me.username, 'all'))).toBe(true)
    expect(place.isShownAs(viewOf(me.username, 'exclude'))).toBe(false)
    expect(place.isShownAs(viewOf(null, 'exclude'))).toBe(false)
  })

  it('of a tab that is left before its session is known is still the same member’s', async () => {
    const before = await readFeed()
    before.place.isShownAs(viewOf('lin', 'all'))
    before.place.keep()
    const again = reload()
    again.place.restore()
    closeRows = showRows('feed:public', () => ({ firstId: '9', sizes: [] as never, top }))
    again.place.keep()
    const { place } = reload()
    place.restore()
    expect(place.isShownAs(viewOf('lin', 'all'))).toBe(true)
  })
})
