import type { CDPSession, Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { CHINESE, openStage } from './stage.ts'

const IS_FULL = process.env.VERIFY === 'full'
/** Read without a break. The town has written the few by itself. */
const MANY_POSTS = IS_FULL ? 1_000 : 120
const WRITERS = 10
const MINUTES = 60_000
/** Rows near the window; a post with its buttons is some fifty elements. */
const ELEMENTS_LIMIT = 1_500
/** The posts themselves, as they came: what is drawn of them must not add to it. */
const HEAP_LIMIT_MB = 12

const stage = openStage()

/** In full, what the town has written is not enough. */
async function fillFeed(): Promise<void> {
  if (!IS_FULL) return
  const writers = []
  for (let index = 0; index < WRITERS; index += 1) writers.push(await stage.arriveAsMember(CHINESE, 'writer'))
  await Promise.all(
    writers.map(async (writer) => {
      for (let index = 0; index < MANY_POSTS / WRITERS; index += 1)
        await writer.does('POST', '/posts', {
          content: `${index} 窗外的树又长高了一点。`.repeat(1 + (index % 5)),
        })
      await writer.leave()
    }),
  )
}

function countPosts(page: Page): Promise<number> {
  return page.evaluate<number>(
    `window.useNuxtApp().$pinia.state.value['post-lists'].lists['feed:public'].ids.length`,
  )
}

async function weigh(page: Page, devtools: CDPSession) {
  await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1_000_000
  return { heap, elements: await page.evaluate<number>('document.querySelectorAll("*").length') }
}

describe('an endless feed', () => {
  it(
    `is as light after ${MANY_POSTS} posts as at its beginning`,
    async () => {
      await fillFeed()
      const visitor = await stage.arrive(CHINESE)
      const { page } = visitor
      const devtools = await visitor.context.newCDPSession(page)
      await devtools.send('Performance.enable')
      await visitor.open('/')
      const before = await weigh(page, devtools)
      await vi.waitUntil(
        async () => {
          await page.evaluate('window.scrollBy(0, 2 * innerHeight)')
          return (await countPosts(page)) >= MANY_POSTS
        },
        { timeout: 4 * MINUTES, interval: 50 },
      )
      await page.locator('article.post').first().waitFor()
      const after = await weigh(page, devtools)
      expect(after.elements).toBeLessThan(ELEMENTS_LIMIT)
      expect(after.heap - before.heap).toBeLessThan(HEAP_LIMIT_MB)

      // All of them are still there, and in their order.
      await page.evaluate('window.scrollTo(0, 0)')
      const newest = page.locator('article.post a.when').first()
      const first = await page.evaluate<string>(
        `window.useNuxtApp().$pinia.state.value['post-lists'].lists['feed:public'].ids[0]`,
      )
      await expect.poll(() => newest.getAttribute('href')).toBe(`/posts/${first}`)
      await visitor.leave()
    },
    10 * MINUTES,
  )
})
