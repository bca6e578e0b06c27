import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Door } from './door.ts'
import { rows } from './reading.ts'
import { ENGLISH, openStage } from './stage.ts'
import type { Visitor } from './visitor.ts'

/** Longer than the app waits before it looks for a newer version again. */
const A_LONG_WHILE_MS = 31 * 60_000

const stage = openStage()
let door: Door
beforeAll(async () => {
  door = new Door(stage.origin)
  await door.open()
})
afterAll(() => door.close())

/** Another app is at the front for a long while; then this one is again. */
async function comeBackLater(visitor: Visitor): Promise<void> {
  await visitor.turnPage('hidden')
  await visitor.page.evaluate(`{ const now = Date.now; Date.now = () => now() + ${A_LONG_WHILE_MS} }`)
  await visitor.turnPage('visible')
}

function isWorkerWaiting(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    'navigator.serviceWorker.getRegistration().then((registration) => registration.waiting !== null)',
  )
}

describe('a newer version of the app', () => {
  it('is offered to who has the app open, waits for a tap, and leaves place and words as they were', async () => {
    const visitor = await stage.arrive(ENGLISH, door.origin)
    await visitor.becomeMember('loyal')
    const { page } = visitor
    const offer = page.getByRole('status').filter({ hasText: 'A newer version is ready.' })
    const isOldPage = () => page.evaluate<boolean>('window.isOldPage === true')
    await visitor.open('/compose')
    await visitor.comesUnderCare()
    const box = page.getByRole('textbox')
    await box.fill('Half a post')
    await page.evaluate('window.isOldPage = true')
    expect(await offer.count()).toBe(0)

    door.deploy()
    await comeBackLater(visitor)
    await offer.waitFor()
    expect([await isOldPage(), await isWorkerWaiting(page), await box.inputValue()]).toEqual([
      true,
      true,
      'Half a post',
    ])

    // Who has no time for it goes on with the old one, and is asked again when the app is opened the next time.
    await offer.getByRole('button', { name: 'Later', exact: true }).click()
    await offer.waitFor({ state: 'detached' })
    expect([await isOldPage(), await isWorkerWaiting(page)]).toEqual([true, true])
    await visitor.reload()
    await offer.waitFor()
    await page.evaluate('window.isOldPage = true')

    await offer.getByRole('button', { name: 'Reload', exact: true }).click()
    await expect.poll(isOldPage).toBe(false)
    await expect.poll(() => box.inputValue()).toBe('Half a post')
    expect([await isWorkerWaiting(page), await offer.count()]).toEqual([false, 0])

    // The new one works: what it publishes is there.
    await page.getByRole('button', { name: 'Post', exact: true }).click()
    await page.waitForURL(`${door.origin}/`)
    await rows(page).filter({ hasText: 'Half a post' }).waitFor()
    await visitor.leave()
  })
})
