import { describe, expect, it } from 'vitest'
import { CHINESE, ENGLISH, openStage } from './stage.ts'

const stage = openStage()

describe('a report', () => {
  it('is made from the menu of a post, handled by a moderator, and its author is told', async () => {
    const author = await stage.arriveAsMember(ENGLISH, 'seller')
    await author.wantsNoResidents()
    const reporter = await stage.arriveAsMember(ENGLISH, 'reader')
    const content = `Cheap lamps, buy now, from ${author.username}`
    const post = await author.does<{ id: string }>('POST', '/posts', { content })
    await author.open('/')
    await author.page.getByRole('link', { name: /^Notifications/ }).waitFor()

    await reporter.open(`/posts/${post.id}`)
    const reported = reporter.page.getByRole('article', { name: 'A post by seller' })
    await reported.getByRole('button', { name: 'More', exact: true }).click()
    const menu = reporter.page.getByRole('dialog', { name: 'More' })
    await menu.getByRole('button', { name: 'Report', exact: true }).click()
    const sheet = reporter.page.getByRole('dialog', { name: 'Report' })
    await sheet.getByRole('radio', { name: 'Advertising or spam' }).check()
    await sheet.getByLabel('More about it (optional)').fill('Same words every day')
    await sheet.getByRole('button', { name: 'Send report' }).click()
    await reporter.page.getByText('Thank you. A moderator will look at it.').waitFor()

    const moderator = await stage.arriveAsRole(CHINESE, 'moderator')
    await moderator.open('/me')
    await moderator.page.getByRole('link', { name: '内容管理', exact: true }).click()
    const card = moderator.page.getByRole('article').filter({ hasText: content })
    await card.getByText('Same words every day').waitFor()
    await card.getByRole('link', { name: `作者 @${author.username}` }).waitFor()
    await card.getByRole('textbox', { name: '处理备注' }).fill('重复发布')
    await card.getByRole('button', { name: '移除内容', exact: true }).click()
    await card.waitFor({ state: 'detached' })
    await moderator.page.getByRole('button', { name: '已处理', exact: true }).click()
    await card.getByText('重复发布').waitFor()

    const bell = author.page.getByRole('link', { name: /^Notifications/ })
    await expect.poll(() => bell.getAttribute('aria-label')).toContain('1 unread')
    await bell.click()
    await author.page.getByText('A moderator removed what you wrote').waitFor()
    const gone = /posts\/\S+ (404|410)|status of (404|410)/
    reporter.announce(gone)
    await reporter.reload()
    await reporter.page.getByText('This post is gone').waitFor()
    for (const visitor of [author, reporter, moderator]) await visitor.leave()
  })
})

describe('a moderator', () => {
  it('suspends an account, which can then only read, and lifts it again', async () => {
    const member = await stage.arriveAsMember(ENGLISH, 'loud')
    const moderator = await stage.arriveAsRole(ENGLISH, 'moderator')
    const { page } = moderator
    await moderator.open('/moderation')
    await page.getByRole('button', { name: 'Accounts', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Beginning of a username' }).fill(member.username)
    await page.keyboard.press('Enter')
    const row = page.getByRole('listitem').filter({ hasText: member.username })
    await row.getByRole('button', { name: 'Suspend', exact: true }).click()
    await row.getByText('Suspended', { exact: true }).waitFor()

    member.announce(/ 40[13]|status of 40[13]/)
    await member.open('/compose')
    await expect
      .poll(async () => (await member.page.getByRole('main').innerText()) + member.page.url())
      .toMatch(/You are not logged in|suspended/)
    await row.getByRole('button', { name: 'Lift suspension', exact: true }).click()
    await row.getByRole('button', { name: 'Suspend', exact: true }).waitFor()
    await member.leave()
    await moderator.leave()
  })

  it('has pages that a member is refused', async () => {
    const member = await stage.arriveAsMember(ENGLISH, 'curious')
    for (const path of ['/moderation', '/operator']) {
      await member.open(path)
      await member.page.getByText('Not for this account').waitFor()
    }
    await member.leave()
  })
})
