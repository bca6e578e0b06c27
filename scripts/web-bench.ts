import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { loadConfig } from '@ai-community/shared/config/config.ts'
import getPort from 'get-port'
import lighthouse, { type Result } from 'lighthouse'
import { throttling as throttlings } from 'lighthouse/core/config/constants.js'
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js'
import type { Browser, Page } from 'playwright-core'
import { launchPlainBrowser } from './browser.ts'
import { openDataFolder, readJson } from './supervisor/data-folder.ts'
import type { RunRecord } from './supervisor/run-record.ts'
import { ensureSystemPackage } from './system-packages.ts'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const TARGET = 95
const FIRST_LOAD_TARGET_KB = 170
const PHONE_ON_A_DESKTOP = throttlings.mobileSlow4G
/** The middle of what Lighthouse calls a fast desktop, 1,500 to 2,000. */
const DESKTOP_INDEX = 1_750
const MANY_POSTS = 1_000
const PHONE = { width: 390, height: 844 }
const AT_REST_MS = 1_500
/** Processor time all of a browser's processes take in a quarter of a second in which nothing is asked of them. */
const CALM_CPU_S = 0.02

export interface WebBenchOptions {
  /** Names of the pages to look at; all of them when empty. */
  only: readonly string[]
  /** Origin to measure; the product that runs when it is undefined. */
  url: string | undefined
  /** Times each page is measured; the median counts. */
  rounds: number
  /** Slow this machine down by what makes it Lighthouse's phone, instead of by four whatever it is. */
  isCalibrated: boolean
}

interface PageResult {
  page: string
  /** Medians, 0 to 100. */
  scores: Record<(typeof CATEGORIES)[number], number>
  cls: number
  lcpMs: number
  tbtMs: number
  /** Lighthouse's own measure of how fast this machine was meanwhile; the more the faster. */
  benchmarkIndex: number
  /** How many times slower than this machine the phone was. */
  slowdown: number
  /** Audits of the last round that cost a category something. */
  lost: string[]
}

/**
 * Lighthouse (mobile, its simulated slow line and processor) on the app as it is served, what a first visit loads, and
 * how many elements stand in the page after a thousand posts. Prints a table.
 *
 * @returns false when nothing runs that could be measured.
 */
export async function benchWeb({ only, url, rounds, isCalibrated }: WebBenchOptions): Promise<boolean> {
  const origin = url ?? readJson<RunRecord>(openDataFolder(loadConfig().DATA_DIR).runFile)?.web
  if (!origin) {
    say('web: nothing runs to be measured. `npm start` first, or name an address with --url.')
    return false
  }
  ensureSystemPackage('browser', (line) => process.stderr.write(`${line}\n`))
  const pages = Object.entries(await listPages(origin)).filter(
    ([name]) => only.length === 0 || only.some((word) => name.includes(word)),
  )
  say(`| page | ${CATEGORIES.join(' | ')} | CLS | LCP ms | TBT ms | machine | slowed by | met |`)
  say(`|${' --- |'.repeat(CATEGORIES.length + 7)}`)
  for (const [name, path] of pages) printRow(await measurePage(name, origin + path, { rounds, isCalibrated }))
  if (only.length > 0) return true
  const { kilobytes, elements, posts } = await measureReading(origin)
  say(
    `First load of the feed: ${kilobytes.toFixed(0)} kB of JavaScript, gzipped (target ≤ ${FIRST_LOAD_TARGET_KB}). ` +
      `After ${posts} posts: ${elements.after} elements in the page, ${elements.before} at its beginning.`,
  )
  return true
}

/** Of a post that was talked over and of a resident that writes. */
async function listPages(origin: string): Promise<Record<string, string>> {
  const response = await fetch(`${origin}/api/posts?feed=public&limit=50&ai=only`)
  const { items } = (await response.json()) as {
    items: { id: string; commentCount: number; author: { username: string } }[]
  }
  const post = items.toSorted((a, b) => b.commentCount - a.commentCount)[0]
  if (!post) throw new Error('There is no post yet: let the town live a little.')
  return { feed: '/', post: `/posts/${post.id}`, resident: `/u/${post.author.username}`, login: '/login' }
}

/** A browser for each round: nothing is there from the round before. */
async function measurePage(
  page: string,
  url: string,
  { rounds, isCalibrated }: Pick<WebBenchOptions, 'rounds' | 'isCalibrated'>,
): Promise<PageResult> {
  const reports: Result[] = []
  for (let round = 0; reports.length < rounds; round += 1) {
    if (round === 2 * rounds) throw new Error(`Lighthouse fails on ${url}; see above.`)
    const port = await getPort()
    const browser = await launchPlainBrowser([`--remote-debugging-port=${port}`])
    try {
      await comeToRest(browser)
      const throttling = isCalibrated ? await calibrate(browser) : PHONE_ON_A_DESKTOP
      const result = await lighthouse(url, {
        port,
        throttling,
        onlyCategories: [...CATEGORIES],
        logLevel: 'error',
      })
      const { runtimeError } = result!.lhr
      if (runtimeError) process.stderr.write(`  ${page}: not measured (${runtimeError.code}), once more\n`)
      else reports.push(result!.lhr)
    } finally {
      await browser.close()
    }
  }
  const { audits, categories } = reports.at(-1)!
  const lost = CATEGORIES.flatMap((category) =>
    categories[category]!.auditRefs.filter(
      ({ id, weight }) => weight > 0 && (audits[id]!.score ?? 1) < (category === 'performance' ? 0.5 : 1),
    ).map(({ id }) => `${id} ${audits[id]!.displayValue ?? ''}`.trim()),
  )
  const scores = Object.fromEntries(
    CATEGORIES.map((name) => [
      name,
      median(reports.map((report) => Math.round((report.categories[name]!.score ?? 0) * 100))),
    ]),
  ) as PageResult['scores']
  const medianOf = (audit: string) => median(reports.map((report) => report.audits[audit]!.numericValue ?? 0))
  return {
    page,
    scores,
    cls: medianOf('cumulative-layout-shift'),
    lcpMs: medianOf('largest-contentful-paint'),
    tbtMs: medianOf('total-blocking-time'),
    benchmarkIndex: median(reports.map(({ environment }) => environment.benchmarkIndex)),
    slowdown: median(reports.map(({ configSettings }) => configSettings.throttling.cpuSlowdownMultiplier)),
    lost,
  }
}

/** What a browser does for itself in its first seconds would be counted as the page's. */
async function comeToRest(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  let usedS = 0
  let calmRounds = 0
  for (let round = 0; calmRounds < 4 && round < 80; round += 1) {
    await setTimeout(250)
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    const usedSince = processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) - usedS
    usedS += usedSince
    calmRounds = usedSince < CALM_CPU_S ? calmRounds + 1 : 0
  }
}

/**
 * Lighthouse's phone is a fast desktop's quarter. A slower machine is slowed down by less, so that the phone stays the
 * same one; a faster one by no more than Lighthouse alone would ("Calibrating the CPU slowdown" in its
 * docs/throttling.md).
 */
async function calibrate(browser: Browser): Promise<typeof PHONE_ON_A_DESKTOP> {
  const page = await browser.newPage()
  const index = await page.evaluate<number>(`(${pageFunctions.computeBenchmarkIndex.toString()})()`)
  await page.close()
  const { cpuSlowdownMultiplier: most } = PHONE_ON_A_DESKTOP
  return { ...PHONE_ON_A_DESKTOP, cpuSlowdownMultiplier: most * Math.min(1, index / DESKTOP_INDEX) }
}

function printRow({ page, scores, cls, lcpMs, tbtMs, benchmarkIndex, slowdown, lost }: PageResult): void {
  const values = CATEGORIES.map((name) => scores[name])
  const met = values.every((score) => score >= TARGET) && cls === 0
  const whole = [lcpMs, tbtMs, benchmarkIndex].map((figure) => figure.toFixed(0))
  const figures = [cls.toFixed(3), ...whole, `${slowdown.toFixed(1)} ×`]
  say(`| ${[page, ...values, ...figures, met ? 'yes' : 'no'].join(' | ')} |`)
  if (lost.length > 0) process.stderr.write(`  ${page} lost points by: ${lost.join(', ')}\n`)
}

/** What a first visit loads, and how the page grows while one reads on and on. */
async function measureReading(origin: string) {
  const browser = await launchPlainBrowser()
  const page = await browser.newPage({ viewport: PHONE, isMobile: true, hasTouch: true })
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  await page.goto(origin, { waitUntil: 'networkidle' })
  await page.waitForTimeout(AT_REST_MS)
  const bodies = await Promise.all(scripts)
  const kilobytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_000
  const before = await countElements(page)
  const posts = await readOn(page)
  const after = await countElements(page)
  await browser.close()
  return { kilobytes, posts, elements: { before, after } }
}

/** Scrolls until a thousand posts are there, or all of them; returns how many. */
async function readOn(page: Page): Promise<number> {
  const cards = page.locator('article.post')
  const more = page.locator('.foot button')
  const seen = new Set<string>()
  let unchanged = 0
  while (seen.size < MANY_POSTS && unchanged < 20) {
    const before = seen.size
    await page.mouse.wheel(0, 2_000)
    await page.waitForTimeout(60)
    for (const address of await cards.locator('a.when').evaluateAll((links) => links.map(String)))
      seen.add(address)
    unchanged = seen.size === before ? unchanged + 1 : 0
    if (unchanged === 10 && (await more.count()) > 0) await more.first().click()
  }
  return seen.size
}

function countElements(page: Page): Promise<number> {
  return page.evaluate<number>('document.querySelectorAll("*").length')
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
