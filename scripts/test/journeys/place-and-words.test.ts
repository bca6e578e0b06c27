import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { firstInSight, rows, scrollUntil } from './reading.ts'
import { CHINESE, ENGLISH, openStage, PATIENCE } from './stage.ts'
import type { Visitor } from './visitor.ts'

/** So far down that more than the first page was fetched. */
const PAGES_READ = 2

const stage = openStage()

/** Reads on in the feed until more than one page was fetched; says which post is on top then, and where. */
async function readOn(visitor: Visitor): Promise<{ href: string; top: number }> {
  const { page } = visitor
  let fetched = 0
  page.on('response', (response) => (fetched += response.url().includes('cursor=') ? 1 : 0))
  await scrollUntil(page, () => fetched >= PAGES_READ)
  await visitor.rest()
  const href = await firstInSight(page)
  return { href, top: await topOf(page, href) }
}

/** Where a post stands in the window; `NaN` while it is not drawn. */
function topOf(page: Page, href: string): Promise<number> {
  return page.evaluate<number>(
    `Math.round(document.querySelector('article.post:has(a.when[href="${href}"])')?.getBoundingClientRect().top ?? NaN)`,
  )
}

/** The reader is where they were: the very post, not a pixel off that one would see. */
async function expectPlace(page: Page, { href, top }: { href: string; top: number }): Promise<void> {
  await expect.poll(async () => Math.abs((await topOf(page, href)) - top), PATIENCE).toBeLessThan(8)
}

describe('the place of somebody who reads', () => {
  it('is found again by the way back, in another tab of the bar, after a reload and from the background', async () => {
    const visitor = await stage.arrive(CHINESE)
    const { page } = visitor
    await visitor.open('/')
    const place = await readOn(visitor)

    await page.locator(`a.when[href="${place.href}"]`).click()
    await page.waitForURL(`**${place.href}`)
    await page.goBack()
    await expectPlace(page, place)

    await page.getByRole('link', { name: '发现', exact: true }).click()
    await page.waitForURL('**/discover')
    await page.getByRole('link', { name: '首页', exact: true }).click()
    await page.waitForURL(`${stage.origin}/`)
    await expectPlace(page, place)

    await visitor.reload()
    await expectPlace(page, place)

    await visitor.turnPage('hidden')
    await visitor.turnPage('visible')
    await expectPlace(page, place)

    // From where the reader is, the list goes on as if nothing had been.
    let fetched = 0
    page.on('response', (response) => (fetched += response.url().includes('cursor=') ? 1 : 0))
    await scrollUntil(page, () => fetched > 0)
    await visitor.leave()
  })

  it('is found again by a member after a reload, and by the way back from the post that was reloaded', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'place')
    const { page } = visitor
    await visitor.open('/')
    await page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    const place = await readOn(visitor)
    await visitor.reload()
    await page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    await expectPlace(page, place)

    await page.locator(`a.when[href="${place.href}"]`).click()
    await page.waitForURL(`**${place.href}`)
    await visitor.reload()
    await page.goBack()
    await page.waitForURL(`${stage.origin}/`)
    await expectPlace(page, place)
    await visitor.leave()
  })

  it('is the same after a picture was looked at', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'poster')
    const { page } = visitor
    await visitor.open('/')
    await page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    await page.getByRole('link', { name: 'Post', exact: true }).click()
    await page.getByRole('textbox').fill(`Seen by ${visitor.username}`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await page.screenshot() })
    await page.locator('.picker li').first().waitFor()
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.waitForURL(`${stage.origin}/`)
    await page.locator('article.pending').waitFor({ state: 'detached' })

    await page.getByRole('link', { name: 'Home', exact: true }).click()
    const own = rows(page).filter({ hasText: `Seen by ${visitor.username}` })
    await own
      .getByRole('button', { name: /picture/i })
      .first()
      .click()
    await page.locator('.pswp--open').waitFor()
    const before = await topOf(page, (await own.locator('a.when').getAttribute('href'))!)
    await page.goBack()
    await page.locator('.pswp').waitFor({ state: 'detached' })
    expect(page.url()).toBe(`${stage.origin}/`)
    await expectPlace(page, { href: (await own.locator('a.when').getAttribute('href'))!, top: before })
    await visitor.leave()
  })
})

describe('the words of somebody who writes', () => {
  it('survive the crash of the tab, in a post, a comment and a message', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'crash')
    const other = await stage.arriveAsMember(ENGLISH, 'other')
    const { id } = await visitor.does<{ id: string }>('POST', '/conversations', { username: other.username })
    const [post] = await stage.community.oldTalkedOverPosts()
    for (const [path, words] of [
      ['/compose', 'Half a post'],
      [`/posts/${post!.id}`, 'Half a comment'],
      [`/messages/${id}`, 'Half a message'],
    ] as const) {
      const tab = await visitor.context.newPage()
      await tab.goto(path)
      const box = tab.locator('textarea')
      await box.pressSequentially(words)
      expect(await box.inputValue()).toBe(words)
      const crashed = tab.waitForEvent('crash')
      const devtools = await visitor.context.newCDPSession(tab)
      // The answer never comes: who should give it is gone.
      void devtools.send('Page.crash').catch(() => {})
      await crashed
      await tab.close()
      await visitor.open(path)
      await expect.poll(() => visitor.page.locator('textarea').inputValue()).toBe(words)
    }
    await visitor.leave()
    await other.leave()
  })

  it('go out once, by themselves, when the network was lost in the middle of a post', async () => {
    const visitor = await stage.arriveAsMember(CHINESE, 'tunnel')
    const { page, context } = visitor
    visitor.announce(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
    await visitor.open('/compose')
    // A service worker whose script is cut off is a fault to the browser's console.
    await visitor.comesUnderCare()
    await page.getByRole('textbox').fill('隧道里也写')
    await context.setOffline(true)
    await page.getByRole('button', { name: '发布', exact: true }).click()
    const card = page.locator('article.pending')
    await card.getByRole('button', { name: '重试', exact: true }).waitFor()
    expect(await card.innerText()).toContain('隧道里也写')
    await context.setOffline(false)
    await card.waitFor({ state: 'detached' })
    const posts = await stage.community.postsOf(visitor.username)
    expect(posts.map((post) => post.content)).toEqual(['隧道里也写'])
    await visitor.leave()
  })
})
