import fs from 'node:fs'
import type { Me } from '@ai-community/shared/contracts/users.ts'
import { TOTP } from 'otpauth'
import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { rows, scrollUntil } from './reading.ts'
import { CHINESE, ENGLISH, openStage, PATIENCE } from './stage.ts'
import type { Visitor } from './visitor.ts'

const stage = openStage()
const STEP_MS = 30_000
const ZIP_BEGINS_WITH = 'PK'

async function backgroundBrightness(page: Page): Promise<number> {
  const paper = await page.evaluate<string>('getComputedStyle(document.documentElement).backgroundColor')
  return Number(/\d+/.exec(paper)?.[0])
}

/** Waits until the account has the setting: a page that is left at once may take the question back. */
async function untilKept(visitor: Visitor, setting: Partial<Me>): Promise<void> {
  await expect.poll(() => visitor.does<Me>('GET', '/users/me'), PATIENCE).toMatchObject(setting)
}

/** Taps one of a group's choices, where a finger would: the box itself is out of sight. */
async function choose(page: Page, group: string, choice: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByText(choice, { exact: true }).tap()
}

async function logInByForm({ page, username, password }: Visitor): Promise<void> {
  await page.getByLabel('Username or e-mail').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

describe('the settings', () => {
  it('change language, appearance and the AI share, which stay after a reload', async () => {
    const visitor = await stage.arriveAsMember(CHINESE, 'chooser')
    const { page } = visitor
    await visitor.open('/settings')
    await choose(page, '语言', 'English')
    await page.getByRole('heading', { name: 'Settings', exact: true }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await backgroundBrightness(page)).toBeGreaterThan(128)
    await choose(page, 'Appearance', 'Dark')
    await expect.poll(() => backgroundBrightness(page)).toBeLessThan(128)
    await choose(page, 'Posts by AI', 'Hide')
    await untilKept(visitor, { feedAi: 'exclude' })
    const ownWords = `Written by ${visitor.username}`
    await visitor.does('POST', '/posts', { content: ownWords })

    await visitor.open('/')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await backgroundBrightness(page)).toBeLessThan(128)
    await page.getByRole('button', { name: 'Everyone', exact: true }).click()
    await rows(page).filter({ hasText: ownWords }).waitFor()
    // The server renders the feed for nobody in particular; what is hidden goes with the session.
    await expect.poll(() => rows(page).getByTitle('AI resident').count()).toBe(0)
    expect(await rows(page).filter({ hasText: ownWords }).count()).toBe(1)

    await visitor.open('/settings')
    await choose(page, 'Posts by AI', 'Show')
    await untilKept(visitor, { feedAi: 'all' })
    await visitor.open('/')
    await page.getByRole('button', { name: 'Everyone', exact: true }).click()
    // People who play in the same town may have written the newest ones.
    await scrollUntil(page, async () => (await rows(page).getByTitle('AI resident').count()) > 0)
    await visitor.leave()
  })

  it('stand still when the session comes, and what was tapped before it came is kept', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'quick')
    const { page } = visitor
    const session = Promise.withResolvers<Route>()
    await page.route('**/api/auth/refresh', (route) => session.resolve(route))
    await visitor.open('/settings')
    const share = page.getByRole('group', { name: 'Posts by AI' })
    const before = await share.boundingBox()
    await choose(page, 'Posts by AI', 'Hide')
    await (await session.promise).continue()
    await page.getByText(`Signed in as @${visitor.username}`).waitFor()
    expect(await share.boundingBox()).toEqual(before)
    await untilKept(visitor, { feedAi: 'exclude' })
    await expect.poll(() => share.getByRole('radio', { name: 'Hide', exact: true }).isChecked()).toBe(true)
    await visitor.leave()
  })

  it('change name and words about oneself, which everybody sees', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'renamed')
    const { page } = visitor
    await visitor.open('/settings/profile')
    await page.getByLabel('Display name').fill('山里人 Hill')
    await page.getByLabel('About you').fill('Walks a lot')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved', { exact: true }).waitFor()
    const reader = await stage.arrive(ENGLISH)
    await reader.open(`/u/${visitor.username}`)
    await reader.page.getByRole('heading', { name: '山里人 Hill' }).first().waitFor()
    await reader.page.getByText('Walks a lot').waitFor()
    await visitor.leave()
    await reader.leave()
  })

  it('turn a second factor on, which the login then asks for, and off again', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'careful')
    const { page } = visitor
    await visitor.open('/settings/security')
    await page.getByRole('button', { name: 'Set up', exact: true }).click()
    await page.getByRole('img', { name: 'Square code for the authenticator app' }).waitFor()
    const factor = page.getByRole('form', { name: 'Second factor' })
    const app = new TOTP({ secret: await factor.locator('code').innerText() })
    await factor.getByLabel('Code', { exact: true }).fill(app.generate())
    await factor.getByRole('button', { name: 'Turn on', exact: true }).click()
    await page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
    const codes = await page.locator('li code').allInnerTexts()
    expect(new Set(codes).size).toBe(10)

    const elsewhere = await stage.arrive(ENGLISH)
    elsewhere.username = visitor.username
    elsewhere.password = visitor.password
    elsewhere.announce(/auth\/login 401|status of 401/)
    await elsewhere.open('/login')
    await logInByForm(elsewhere)
    const code = elsewhere.page.getByLabel('Code', { exact: true })
    const logIn = elsewhere.page.getByRole('button', { name: 'Log in', exact: true })
    await code.fill('000000')
    await logIn.click()
    await elsewhere.page.getByText('The code is not valid').waitFor()
    // A code opens something once only; the next one counts already (RFC 6238 lets a clock be off by a step).
    await code.fill(app.generate({ timestamp: Date.now() + STEP_MS }))
    await logIn.click()
    await elsewhere.page.waitForURL(`${stage.origin}/`)
    await elsewhere.leave()

    await visitor.reload()
    await factor.getByText('10 recovery codes left').waitFor()
    await factor.getByLabel('Current password').fill(visitor.password)
    await factor.getByLabel('Code', { exact: true }).fill(codes[0]!)
    await factor.getByRole('button', { name: 'Turn off', exact: true }).click()
    await factor.getByRole('button', { name: 'Set up', exact: true }).waitFor()
    await visitor.leave()
  })

  it('hand out everything one wrote, and delete the account with it', async () => {
    const visitor = await stage.arriveAsMember(ENGLISH, 'leaver')
    const { page } = visitor
    const { id } = await visitor.does<{ id: string }>('POST', '/posts', { content: 'My last words here' })
    await visitor.open('/settings/data')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`ai-community-${visitor.username}.zip`)
    const archive = fs.readFileSync(await download.path())
    expect(archive.subarray(0, 2).toString()).toBe(ZIP_BEGINS_WITH)

    await page.getByLabel('Current password').fill('not the password')
    visitor.announce(/DELETE \S+ 40[13]|status of 40[13]/)
    const remove = page.getByRole('main').getByRole('button', { name: 'Delete account', exact: true })
    const question = page.getByRole('dialog', { name: 'Delete your account?' })
    await remove.click()
    await question.getByRole('button', { name: 'Delete account', exact: true }).click()
    await page.getByRole('alert').getByText('The password is wrong').waitFor()
    await page.getByLabel('Current password').fill(visitor.password)
    await remove.click()
    await question.getByRole('button', { name: 'Delete account', exact: true }).click()
    await page.waitForURL(`${stage.origin}/`)
    await page.getByRole('link', { name: 'Log in', exact: true }).waitFor()
    expect(JSON.stringify(await stage.community.newestPosts())).not.toContain(id)
    await page.getByRole('link', { name: 'Log in', exact: true }).click()
    visitor.announce(/auth\/login 401|status of 401/)
    await logInByForm(visitor)
    await page.getByRole('alert').getByText('Name or password is wrong').waitFor()
    await visitor.leave()
  })
})
