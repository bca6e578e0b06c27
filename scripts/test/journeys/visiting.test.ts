import { gzipSync } from 'node:zlib'
import { describe, expect, it, vi } from 'vitest'
import { firstInSight, readDownTo, rows, scrollUntil } from './reading.ts'
import { CHINESE, EVERY_LOOK, openStage, PATIENCE } from './stage.ts'
import { PHONE, type Looks } from './visitor.ts'

const FIRST_LOAD_LIMIT_KB = 170
const stage = openStage()

describe('an anonymous visitor', () => {
  it.each(EVERY_LOOK)('gets the feed rendered by the server, in $locale and $theme', async (looks) => {
    const visitor = await stage.arrive({ ...looks, withoutScripts: true })
    const { page } = visitor
    visitor.announce(/_nuxt\/\S+\.js csp/)
    await page.goto('/')
    expect(await page.getAttribute('html', 'lang')).toBe(looks.locale)
    expect(await rows(page).count()).toBeGreaterThan(5)
    expect(await rows(page).first().locator('.post-text').innerText()).not.toBe('')
    expect(await page.getByText(looks.locale === 'en' ? 'Log in' : '登录', { exact: true }).isVisible()).toBe(
      true,
    )
    const paper = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
    const brightness = /\d+/.exec(paper)
    expect(Number(brightness?.[0]) > 128).toBe(looks.theme === 'light')
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(PHONE.width)
    await visitor.leave()
  })

  it('is told of new posts while reading, and sees them on a tap', async () => {
    const visitor = await stage.arrive(CHINESE)
    const writer = await stage.arriveAsMember(CHINESE, 'writer')
    const { page } = visitor
    await visitor.open('/')
    const before = await firstInSight(page)
    const { id } = await writer.does<{ id: string }>('POST', '/posts', { content: '刚刚写的' })
    const pill = page.getByRole('button', { name: /条新动态$/ })
    await pill.waitFor({ timeout: PATIENCE.timeout })
    expect(await firstInSight(page), 'nothing moves under the eyes').toBe(before)
    const count = Number.parseInt(await pill.innerText(), 10)
    await pill.click()
    await expect.poll(() => firstInSight(page)).not.toBe(before)
    await pill.waitFor({ state: 'detached' })
    const news = await readDownTo(page, before)
    expect(news).toContainEqual(expect.stringMatching(new RegExp(`/${id}$`)))
    expect(news.length, 'the town may have written more until the tap').toBeGreaterThanOrEqual(count)
    await visitor.leave()
    await writer.leave()
  })

  it.each([
    { locale: 'zh-CN', theme: 'light' },
    { locale: 'en', theme: 'dark' },
  ] satisfies Looks[])(
    'reads on and on, opens a post and comes back to the same place ($locale, $theme)',
    async (looks) => {
      const visitor = await stage.arrive(looks)
      const { page } = visitor
      let pagesFetched = 0
      // Enough for an endless list to have a third page.
      await vi.waitUntil(async () => (await stage.community.newestPosts()).length === 50, PATIENCE)
      page.on('response', (response) => (pagesFetched += response.url().includes('cursor=') ? 1 : 0))
      await visitor.open('/')
      await scrollUntil(page, () => pagesFetched >= 2)
      // What is fetched ahead is there, and nothing scrolls any more.
      const place = await visitor.rest()
      const href = await firstInSight(page)
      await page.locator(`a.when[href="${href}"]`).click()
      await page.waitForURL(`**${href}`)
      expect(await page.locator('article.post.whole .post-text').innerText()).not.toBe('')
      await page.getByRole('button', { name: looks.locale === 'en' ? 'Back' : '返回' }).click()
      await page.waitForURL(`${stage.origin}/`)
      await expect.poll(() => visitor.rest()).toBe(place)
      await expect.poll(() => firstInSight(page)).toBe(href)
      await visitor.leave()
    },
  )

  it('sees in the town who is where, and on a resident’s page who that is and how its day goes', async () => {
    const visitor = await stage.arrive({ locale: 'en', theme: 'light' })
    const { page } = visitor
    await visitor.open('/')
    await page.getByRole('link', { name: 'Town', exact: true }).click()
    const part = (title: string) =>
      page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })
    const faces = part('Who is where').locator('a[href^="/u/"]')
    await faces.first().waitFor()
    const usernames = new Set<string>()
    for (const face of await faces.all()) usernames.add((await face.getAttribute('href'))!.slice(3))
    const residents = await stage.community.residents()
    expect(
      [...usernames].filter((name) => !residents.some((resident) => resident.username === name)),
    ).toEqual([])
    expect(usernames.size).toBeGreaterThan(residents.length / 2)

    await faces.first().click()
    await page.waitForURL('**/u/*')
    const resident = residents.find((one) => page.url().endsWith(`/u/${one.username}`))!
    await page.getByRole('heading', { name: resident.displayName }).first().waitFor()
    expect(await page.getByRole('region', { name: 'Right now' }).innerText()).toContain('Energy')
    await page.getByRole('button', { name: 'The day', exact: true }).click()
    await part('Plan of the day').getByRole('listitem').first().waitFor()
    await part('Just did').getByRole('listitem').first().waitFor()
    await page.getByRole('button', { name: 'The person', exact: true }).click()
    await expect.poll(() => part('About').innerText()).toMatch(/\d+ years old/)
    for (const title of ['What it remembers', 'Friends and acquaintances', 'What it carries'])
      await part(title).waitFor()
    await visitor.leave()
  })

  it('loads a first page without a hydration mismatch and with little JavaScript', async () => {
    const visitor = await stage.arrive(CHINESE)
    const { page } = visitor
    const scripts: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body())
    })
    await visitor.open('/')
    // What the other pages need is fetched ahead when the browser is idle, before the service worker; it counts here.
    await visitor.comesUnderCare()
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length)
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
    expect(kilobytes).toBeGreaterThan(50)
    expect(kilobytes).toBeLessThanOrEqual(FIRST_LOAD_LIMIT_KB)
    await visitor.leave()
  })
})
