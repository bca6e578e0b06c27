import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../src/build.ts'
import { dragged, firstCamera, zoomedAt } from '../src/client/scene/camera.ts'
import type { Camera } from '../src/client/scene/camera.ts'
import { createDemoMap } from '../src/server/demo/demo-map.ts'
import { createDemoSource } from '../src/server/demo/demo-source.ts'
import { startVisualizationServer } from '../src/server/server.ts'
import type { VisualizationServer } from '../src/server/server.ts'

// Small, because without a graphics card every pixel costs.
const VIEWPORT = { width: 800, height: 500 }
const MAP = createDemoMap()
const FIRST = firstCamera(VIEWPORT, MAP)
const MIDDLE = { x: 400, y: 250 }

let server: VisualizationServer
let withWebgl: Browser
let withoutWebgl: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  await buildClient()
  // Time stands still: a click has to find a resident where it was seen.
  const demo = createDemoSource({ now: () => 0 })
  server = await startVisualizationServer({ host: '127.0.0.1', port: 0, demo })
  withWebgl = await launch(['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'])
  withoutWebgl = await launch(['--disable-gpu', '--disable-webgl', '--disable-software-rasterizer'])
})
afterAll(async () => {
  await withWebgl.close()
  await withoutWebgl.close()
  await server.close()
})
afterEach(() => page.close())

// Hands work the same on both renderers; those tests use the one that is lighter without a graphics card.
describe('the page in Chromium', { timeout: 90_000 }, () => {
  it('shows the demo town, marked as such, without an error and without a request elsewhere', async () => {
    await openPage(withWebgl)
    await page.getByText('DEMO', { exact: true }).waitFor()
    await expectPicture()
    expect(await figure('renderer')).toBe('webgl')
    expect(complaints).toEqual([])
  })

  it('draws on a plain canvas where there is no WebGL', async () => {
    await openPage(withoutWebgl)
    await page.getByText('DEMO', { exact: true }).waitFor()
    await expectPicture()
    expect(await figure('renderer')).toBe('canvas')
    expect(complaints).toEqual([])
  })

  it.each(['left', 'middle'] as const)('moves the camera with the %s button', async (button) => {
    await openPage(withoutWebgl)
    await showsCamera(FIRST)
    await page.mouse.move(MIDDLE.x, MIDDLE.y)
    await page.mouse.down({ button })
    await page.mouse.move(MIDDLE.x + 100, MIDDLE.y + 60, { steps: 5 })
    await page.mouse.up({ button })
    await showsCamera(dragged(FIRST, 100, 60))
  })

  it('zooms to the pointer with the wheel', async () => {
    await openPage(withoutWebgl)
    await showsCamera(FIRST)
    const pointer = { x: 700, y: 150 }
    await page.mouse.move(pointer.x, pointer.y)
    await page.mouse.wheel(0, -200)
    await showsCamera(zoomedAt(FIRST, VIEWPORT, pointer, Math.exp(200 * 0.0016), MAP))
  })

  it('finds a resident by name, and a click on it in the town opens its details', async () => {
    await openPage(withoutWebgl)
    await page.keyboard.press('/')
    await page.keyboard.type('demo_an')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: '安小满' })
    await panel.getByRole('heading', { name: 'Plan of the day' }).waitFor()
    // Followed, the resident stays in the middle; there a click finds it again.
    await page.keyboard.press('f')
    await panel.getByRole('button', { name: 'Following (F)' }).waitFor()
    await page.waitForFunction(() => document.querySelector('.panel meter') !== null)
    await page.getByRole('button', { name: 'Close' }).click()
    await panel.waitFor({ state: 'hidden' })
    await page.mouse.click(MIDDLE.x, MIDDLE.y - 12)
    await panel.getByRole('heading', { name: 'Needs' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('tells who is in a place', async () => {
    await openPage(withoutWebgl)
    await page.keyboard.press('/')
    await page.keyboard.type('Town Library')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Town Library' })
    await panel.getByRole('heading', { name: /Who is here/ }).waitFor()
  })

  it('lists its hotkeys, and speaks both languages', async () => {
    await openPage(withoutWebgl)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Hotkeys' }).getByText('Minimap').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /Switch language/ }).click()
    await page.getByText('演示', { exact: true }).waitFor()
    expect(await page.title()).toBe('小镇 · AI 社区')
  })
})

function launch(graphics: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...graphics,
    ],
  })
}

/** Opens the page with the debug figures on, and collects what should not happen on it. */
async function openPage(browser: Browser): Promise<void> {
  page = await browser.newPage({
    viewport: VIEWPORT,
    locale: 'en-US',
    reducedMotion: 'reduce',
  })
  complaints = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== server.origin) complaints.push(`request to ${request.url()}`)
  })
  await page.goto(server.origin)
  await page.getByText('DEMO', { exact: true }).waitFor()
  await page.keyboard.press('d')
  await page.locator('.debug dd').first().waitFor()
}

async function figure(name: string): Promise<string> {
  return page.locator('.debug dt', { hasText: name }).locator('xpath=following-sibling::dd[1]').innerText()
}

/** Waits until the camera stands there: the figures are redrawn a few times a second. */
async function showsCamera({ x, y, pxPerTile }: Camera): Promise<void> {
  const wanted = `${x.toFixed(2)}, ${y.toFixed(2)} · ${pxPerTile.toFixed(2)} px`
  await page.locator('.debug dd', { hasText: wanted }).waitFor()
}

/** The town has many colours; an empty or broken canvas has few. */
async function expectPicture(): Promise<void> {
  const shot = await page.locator('#stage canvas').screenshot()
  const colors = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const ctx = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
    ctx.drawImage(bitmap, 0, 0)
    const { data } = ctx.getImageData(0, 0, bitmap.width, bitmap.height)
    const seen = new Set<number>()
    for (let i = 0; i < data.length; i += 4) seen.add((data[i]! << 16) | (data[i + 1]! << 8) | data[i + 2]!)
    return seen.size
  }, shot.toString('base64'))
  expect(colors).toBeGreaterThan(200)
}
