import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** More stops than any page has on the way to what a test looks for. */
const MOST_STOPS = 90

/** What has the focus, as a screen reader would say it, and whether one sees that it has it. */
interface Stop {
  name: string
  isVisible: boolean
  isInDialog: boolean
}

// The box of a choice may be out of sight; then its label shows the focus.
const FOCUSED = `(() => {
  const one = document.activeElement
  const showsIt = (drawn) => {
    const style = getComputedStyle(drawn)
    const box = drawn.getBoundingClientRect()
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && box.width > 1 && box.height > 1
  }
  return {
    name: (one.getAttribute('aria-label') ?? one.labels?.[0]?.innerText ?? one.innerText ?? '').trim(),
    isVisible: showsIt(one) || (one.matches('input[type=radio]') && showsIt(one.closest('label'))),
    isInDialog: one.closest('dialog') !== null,
  }
})()`

/** Presses Tab until something has the focus whose name matches; every stop on the way must show that it has it. */
export async function tabTo(page: Page, name: string | RegExp): Promise<string[]> {
  const stops: string[] = []
  while (stops.length < MOST_STOPS) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate<Stop>(FOCUSED)
    stops.push(stop.name)
    expect(stop.isVisible, `the focus on “${stop.name}” cannot be seen`).toBe(true)
    if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return stops
  }
  throw new Error(`Tab does not get to ${name}, but to ${stops.join(' · ')}`)
}

/** Opens a dialog by Enter on what has the focus, tries to leave it by Tab, and closes it by Escape. */
export async function expectToKeepTheFocus(page: Page, dialog: Locator): Promise<void> {
  const opener = page.locator('*:focus')
  const openerName = (await page.evaluate<Stop>(FOCUSED)).name
  await page.keyboard.press('Enter')
  await dialog.waitFor()
  for (const key of [...Array<string>(8).fill('Tab'), ...Array<string>(4).fill('Shift+Tab')]) {
    await page.keyboard.press(key)
    const isOutside = await page.evaluate<boolean>(
      `document.activeElement !== document.body && !document.activeElement.closest('dialog')`,
    )
    expect(isOutside, `${key} leaves the dialog that ${openerName} opened`).toBe(false)
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(() => opener.count()).toBe(1)
  expect((await page.evaluate<Stop>(FOCUSED)).name).toBe(openerName)
}
