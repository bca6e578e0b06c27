import { gzipSync } from 'node:zlib'
import type { Browser, Locator, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { CommunityReader } from './community-reader.ts'
import { TestProduct } from './running-product.ts'
import { likeCountOf, PHONE, Visitor, type Looks } from './visitor.ts'

// Ports of its own: product.test.ts may look for free ones at the same moment.
const product = new TestProduct({
  SIMULATION_SPEED: '600',
  RATE_LIMITS: 'local',
  BCRYPT_COST: '4',
  WEB_PORT: '44000',
  API_PORT: '44100',
  VISUALIZATION_PORT: '44200',
  DATABASE_PORT: '44300',
  API_METRICS_PORT: '44400',
  SIMULATION_METRICS_PORT: '44500',
  VISUALIZATION_METRICS_PORT: '44600',
})
const PATIENCE = { timeout: 30_000, interval: 100 }
const FIRST_LOAD_LIMIT_KB = 170
const EVERY_LOOK: Looks[] = [
  { locale: 'zh-CN', theme: 'light' },
  { locale: 'zh-CN', theme: 'dark' },
  { locale: 'en', theme: 'light' },
  { locale: 'en', theme: 'dark' },
]
const CHINESE: Looks = EVERY_LOOK[0]!
const visitors: Visitor[] = []
let browser: Browser
let origin: string
let community: CommunityReader

beforeAll(async () => {
  browser = await launchBrowser()
  await product.start()
  origin = product.run().web
  community = new CommunityReader(origin)
  // Enough for an endless list to have a third page.
  await vi.waitUntil(async () => (await community.newestPosts()).length === 50, PATIENCE)
}, 300_000)

// A visitor of a test that failed is no longer asked what went wrong on the way.
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.context.close()
})

afterAll(async () => {
  await browser.close()
  await product.stop('SIGTERM')
  product.remove()
}, 60_000)

async function arrive(looks: Looks): Promise<Visitor> {
  const visitor = await Visitor.arrive(browser, origin, looks)
  visitors.push(visitor)
  return visitor
}

async function arriveAsMember(looks: Looks, username: string): Promise<Visitor> {
  const visitor = await arrive(looks)
  await visitor.becomeMember(username)
  return visitor
}

function rows(page: Page): Locator {
  return page.locator('article.post')
}

/** The post at the top of the window, by the address it links to; a list that was scrolled fast is drawn a little later. */
async function firstInSight(page: Page): Promise<string> {
  const found = await page.waitForFunction<string | undefined>(
    `[...document.querySelectorAll('article.post')]
      .find((row) => row.getBoundingClientRect().top > 60 && row.getBoundingClientRect().top < innerHeight)
      ?.querySelector('a.when').getAttribute('href')`,
    undefined,
    PATIENCE,
  )
  return (await found.jsonValue())!
}

/** Waits until a number that grows has stayed the same from one look to the next. */
async function settled(count: () => number): Promise<void> {
  let before = -1
  await vi.waitUntil(
    () => {
      const isSame = count() === before
      before = count()
      return isSame
    },
    { ...PATIENCE, interval: 700 },
  )
}

async function scrollUntil(page: Page, isThere: () => boolean): Promise<void> {
  await vi.waitUntil(async () => {
    await page.mouse.wheel(0, 1_500)
    return isThere()
  }, PATIENCE)
}

describe('an anonymous visitor', () => {
  it.each(EVERY_LOOK)('gets the feed rendered by the server, in $locale and $theme', async (looks) => {
    const visitor = await arrive({ ...looks, withoutScripts: true })
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
    const visitor = await arrive(CHINESE)
    const { page } = visitor
    await visitor.open('/')
    const before = await firstInSight(page)
    const pill = page.getByRole('button', { name: /条新动态$/ })
    await pill.waitFor({ timeout: PATIENCE.timeout })
    expect(await firstInSight(page), 'nothing moves under the eyes').toBe(before)
    const count = Number.parseInt(await pill.innerText(), 10)
    await pill.click()
    await expect.poll(() => firstInSight(page)).not.toBe(before)
    expect(await rows(page).nth(count).locator('a.when').getAttribute('href')).toBe(before)
    await pill.waitFor({ state: 'detached' })
    await visitor.leave()
  })

  it.each([
    { locale: 'zh-CN', theme: 'light' },
    { locale: 'en', theme: 'dark' },
  ] satisfies Looks[])(
    'reads on and on, opens a post and comes back to the same place ($locale, $theme)',
    async (looks) => {
      const visitor = await arrive(looks)
      const { page } = visitor
      let pagesFetched = 0
      page.on('response', (response) => (pagesFetched += response.url().includes('cursor=') ? 1 : 0))
      await visitor.open('/')
      await scrollUntil(page, () => pagesFetched >= 2)
      // What is fetched ahead is there, and nothing scrolls any more.
      await settled(() => pagesFetched)
      const place = await visitor.restingPlace()
      const href = await firstInSight(page)
      await page.locator(`a.when[href="${href}"]`).click()
      await page.waitForURL(`**${href}`)
      expect(await page.locator('article.post.whole .post-text').innerText()).not.toBe('')
      await page.getByRole('button', { name: looks.locale === 'en' ? 'Back' : '返回' }).click()
      await page.waitForURL(`${origin}/`)
      await expect.poll(() => visitor.restingPlace(), PATIENCE).toBe(place)
      await expect.poll(() => firstInSight(page)).toBe(href)
      await visitor.leave()
    },
  )

  it('sees in the town who is where, and on a resident’s page who that is and how its day goes', async () => {
    const visitor = await arrive({ locale: 'en', theme: 'light' })
    const { page } = visitor
    await visitor.open('/')
    await page.getByRole('link', { name: 'Town', exact: true }).click()
    await page.getByRole('heading', { name: 'Who is where', exact: true }).waitFor()
    const faces = page.locator('.places a[href^="/u/"]')
    await faces.first().waitFor()
    const usernames = new Set<string>()
    for (const face of await faces.all()) usernames.add((await face.getAttribute('href'))!.slice(3))
    const residents = await community.residents()
    expect(
      [...usernames].filter((name) => !residents.some((resident) => resident.username === name)),
    ).toEqual([])
    expect(usernames.size).toBeGreaterThan(residents.length / 2)

    await faces.first().click()
    await page.waitForURL('**/u/*')
    const resident = residents.find((one) => page.url().endsWith(`/u/${one.username}`))!
    await page.getByRole('heading', { name: resident.displayName }).first().waitFor()
    expect(await page.getByRole('region', { name: 'Right now' }).innerText()).toContain('Energy')
    await page.getByRole('button', { name: 'Today', exact: true }).click()
    const part = (title: string) =>
      page.locator('section', { has: page.getByRole('heading', { name: title }) })
    const persona = part('About')
    await persona.waitFor()
    expect(await persona.innerText()).toMatch(/\d+ years old/)
    await part('Plan of the day').getByRole('listitem').first().waitFor()
    await part('Just did').getByRole('listitem').first().waitFor()
    await visitor.leave()
  })

  it('loads a first page without a hydration mismatch and with little JavaScript', async () => {
    const visitor = await arrive(CHINESE)
    const { page } = visitor
    const scripts: Promise<Buffer>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body())
    })
    await visitor.open('/')
    // What the other pages need is fetched ahead when the browser is idle; it counts here.
    await settled(() => scripts.length)
    const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length)
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
    expect(kilobytes).toBeGreaterThan(50)
    expect(kilobytes).toBeLessThanOrEqual(FIRST_LOAD_LIMIT_KB)
    await visitor.leave()
  })
})

describe('a member', () => {
  it('registers, posts, likes, comments, follows, logs out and in again', async () => {
    const visitor = await arrive(CHINESE)
    const { page } = visitor
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
    const username = 'xiao_wen'
    const password = '一个很长的密码 8'

    await visitor.open('/')
    await page.getByRole('link', { name: '登录', exact: true }).click()
    await page.getByRole('link', { name: '还没有账号？去注册', exact: true }).click()
    await page.waitForURL('**/register')
    await page.getByLabel('用户名', { exact: true }).fill(username)
    await page.getByLabel('昵称（可选）').fill('小文')
    await page.getByLabel('密码', { exact: true }).fill(password)
    await button('注册').click()
    await page.waitForURL(`${origin}/`)
    await page.getByRole('group', { name: '动态', exact: true }).waitFor()

    const words = '今天第一次来小镇 🎉👩‍👩‍👧 河边的风很好，下次见！'
    await page.getByRole('link', { name: '发布', exact: true }).click()
    await page.getByRole('textbox').fill(words)
    await button('发布').click()
    await page.waitForURL(`${origin}/`)
    await expect.poll(() => rows(page).first().locator('.post-text').innerText()).toBe(words)
    expect((await community.postsOf(username)).map((post) => post.content)).toEqual([words])

    const post = await community.oldTalkedOverPost()
    await visitor.open(`/posts/${post.id}`)
    await page.getByPlaceholder('友善地说点什么…').waitFor()
    const like = page.locator('article.post.whole .like')
    const likes = await likeCountOf(like)
    await like.click()
    expect(await likeCountOf(like)).toBe(likes + 1)
    await expect.poll(async () => (await community.post(post.id)).likeCount).toBe(likes + 1)
    await visitor.reload()
    await expect.poll(() => like.getAttribute('aria-pressed')).toBe('true')
    expect(await likeCountOf(like)).toBe(likes + 1)
    await like.click()
    expect(await likeCountOf(like)).toBe(likes)
    await expect.poll(async () => (await community.post(post.id)).likeCount).toBe(likes)

    const box = page.getByPlaceholder('友善地说点什么…')
    await box.fill('写得真好 👍')
    await button('发送').click()
    const own = page.locator('article.comment', { hasText: '写得真好 👍' })
    await own.waitFor()
    expect(await box.inputValue()).toBe('')
    const thread = page.locator('li.thread').first()
    await thread.locator('article.comment').first().getByRole('button', { name: '回复', exact: true }).click()
    await box.fill('我也这么想')
    await button('发送').click()
    await thread.locator('.replies article.comment', { hasText: '我也这么想' }).waitFor()

    await page.locator('article.post.whole a.name').click()
    await page.waitForURL(`**/u/${post.author.username}`)
    await button('关注').click()
    await button('已关注').waitFor()
    await page.getByRole('link', { name: '首页', exact: true }).click()
    await button('关注').click()
    await expect.poll(() => rows(page).locator('a.name').allInnerTexts()).toContain(post.author.displayName)
    const authors = new Set(await rows(page).locator('a.name').allInnerTexts())
    expect([...authors]).toEqual([post.author.displayName])

    await page.getByRole('link', { name: '我', exact: true }).click()
    await page.getByRole('link', { name: '设置', exact: true }).first().click()
    await button('退出登录').click()
    await page.getByRole('dialog').getByRole('button', { name: '退出登录', exact: true }).click()
    await page.waitForURL(`${origin}/`)
    await page.getByRole('link', { name: '登录', exact: true }).click()
    await page.getByLabel('用户名或邮箱').fill(username)
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    visitor.announce(/auth\/login 401|status of 401/)
    await button('登录').click()
    expect(await page.getByRole('alert').innerText()).toBe('用户名或密码不正确')
    expect(await page.getByLabel('用户名或邮箱').inputValue()).toBe(username)
    await page.getByLabel('密码', { exact: true }).fill(password)
    await button('登录').click()
    await page.waitForURL(`${origin}/`)
    await page.getByRole('group', { name: '动态', exact: true }).waitFor()
    await visitor.leave()
  })

  it('loses no post when the API goes away in the middle of it, and publishes it once', async () => {
    const visitor = await arriveAsMember(CHINESE, 'patient_lin')
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
    await page.waitForURL(`${origin}/`)
    const card = page.locator('article.pending')
    const retry = card.getByRole('button', { name: '重试', exact: true })
    await retry.waitFor()
    expect(await card.innerText()).toContain(words)
    expect(await community.postsOf('patient_lin')).toEqual([])
    await retry.click()
    await vi.waitUntil(async () => (await community.postsOf('patient_lin')).length === 1, PATIENCE)
    await retry.click()
    await expect.poll(() => card.count()).toBe(0)
    await expect.poll(() => rows(page).first().locator('.post-text').innerText()).toBe(words)
    expect(misfortunes).toEqual([])
    expect(await community.postsOf('patient_lin')).toHaveLength(1)
    expect(await rows(page).filter({ hasText: words }).count()).toBe(1)
    await visitor.leave()
  })

  it('sees a like taken back, and is told why, when the API is away', async () => {
    const visitor = await arriveAsMember({ locale: 'en', theme: 'light' }, 'eager_sam')
    const { page } = visitor
    visitor.announce(/PUT \S+\/like net::ERR_FAILED|Failed to load resource: net::ERR_FAILED/)
    const post = await community.oldTalkedOverPost()
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

  it('gets by keyboard to the bottom bar, the feeds and the first post, and likes it with Enter', async () => {
    const visitor = await arriveAsMember({ locale: 'en', theme: 'dark' }, 'keyboard_kim')
    const { page } = visitor
    await visitor.open('/')
    // The member's own feed comes with the session.
    await page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    const reached: string[] = []
    const focused = page.locator('*:focus')
    const first = rows(page).first()
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Tab')
          reached.push((await focused.getAttribute('aria-label')) ?? (await focused.innerText()))
          return reached.at(-1)
        },
        { interval: 0, timeout: PATIENCE.timeout },
      )
      .toMatch(/^Like, /)
    const bar = ['Home', 'Discover', 'Post', 'Messages', 'Me']
    const stops = ['Skip to content', ...bar, 'For you', 'Following', 'Everyone', 'Notifications', 'Town']
    expect(reached.slice(0, stops.length)).toEqual(stops)
    expect(reached).toContain(await first.locator('a.name').innerText())
    const like = first.locator('.like')
    expect(await first.locator('.like:focus-visible').count()).toBe(1)
    await page.keyboard.press('Enter')
    expect(await like.getAttribute('aria-pressed')).toBe('true')
    await visitor.leave()
  })
})

describe('accessibility', () => {
  it.each([
    { locale: 'zh-CN', name: 'axe_zh' },
    { locale: 'en', name: 'axe_en' },
  ] as const)(
    'axe-core finds nothing on six pages in $locale, light and dark',
    async ({ locale, name }) => {
      const guest = await arrive({ locale, theme: 'light' })
      const member = await arriveAsMember({ locale, theme: 'light' }, name)
      const post = await community.oldTalkedOverPost()
      const stops: [Visitor, string, string][] = [
        [guest, '/', 'article.post'],
        [guest, `/posts/${post.id}`, 'article.comment'],
        [guest, `/u/${post.author.username}`, 'section.now'],
        [guest, '/town', '.places a[href^="/u/"]'],
        [guest, '/login', 'form input'],
        [member, '/compose', 'form textarea'],
      ]
      const violations: string[] = []
      for (const [visitor, path, landmark] of stops) {
        await visitor.page.emulateMedia({ colorScheme: 'light' })
        await visitor.open(path)
        await visitor.page.locator(landmark).first().waitFor()
        for (const colorScheme of ['light', 'dark'] as const) {
          await visitor.page.emulateMedia({ colorScheme })
          for (const violation of await visitor.accessibilityViolations())
            violations.push(`${path} ${colorScheme} ${violation}`)
        }
      }
      expect(violations).toEqual([])
      await guest.leave()
      await member.leave()
    },
    90_000,
  )

  it('cuts nothing off on a phone of 320 pixels', async () => {
    const visitor = await arrive({ locale: 'en', theme: 'light' })
    await visitor.page.setViewportSize({ width: 320, height: 640 })
    const post = await community.oldTalkedOverPost()
    for (const path of [
      '/',
      `/posts/${post.id}`,
      `/u/${post.author.username}`,
      '/town',
      '/discover',
      '/login',
    ]) {
      await visitor.open(path)
      expect(await visitor.cutOff(), path).toEqual([])
    }
    await visitor.leave()
  })
})
