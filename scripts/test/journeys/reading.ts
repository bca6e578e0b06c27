import type { Locator, Page } from 'playwright-core'
import { vi } from 'vitest'
import { PATIENCE } from './stage.ts'

/** Another file may have filled the feed. */
const LONG_LIST = { timeout: 3 * PATIENCE.timeout, interval: PATIENCE.interval }

/** Posts as rows of a list. */
export function rows(page: Page): Locator {
  return page.locator('article.post')
}

/** The post at the top of the window, by the address it links to; a list that was scrolled fast is drawn a little later. */
export async function firstInSight(page: Page): Promise<string> {
  const found = await page.waitForFunction<string | undefined>(
    `[...document.querySelectorAll('article.post')]
      .find((row) => row.getBoundingClientRect().top > 60 && row.getBoundingClientRect().top < innerHeight)
      ?.querySelector('a.when').getAttribute('href')`,
    undefined,
    PATIENCE,
  )
  return (await found.jsonValue())!
}

/** Scrolls down by the wheel until something has happened. */
export async function scrollUntil(page: Page, isThere: () => boolean | Promise<boolean>): Promise<void> {
  await vi.waitUntil(async () => {
    await page.mouse.wheel(0, 1_500)
    return isThere()
  }, LONG_LIST)
}

/** Reads from the top of the window down to a post, and gives the addresses of what stands above it, in order: a long list only has the rows near the window. */
export async function readDownTo(page: Page, href: string): Promise<string[]> {
  const seen = new Set<string>()
  await vi.waitUntil(async () => {
    const near = await page.evaluate<string[]>(
      `[...document.querySelectorAll('article.post a.when')].map((link) => link.getAttribute('href'))`,
    )
    for (const each of near) seen.add(each)
    if (seen.has(href)) return true
    await page.mouse.wheel(0, 400)
    return false
  }, LONG_LIST)
  const order = [...seen]
  return order.slice(0, order.indexOf(href))
}
