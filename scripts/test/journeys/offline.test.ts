import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { rows } from './reading.ts'
import { CHINESE, ENGLISH, openStage, PATIENCE } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()

/** What goes wrong because there is no line is what the test is about. */
async function loseConnection(visitor: Visitor): Promise<void> {
  visitor.announce(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_ADDRESS_UNREACHABLE/)
  await visitor.context.setOffline(true)
}

/** Waits until the browser keeps an answer to this viewer in which these words are. */
async function untilKept({ page, username }: Visitor, path: string, words: string): Promise<void> {
  const [address, viewer, sought] = [path, username, words].map((part) => JSON.stringify(part))
  await vi.waitUntil(
    () =>
      page.evaluate<boolean>(
        `(async () => {
          const cache = await caches.open('aic-read')
          for (const request of await cache.keys()) {
            const { pathname, searchParams } = new URL(request.url)
            if (pathname !== ${address} || searchParams.get('for') !== ${viewer}) continue
            const answer = await cache.match(request)
            if ((await answer?.text())?.includes(${sought})) return true
          }
          return false
        })()`,
      ),
    PATIENCE,
  )
}

/** For whom answers of the API are kept in this browser. */
function keptFor(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `caches.open('aic-read')
      .then((cache) => cache.keys())
      .then((requests) => [...new Set(requests.map(({ url }) => new URL(url).searchParams.get('for')))])`,
  )
}

describe('a member without a connection', () => {
  it('reads what was read, also after a new start, and writes what goes out later', async () => {
    const visitor = await stage.arriveAsMember(CHINESE, 'tunnel')
    const { page } = visitor
    await visitor.open('/')
    await visitor.comesUnderCare()
    const [post] = await stage.community.oldTalkedOverPosts()
    await visitor.open(`/posts/${post!.id}`)
    await page.locator('article.comment').first().waitFor()
    // The server has rendered it for nobody in particular; what is kept is what the member's session asks for.
    await untilKept(visitor, `/api/posts/${post!.id}`, post!.id)
    await untilKept(visitor, `/api/posts/${post!.id}/comments`, `"postId":"${post!.id}"`)
    await visitor.open('/')
    await page.getByRole('button', { name: '关注', exact: true }).waitFor()
    const first = (await rows(page).first().locator('a.when').getAttribute('href'))!
    await untilKept(visitor, '/api/posts', `"id":"${first.split('/').at(-1)}"`)

    await loseConnection(visitor)
    await page.close()
    const tab = await visitor.context.newPage()
    await tab.goto('/')
    await rows(tab).locator(`a.when[href="${first}"]`).waitFor()
    await tab.getByRole('button', { name: '关注', exact: true }).waitFor()

    await tab.goto(`/posts/${post!.id}`)
    await tab.locator('article.comment').first().waitFor()
    expect(await tab.locator('article.post.whole').innerText()).toContain(post!.author.displayName)

    await tab.goto('/compose')
    await tab.getByRole('textbox').fill('没有网络也写')
    await tab.getByRole('button', { name: '发布', exact: true }).click()
    await tab.waitForURL(`${stage.origin}/`)
    const card = tab.locator('article.pending')
    await card.getByRole('button', { name: '重试', exact: true }).waitFor()

    await tab.getByRole('link', { name: '看看能读什么' }).click()
    await tab.getByText('有 1 条内容等待发送。').waitFor()
    await rows(tab).first().waitFor()

    await visitor.context.setOffline(false)
    await vi.waitUntil(async () => (await stage.community.postsOf(visitor.username)).length > 0, PATIENCE)
    await tab.getByText('有 1 条内容等待发送。').waitFor({ state: 'detached' })
    const posts = await stage.community.postsOf(visitor.username)
    expect(posts.map(({ content }) => content)).toEqual(['没有网络也写'])
    await visitor.leave()
  })

  it('leaves nothing behind in the browser for whoever comes next', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'leaver')
    const { page } = visitor
    await visitor.open('/')
    await visitor.comesUnderCare()
    await visitor.open('/messages')
    await page.getByText('No conversations yet').waitFor()
    await vi.waitUntil(async () => (await keptFor(page)).includes(visitor.username), PATIENCE)
    await visitor.open('/settings')
    await page.getByRole('button', { name: 'Log out', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Log out', exact: true }).click()
    await page.waitForURL(`${stage.origin}/`)
    await expect.poll(() => keptFor(page)).not.toContain(visitor.username)
    expect(await page.evaluate<string | null>(`localStorage.getItem('aic.member')`)).toBeNull()

    await loseConnection(visitor)
    await page.goto('/messages')
    await page.getByRole('link', { name: 'Log in', exact: true }).waitFor()
    await visitor.leave()
  })
})

describe('the installed app', () => {
  it('takes words and pictures that another app shares into what is being written', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'sharer')
    const { page } = visitor
    await visitor.open('/compose')
    await visitor.comesUnderCare()
    const box = page.getByRole('textbox')
    await box.fill('Already there')
    // What an operating system does with a shared picture.
    await page.evaluate(`(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
      canvas.getContext('2d').fillRect(5, 5, 20, 20)
      const picture = await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
      const files = new DataTransfer()
      files.items.add(new File([picture], 'shared.png', { type: 'image/png' }))
      const form = Object.assign(document.createElement('form'), {
        method: 'post', action: '/share', enctype: 'multipart/form-data',
      })
      for (const [name, value] of [['title', 'A title'], ['url', 'https://elm.example/']])
        form.append(Object.assign(document.createElement('input'), { name, value }))
      const input = Object.assign(document.createElement('input'), { type: 'file', name: 'pictures' })
      input.files = files.files
      form.append(input)
      document.body.append(form)
      form.submit()
    })()`)
    await expect.poll(() => box.inputValue()).toBe('Already there\n\nA title\nhttps://elm.example/')
    await page.locator('.picker li img').first().waitFor()
    await visitor.reload()
    await page.locator('.picker li img').first().waitFor()
    expect(await box.inputValue()).toBe('Already there\n\nA title\nhttps://elm.example/')
    expect(await page.locator('.picker li').count()).toBe(1)
    await visitor.leave()
  })
})

describe('the first page of the feed', () => {
  it('makes a member’s browser ask the API three times at most, and nothing twice', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'frugal')
    const { page } = visitor
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname, search } = new URL(request.url())
      // Pictures are no questions.
      if (pathname.startsWith('/api/') && request.resourceType() !== 'image')
        asked.push(`${request.method()} ${pathname}${search}`)
    })
    await visitor.open('/')
    await page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    await expect.poll(() => asked).toContain('GET /api/events')
    expect(asked.toSorted()).toEqual([
      'GET /api/events',
      expect.stringMatching(/^GET \/api\/posts\?feed=public/),
      'POST /api/auth/refresh',
    ])
    await visitor.leave()
  })
})

describe('a member with two devices', () => {
  it('has read on both what was read on one', async () => {
    const phone = await stage.arriveAsMember(ENGLISH, 'two')
    const tablet = await stage.arrive(ENGLISH)
    await tablet.logIn(phone.username, phone.password)
    const friend = await stage.arriveAsMember(ENGLISH, 'friend')
    const { id } = await friend.does<{ id: string }>('POST', '/conversations', { username: phone.username })
    await phone.open('/')
    await tablet.open('/')
    await friend.does('POST', `/conversations/${id}/messages`, { content: 'Are you there?' })
    await friend.does('PUT', `/users/${phone.username}/follow`)
    const badges = ({ page }: Visitor) => ({
      messages: page.locator('a[href="/messages"] .badge'),
      notices: page.locator('a.bell .badge'),
    })
    for (const device of [phone, tablet]) {
      await badges(device).messages.waitFor()
      await badges(device).notices.waitFor()
    }
    await phone.open(`/messages/${id}`)
    await phone.page.getByText('Are you there?').waitFor()
    await badges(tablet).messages.waitFor({ state: 'detached' })
    await phone.open('/notifications')
    await phone.page.getByRole('button', { name: 'Mark all as read', exact: true }).click()
    await badges(tablet).notices.waitFor({ state: 'detached' })
    for (const visitor of [phone, tablet, friend]) await visitor.leave()
  })
})
