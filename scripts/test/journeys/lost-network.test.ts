import type { Route } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { rows } from './reading.ts'
import { CHINESE, openStage, PATIENCE } from './stage.ts'
import { likeCountOf } from './visitor.ts'

const stage = openStage()

describe('a member whose network fails', () => {
  it('loses no post when the API goes away in the middle of it, and publishes it once', async () => {
    const visitor = await stage.arriveAsMember(CHINESE, 'patient_lin')
    const { page } = visitor
    visitor.announce(/POST \S+\/api\/posts net::ERR_FAILED|Failed to load resource: net::ERR_FAILED/)
    await visitor.open('/compose')
    const box = page.getByRole('textbox')
    await box.fill('写到一半')
    await visitor.reload()
    await expect.poll(() => box.inputValue()).toBe('写到一半')

    // The first try does not get there, the answer of the second one does not come back.
    const misfortunes = [
      (route: Route) => route.abort(),
      async (route: Route) => {
        await route.fetch()
        await route.abort()
      },
    ]
    await page.route('**/api/posts', async (route) => {
      const misfortune = route.request().method() === 'POST' ? misfortunes.shift() : undefined
      await (misfortune ? misfortune(route) : route.continue())
    })
    const words = '隧道里写的，一个字也不能丢'
    await box.fill(words)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.waitForURL(`${stage.origin}/`)
    const card = page.locator('article.pending')
    const retry = card.getByRole('button', { name: '重试', exact: true })
    await retry.waitFor()
    expect(await card.innerText()).toContain(words)
    expect(await stage.community.postsOf(visitor.username)).toEqual([])
    await retry.click()
    await vi.waitUntil(async () => (await stage.community.postsOf(visitor.username)).length === 1, PATIENCE)
    await retry.click()
    await expect.poll(() => card.count()).toBe(0)
    await expect.poll(() => rows(page).first().locator('.post-text').innerText()).toBe(words)
    expect(misfortunes).toEqual([])
    expect(await stage.community.postsOf(visitor.username)).toHaveLength(1)
    expect(await rows(page).filter({ hasText: words }).count()).toBe(1)
    await visitor.leave()
  })

  it('sees a like taken back, and is told why, when the API is away', async () => {
    const visitor = await stage.arriveAsMember({ locale: 'en', theme: 'light' }, 'eager_sam')
    const { page } = visitor
    visitor.announce(/PUT \S+\/like net::ERR_FAILED|Failed to load resource: net::ERR_FAILED/)
    // Not the one that first-day.test.ts likes at the same time.
    const post = (await stage.community.oldTalkedOverPosts()).at(-2)!
    await visitor.open(`/posts/${post.id}`)
    await page.getByPlaceholder('Say something kind…').waitFor()
    const like = page.locator('article.post.whole .like')
    const likes = await likeCountOf(like)
    const held = Promise.withResolvers<Route>()
    await page.route('**/like', (route) => held.resolve(route))
    await like.click()
    const route = await held.promise
    expect(await like.getAttribute('aria-pressed')).toBe('true')
    expect(await likeCountOf(like)).toBe(likes + 1)
    await route.abort()
    await page.getByText('No connection; check the network and retry').waitFor()
    expect(await like.getAttribute('aria-pressed')).toBe('false')
    expect(await likeCountOf(like)).toBe(likes)
    await visitor.leave()
  })
})
