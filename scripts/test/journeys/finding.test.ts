import { describe, expect, it } from 'vitest'
import { rows } from './reading.ts'
import { CHINESE, ENGLISH, openStage } from './stage.ts'
import { unique } from './visitor.ts'

const stage = openStage()

describe('notifications', () => {
  it('come by themselves, lead to what they are about, and are read', async () => {
    const author = await stage.arriveAsMember(ENGLISH, 'author')
    await author.wantsNoResidents()
    const fan = await stage.arriveAsMember(ENGLISH, 'fan')
    const { page } = author
    await author.open('/discover')
    const post = await author.does<{ id: string }>('POST', '/posts', { content: 'Who reads this?' })
    await fan.does('PUT', `/posts/${post.id}/like`)
    await fan.does('POST', `/posts/${post.id}/comments`, { content: 'I do' })
    await fan.does('PUT', `/users/${author.username}/follow`)

    await page.getByRole('link', { name: 'Home', exact: true }).click()
    const bell = page.getByRole('link', { name: /^Notifications/ })
    await expect.poll(() => bell.getAttribute('aria-label')).toContain('3 unread notifications')
    await bell.click()
    const notice = (words: string) => page.getByRole('main').getByRole('link', { name: words })
    await notice('fan follows you now').waitFor()
    await notice('fan liked your post').waitFor()
    await notice('fan commented on your post').click()
    await page.waitForURL(`**/posts/${post.id}`)
    await page.locator('article.comment', { hasText: 'I do' }).waitFor()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await expect.poll(() => page.getByRole('img', { name: 'unread' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect.poll(() => bell.getAttribute('aria-label')).toBe('Notifications')
    await author.leave()
    await fan.leave()
  })
})

describe('the search', () => {
  const tag = unique('灯塔')
  const words = `河边的灯塔今晚第一次亮了 The lighthouse is lit #${tag}`

  it('finds a post by Chinese and by English words, and its tag', async () => {
    const writer = await stage.arriveAsMember(CHINESE, 'keeper')
    await writer.does('POST', '/posts', { content: words })
    const visitor = await stage.arrive(CHINESE)
    const { page } = visitor
    await visitor.open('/discover')
    await page.getByRole('link', { name: '搜动态、用户、话题' }).click()
    await page.waitForURL('**/search')
    const box = page.getByRole('searchbox', { name: '搜索' })
    const go = page.getByRole('button', { name: '搜索', exact: true })
    for (const query of ['灯塔今晚', 'lighthouse lit']) {
      await box.fill(query)
      await go.click()
      await rows(page).filter({ hasText: words }).waitFor()
    }
    await box.fill(tag)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '话题', exact: true }).click()
    await page.getByRole('link', { name: `#${tag}` }).click()
    await page.waitForURL('**/tags/*')
    await expect.poll(() => rows(page).locator('.post-text').allInnerTexts()).toEqual([words])
    await visitor.leave()
    await writer.leave()
  })

  it('finds people by name, remembers what was searched, and says when there is nothing', async () => {
    const visitor = await stage.arrive(ENGLISH)
    const { page } = visitor
    const [resident] = await stage.community.residents()
    await visitor.open('/search')
    const box = page.getByRole('searchbox', { name: 'Search' })
    await box.fill(resident!.displayName)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'People', exact: true }).click()
    await page.getByRole('link', { name: resident!.displayName }).first().waitFor()
    await box.fill('xqzvwk')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing found').waitFor()

    // What was searched lately is offered again, in this browser alone.
    await visitor.open('/search')
    await page.getByRole('button', { name: resident!.displayName, exact: true }).click()
    await expect.poll(() => box.inputValue()).toBe(resident!.displayName)
    await visitor.leave()
  })
})
