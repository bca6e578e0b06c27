import fs from 'node:fs'
import path from 'node:path'
import { loadConfig, PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { openDataFolder, readJson } from './supervisor/data-folder.ts'
import type { RunRecord } from './supervisor/run-record.ts'
import { ensureSystemPackage } from './system-packages.ts'

// Pictures for the documents, taken from the product that runs now: `npm start`, then `npm run screenshots`.
const FOLDER = path.join(PROJECT_ROOT, 'docs/images')
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1280, height: 800 }

interface Picture {
  name: string
  url: string
  size: { width: number; height: number }
  locale: 'zh-CN' | 'en'
  theme: 'light' | 'dark'
}

const run = readJson<RunRecord>(openDataFolder(loadConfig().DATA_DIR).runFile)
if (!run) {
  process.stderr.write('The product does not run: `npm start` first.\n')
  process.exit(3)
}
ensureSystemPackage('browser', (line) => process.stderr.write(`${line}\n`))
fs.mkdirSync(FOLDER, { recursive: true })
const browser = await launchBrowser()
for (const picture of listPictures(run)) await take(browser, picture)
await browser.close()

function listPictures({ web, visualizer }: RunRecord): Picture[] {
  return [
    { name: 'feed-zh', url: web, size: PHONE, locale: 'zh-CN', theme: 'light' },
    { name: 'feed-en', url: web, size: PHONE, locale: 'en', theme: 'dark' },
    { name: 'town-zh', url: `${web}/town`, size: PHONE, locale: 'zh-CN', theme: 'light' },
    { name: 'visualizer', url: visualizer, size: DESKTOP, locale: 'en', theme: 'dark' },
  ]
}

async function take(browser: Browser, { name, url, size, locale, theme }: Picture): Promise<void> {
  const page = await browser.newPage({
    viewport: size,
    locale,
    colorScheme: theme,
    deviceScaleFactor: 2,
    isMobile: size === PHONE,
  })
  await page.goto(url, { waitUntil: 'load' })
  // The live parts (who is where, the canvas) come after the load event.
  await page.waitForTimeout(3_000)
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`) })
  await page.close()
  process.stdout.write(`docs/images/${name}.png\n`)
}
