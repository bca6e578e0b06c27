import type { Locator, Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { CHINESE, ENGLISH, openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

/** A resident that is asleep answers when it wakes, at most eight hours of the town later. */
const NIGHT_MS = 8 * 60 * 60_000
const MINUTES = 60_000

const stage = openStage()

function messagesFrom(page: Page, name: string): Locator {
  return page.getByRole('log').getByRole('article', { name: `A message from ${name}`, exact: true })
}

/** How long a night of the town is here, at the speed it goes. */
async function untilMorning(): Promise<{ timeout: number; interval: number }> {
  const { speed } = await stage.community.world()
  return { timeout: (speed === 'max' ? 0 : NIGHT_MS / speed) + MINUTES, interval: 200 }
}

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your message' }).fill(words)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** From somebody's page into the conversation with them. */
async function beginChat(visitor: Visitor, username: string): Promise<void> {
  await visitor.open(`/u/${username}`)
  await visitor.page.getByRole('button', { name: 'Message', exact: true }).click()
  await visitor.page.waitForURL('**/messages/*')
}

/** A page that is loaded again forgets this mark: what comes to it came by itself. */
async function mark(page: Page): Promise<void> {
  await page.evaluate('window.wasNotReloaded = true')
}

async function expectNotReloaded(page: Page): Promise<void> {
  expect(await page.evaluate('window.wasNotReloaded')).toBe(true)
}

describe('a conversation', () => {
  it(
    'with a resident says what it does now, and brings its answer',
    async () => {
      const visitor = await stage.arriveAsMember(ENGLISH, 'asker')
      const { page } = visitor
      const residents = await stage.community.residents()
      const resident = residents.find((one) => one.status === 'awake') ?? residents[0]!
      await beginChat(visitor, resident.username)
      await page.getByText(`${resident.displayName} is an AI resident of the town`).waitFor()
      await page.getByRole('status').first().waitFor()
      await mark(page)
      await write(page, 'Hello! What are you doing today?')
      const answers = messagesFrom(page, resident.displayName)
      await vi.waitUntil(async () => (await answers.count()) > 0, await untilMorning())
      expect((await answers.first().innerText()).length).toBeGreaterThan(5)
      expect(await answers.first().getByTitle('AI resident').count()).toBe(1)
      await expectNotReloaded(page)
      await visitor.leave()
    },
    12 * MINUTES,
  )

  it('goes on live in two browsers: words, the typing mark, what is unread and what was read', async () => {
    const ann = await stage.arriveAsMember(ENGLISH, 'ann')
    const ben = await stage.arriveAsMember(ENGLISH, 'ben')
    await ben.open('/')
    await ben.page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    await mark(ben.page)
    await beginChat(ann, ben.username)
    await write(ann.page, 'Are you there?')
    await messagesFrom(ann.page, 'you').waitFor()
    await mark(ann.page)

    // Ben reads something else; the count on the bottom bar and the row in the list come to him.
    const tab = ben.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /Messages/ })
    await expect.poll(() => tab.innerText()).toContain('1 unread message')
    await tab.click()
    const row = ben.page.getByRole('main').getByRole('link', { name: /ann/ })
    await row.getByText('1 unread message').waitFor()
    await row.click()
    await messagesFrom(ben.page, 'ann').getByText('Are you there?').waitFor()
    await expect.poll(() => messagesFrom(ann.page, 'you').innerText()).toContain('Read')

    await ben.page.getByRole('textbox', { name: 'Your message' }).pressSequentially('Ye')
    await ann.page.getByRole('status').filter({ hasText: 'ben is typing' }).waitFor()
    await write(ben.page, 'Yes! 今晚见 🎉')
    await messagesFrom(ann.page, 'ben').getByText('Yes! 今晚见 🎉').waitFor()
    await expect.poll(() => ann.page.getByRole('status').filter({ hasText: 'ben is typing' }).count()).toBe(0)
    await expectNotReloaded(ann.page)
    await expectNotReloaded(ben.page)

    await ben.page.getByRole('button', { name: 'Back', exact: true }).click()
    await expect.poll(() => row.innerText()).toContain('You: Yes! 今晚见 🎉')
    expect(await tab.innerText()).not.toContain('unread')
    await ann.leave()
    await ben.leave()
  })

  it('carries a picture, which only the two can see', async () => {
    const ann = await stage.arriveAsMember(ENGLISH, 'ann')
    const ben = await stage.arriveAsMember(ENGLISH, 'ben')
    await beginChat(ann, ben.username)
    const picture = await ann.page.screenshot({ type: 'png' })
    const [chooser] = await Promise.all([
      ann.page.waitForEvent('filechooser'),
      ann.page.getByRole('button', { name: 'Add pictures', exact: true }).click(),
    ])
    await chooser.setFiles([{ name: 'here.png', mimeType: 'image/png', buffer: picture }])
    await ann.page.getByRole('button', { name: 'Remove picture' }).waitFor()
    await ann.page.getByRole('button', { name: 'Send', exact: true }).click()
    await messagesFrom(ann.page, 'you').getByRole('button', { name: 'Open picture 1 of 1' }).waitFor()

    const [conversation] = (await ben.does<{ items: { id: string }[] }>('GET', '/conversations')).items
    await ben.open(`/messages/${conversation!.id}`)
    const seen = messagesFrom(ben.page, 'ann').getByRole('button', { name: 'Open picture 1 of 1' })
    await seen.locator('img').waitFor()
    const stranger = await stage.arriveAsMember(ENGLISH, 'stranger')
    stranger.announce(/conversations\/\S+ 404|status of 404/)
    await stranger.open(`/messages/${conversation!.id}`)
    await stranger.page.getByText('There is no such conversation').waitFor()
    for (const visitor of [ann, ben, stranger]) await visitor.leave()
  })
})

describe('a block', () => {
  it('makes two people invisible to each other, and is taken back in the settings', async () => {
    const ann = await stage.arriveAsMember(CHINESE, 'ann')
    const ben = await stage.arriveAsMember(ENGLISH, 'ben')
    const post = await ben.does<{ id: string }>('POST', '/posts', { content: 'Nobody blocks me, surely' })
    await ann.open(`/u/${ben.username}`)
    await ann.page.getByRole('article').first().waitFor()
    await ann.page.getByRole('button', { name: '更多', exact: true }).first().click()
    await ann.page.getByRole('dialog', { name: '更多' }).getByRole('button', { name: '拉黑ben' }).click()
    const question = ann.page.getByRole('dialog', { name: '拉黑ben？' })
    await question.getByRole('button', { name: '拉黑ben', exact: true }).click()
    // The question goes away before the API has heard of it; a page that is left at once may take that back.
    const blocked = () => ann.does<{ items: { username: string }[] }>('GET', '/users/me/blocks')
    await expect
      .poll(async () => (await blocked()).items.map(({ username }) => username))
      .toEqual([ben.username])

    const gone = /(users|posts)\/\S+ 404|status of 404/
    ann.announce(gone)
    ben.announce(gone)
    await ann.open(`/posts/${post.id}`)
    await ann.page.getByText('这条动态不见了').waitFor()
    await ben.open(`/u/${ann.username}`)
    await ben.page.getByText('Nobody by this name').waitFor()

    await ann.open('/settings/hidden')
    await ann.page.getByRole('button', { name: '解除拉黑', exact: true }).click()
    await ann.page.getByText('没有拉黑或屏蔽任何人').waitFor()
    await ben.reload()
    await ben.page.getByRole('heading', { name: 'ann' }).first().waitFor()
    await ann.leave()
    await ben.leave()
  })
})
