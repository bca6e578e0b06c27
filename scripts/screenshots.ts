import fs from 'node:fs'
import path from 'node:path'
import { loadConfig, PROJECT_ROOT } from '@ai-community/shared/config/config.ts'
import { Command } from 'commander'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { launchBrowser } from './browser.ts'
import { keepCompany } from './screenshots/company.ts'
import { Member } from './screenshots/member.ts'
import {
  PHONE,
  picturesOfTheApp,
  VISUALIZER,
  type Picture,
  type Role,
  type Subjects,
} from './screenshots/pictures.ts'
import { openDataFolder, readJson } from './supervisor/data-folder.ts'
import type { DemoLogin, RunRecord } from './supervisor/run-record.ts'
import { ensureSystemPackage } from './system-packages.ts'

// Pictures for the documents, taken from the product that runs now: `npm start`, then `npm run screenshots`.
const FOLDER = path.join(PROJECT_ROOT, 'docs/images')
const LANGUAGES = { zh: 'zh-CN', en: 'en' } as const
type Language = keyof typeof LANGUAGES
/** Live parts (who is where, the canvas) come after the page stands. */
const SETTLE_MS = 1_500
const COLOURS = 128

const { origin, only } = new Command('screenshots')
  .description('takes the pictures of README and user guide from the running product')
  .option('--origin <url>', 'another web app of the same community, e.g. one under development')
  .option('--only <name>', 'this picture alone, e.g. "chat"')
  .addHelpText('after', '\nExample: npm run screenshots -- --only feed')
  .parse()
  .opts<{ origin?: string; only?: string }>()

const folder = openDataFolder(loadConfig().DATA_DIR)
const run = readJson<RunRecord>(folder.runFile)
const logins = readJson<DemoLogin[]>(folder.demoLoginsFile)
if (!run || !logins) {
  process.stderr.write('The product does not run, or has no demo logins: `npm start` first.\n')
  process.exit(3)
}
ensureSystemPackage('browser', (line) => process.stderr.write(`${line}\n`))
fs.mkdirSync(FOLDER, { recursive: true })
const browser = await launchBrowser()
const web = origin ?? run.web
const subjects = await withMember(browser, web, 'member', {}, keepCompany)
for (const language of ['zh', 'en'] as const)
  for (const picture of picturesOfTheApp(subjects))
    if (!only || picture.name === only) await takeOfTheApp(picture, language, subjects)
if (!only || only === VISUALIZER.name) await takeOfTheVisualizer(run.visualizer)
await browser.close()

async function withMember<Result>(
  browser: Browser,
  web: string,
  role: Role,
  options: BrowserContextOptions,
  use: (member: Member) => Promise<Result>,
): Promise<Result> {
  const member = await Member.signIn(
    browser,
    web,
    logins!.find((login) => login.role === role)!,
    options,
  )
  try {
    return await use(member)
  } finally {
    await member.context.close()
  }
}

function optionsFor({ size = PHONE, theme }: Picture, locale: string): BrowserContextOptions {
  return {
    viewport: size,
    locale,
    colorScheme: theme ?? 'light',
    deviceScaleFactor: 1.5,
    isMobile: size === PHONE,
    reducedMotion: 'reduce',
  }
}

async function takeOfTheApp(picture: Picture, language: Language, { draft }: Subjects): Promise<void> {
  const options = optionsFor(picture, LANGUAGES[language])
  const name = `${picture.name}-${language}`
  if (picture.as)
    await withMember(browser, web, picture.as, options, ({ context }) =>
      take(context, picture, name, draft[language]),
    )
  else {
    const context = await browser.newContext({ ...options, baseURL: web })
    await take(context, picture, name, draft[language])
    await context.close()
  }
}

async function takeOfTheVisualizer(address: string): Promise<void> {
  const context = await browser.newContext({ ...optionsFor(VISUALIZER, 'en'), baseURL: address })
  await take(context, VISUALIZER, VISUALIZER.name, '')
  await context.close()
}

/** Waits for the pictures and portraits that the window shows. */
async function imagesInSight(page: Page): Promise<void> {
  const areLoaded = `[...document.images].every(
    (image) => image.complete || image.getBoundingClientRect().top > innerHeight,
  )`
  while (!(await page.evaluate<boolean>(areLoaded))) await page.waitForTimeout(100)
}

async function take(context: BrowserContext, picture: Picture, name: string, draft: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(picture.path)
  await page.locator(picture.landmark).first().waitFor()
  if (picture.name === 'compose') await page.locator(picture.landmark).fill(draft)
  await page.locator('.bone').first().waitFor({ state: 'detached' })
  await imagesInSight(page)
  await page.waitForTimeout(SETTLE_MS)
  const shot = await page.screenshot()
  const file = path.join(FOLDER, `${name}.png`)
  await sharp(shot).png({ palette: true, colours: COLOURS, effort: 10 }).toFile(file)
  process.stdout.write(`docs/images/${name}.png ${Math.round(fs.statSync(file).size / 1000)} kB\n`)
}
