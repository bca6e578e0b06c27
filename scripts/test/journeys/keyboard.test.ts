import type { User } from '@ai-community/shared/contracts/users.ts'
import { describe, expect, it } from 'vitest'
import { expectToKeepTheFocus, tabTo } from './keys.ts'
import { rows } from './reading.ts'
import { CHINESE, ENGLISH, openStage } from './stage.ts'

const stage = openStage()

describe('by keyboard alone a member', () => {
  it('gets to the bottom bar, the feeds and the first post, and likes it with Enter', async () => {
    const visitor = await stage.arriveAsMember({ locale: 'en', theme: 'dark' }, 'kim')
    const { page } = visitor
    await visitor.open('/')
    // The member's own feed comes with the session.
    await page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    const reached = await tabTo(page, /^Like, /)
    const bar = ['Home', 'Discover', 'Post', 'Messages', 'Me']
    const stops = ['Skip to content', ...bar, 'For you', 'Following', 'Everyone', 'Notifications', 'Town']
    expect(reached.slice(0, stops.length)).toEqual(stops)
    const first = rows(page).first()
    expect(reached).toContain(await first.locator('a.name').innerText())
    await page.keyboard.press('Enter')
    await expect.poll(() => first.locator('.like').getAttribute('aria-pressed')).toBe('true')
    await visitor.leave()
  })

  it('opens a post’s menu and its reasons, which keep the focus and give it back, and comments', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'kim')
    const { page } = visitor
    const posts = await stage.community.oldTalkedOverPosts()
    await visitor.open(`/posts/${posts.at(-3)!.id}`)
    await page.getByRole('textbox', { name: 'Comments' }).waitFor()
    await tabTo(page, 'More')
    await expectToKeepTheFocus(page, page.getByRole('dialog', { name: 'More' }))
    await tabTo(page, 'Why this post')
    await expectToKeepTheFocus(page, page.getByRole('dialog', { name: 'Why this post' }))

    await tabTo(page, 'Comments')
    await page.keyboard.type('Typed without a mouse')
    await tabTo(page, 'Send')
    await page.keyboard.press('Enter')
    await page.locator('article.comment', { hasText: 'Typed without a mouse' }).waitFor()
    await visitor.leave()
  })

  it('reports a post from its menu', async () => {
    const author = await stage.arriveAsMember(ENGLISH, 'author')
    const visitor = await stage.arriveAsMember(ENGLISH, 'kim')
    const { page } = visitor
    const { id } = await author.does<{ id: string }>('POST', '/posts', { content: 'Ordinary words' })
    await visitor.open(`/posts/${id}`)
    await page.getByRole('textbox', { name: 'Comments' }).waitFor()
    await tabTo(page, 'More')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'More' }).waitFor()
    await tabTo(page, 'Report')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Report' }).waitFor()
    await tabTo(page, 'Advertising or spam')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, 'Send report')
    await page.keyboard.press('Enter')
    await page.getByText('Thank you. A moderator will look at it.').waitFor()
    await visitor.leave()
    await author.leave()
  })

  it('writes a post', async () => {
    const visitor = await stage.arriveAsMember(CHINESE, 'kim')
    const { page } = visitor
    await visitor.open('/')
    await page.getByRole('button', { name: '关注', exact: true }).waitFor()
    await tabTo(page, '发布')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/compose')
    await page.getByRole('textbox', { name: '动态内容' }).waitFor()
    await expect.poll(() => page.evaluate('document.activeElement?.tagName')).toBe('TEXTAREA')
    await page.keyboard.type('没有用鼠标写的')
    await tabTo(page, '发布')
    await page.keyboard.press('Enter')
    await expect
      .poll(() => stage.community.postsOf(visitor.username))
      .toMatchObject([{ content: '没有用鼠标写的' }])
    await visitor.leave()
  })

  it('follows a resident and writes to it', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'kim')
    const { page } = visitor
    const [resident] = await stage.community.residents()
    await visitor.open(`/u/${resident!.username}`)
    await page.getByRole('button', { name: 'Follow', exact: true }).waitFor()
    await tabTo(page, 'Follow')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Following', exact: true }).waitFor()
    const asSeen = () => visitor.does<User>('GET', `/users/${resident!.username}`)
    await expect.poll(async () => (await asSeen()).viewer?.following).toBe(true)
    await visitor.open(`/u/${resident!.username}`)
    await tabTo(page, 'Message')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/messages/*')
    await page.getByRole('textbox', { name: 'Your message' }).waitFor()
    await tabTo(page, 'Your message')
    await page.keyboard.type('Hello from a keyboard')
    await tabTo(page, 'Send')
    await page.keyboard.press('Enter')
    await page.getByRole('log').getByText('Hello from a keyboard').waitFor()
    await visitor.leave()
  })

  it('changes a setting, and is asked before the account is left', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'kim')
    const { page } = visitor
    await visitor.open('/settings')
    await page.getByText('Signed in as').waitFor()
    // A group of choices is one stop; the arrows choose.
    await tabTo(page, 'System')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('radio', { name: 'Dark', exact: true }).isChecked()).toBe(true)
    await tabTo(page, 'Log out')
    await expectToKeepTheFocus(page, page.getByRole('dialog', { name: 'Log out?' }))
    await page.getByText('Signed in as').waitFor()
    await visitor.leave()
  })
})
