import { randomBytes, randomUUID } from 'node:crypto'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import axe from 'axe-core'
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import { expect, vi } from 'vitest'

export const PHONE = { width: 390, height: 844 }
const PATIENCE_MS = 60_000
/** A connection that is kept for later may just be closing when it is wanted. */
const ONCE = { connection: 'close' }

export interface Looks {
  locale: 'zh-CN' | 'en'
  theme: 'light' | 'dark'
  /** Without scripts one sees what the server has rendered, and nothing else. */
  withoutScripts?: boolean
}

/**
 * Somebody on a phone, with a browser profile of their own. What goes wrong in it (console errors and warnings, which
 * hydration mismatches and reports of the content security policy are among; page errors; failed and refused
 * requests; requests to other origins) fails `leave`, unless it was announced.
 */
export class Visitor {
  readonly context: BrowserContext
  readonly page: Page
  readonly #origin: string
  readonly #complaints: string[] = []
  readonly #announced: RegExp[] = []
  /** What the page asks the API for and has no answer to yet, and how often it has asked for more of a list. */
  readonly #underWay = new Set<Request>()
  #askedForMore = 0
  username = ''
  password = ''
  #accessToken = ''

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.context = context
    this.page = page
    this.#origin = origin
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#complain(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.#complain(`page error: ${error.message}`))
    page.on('request', (request) => {
      // The stream of events has no end.
      if (request.resourceType() === 'fetch' && !request.url().endsWith('/api/events')) {
        this.#underWay.add(request)
        if (request.url().includes('cursor=')) this.#askedForMore += 1
      }
      if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin)
        this.#complain(`foreign request: ${request.url()}`)
    })
    page.on('requestfinished', (request) => this.#underWay.delete(request))
    page.on('requestfailed', (request) => {
      this.#underWay.delete(request)
      // Chromium's word for what a page that is left had under way.
      if (request.failure()?.errorText === 'net::ERR_ABORTED') return
      this.#complain(`failed: ${request.method()} ${request.url()} ${request.failure()?.errorText}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400)
        this.#complain(`refused: ${response.request().method()} ${response.url()} ${response.status()}`)
    })
  }

  static async arrive(browser: Browser, origin: string, looks: Looks): Promise<Visitor> {
    const context = await browser.newContext({
      baseURL: origin,
      viewport: PHONE,
      locale: looks.locale,
      colorScheme: looks.theme,
      // Colours are then judged as they stay, not in the middle of a transition.
      reducedMotion: 'reduce',
      javaScriptEnabled: !looks.withoutScripts,
      isMobile: true,
      hasTouch: true,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    return new Visitor(context, await context.newPage(), origin)
  }

  /** Signs up through the API, as a fixture: the forms have a journey of their own. The username gets a tail. */
  async becomeMember(name: string): Promise<void> {
    this.username = unique(name)
    this.password = `${name} has a long password`
    await this.#openSession('register', {
      username: this.username,
      password: this.password,
      displayName: name,
    })
  }

  /** Takes up an account that is there already, past the form. */
  async logIn(username: string, password: string): Promise<void> {
    this.username = username
    this.password = password
    await this.#openSession('login', { login: username, password })
  }

  async #openSession(way: 'register' | 'login', data: object): Promise<void> {
    const headers = { 'x-session': 'cookie', origin: this.#origin, ...ONCE }
    const response = await this.context.request.post(`/api/auth/${way}`, { headers, data })
    expect(response.status() < 300, await response.text()).toBe(true)
    this.#accessToken = ((await response.json()) as Session).accessToken
  }

  /** Does something through the API in this member's name: what a test needs but is not about. */
  async does<Answer = void>(
    method: 'POST' | 'PUT' | 'PATCH' | 'GET',
    path: string,
    data?: object,
  ): Promise<Answer> {
    const response = await this.context.request.fetch(`/api${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#accessToken}`, 'idempotency-key': randomUUID(), ...ONCE },
      ...(data && { data }),
    })
    const body = await response.text()
    expect(response.status() < 300, `${method} ${path}: ${body}`).toBe(true)
    return (body ? JSON.parse(body) : undefined) as Answer
  }

  /** Is told from now on of what people do alone: residents like and answer what they come upon, whenever they do. */
  async wantsNoResidents(): Promise<void> {
    await this.does('PATCH', '/users/me', { feedAi: 'exclude' })
  }

  /** Opens a page by its address and waits until it answers to taps. */
  async open(path: string): Promise<void> {
    await this.page.goto(path)
    await this.#becomesAlive()
  }

  async reload(): Promise<void> {
    await this.page.reload()
    await this.#becomesAlive()
  }

  async #becomesAlive(): Promise<void> {
    // Not page.waitForFunction: it evaluates within the page, which the content security policy forbids.
    await vi.waitUntil(() => this.page.evaluate<boolean>('window.useNuxtApp?.().isHydrating === false'), {
      timeout: PATIENCE_MS,
      interval: 20,
    })
  }

  /**
   * Waits until the page has come to rest, and says where it is scrolled to: all it asked for has come, and two frames
   * later it has asked for no more of its list and has not moved.
   */
  async rest(): Promise<number> {
    let before = { asked: -1, place: -1 }
    const frames = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'
    await vi.waitUntil(
      async () => {
        const place = await this.page.evaluate<number>(`${frames}.then(() => Math.round(scrollY))`)
        const now = { asked: this.#askedForMore, place }
        const isSame = now.asked === before.asked && now.place === before.place
        before = now
        return isSame && this.#underWay.size === 0
      },
      { timeout: PATIENCE_MS, interval: 20 },
    )
    return before.place
  }

  /** Waits until the service worker looks after this page: all it keeps of the app is there by then. */
  async comesUnderCare(): Promise<void> {
    await vi.waitUntil(() => this.page.evaluate<boolean>('navigator.serviceWorker.controller !== null'), {
      timeout: PATIENCE_MS,
      interval: 50,
    })
  }

  /** What a phone does with a page when another app comes to the front, or goes again. */
  async turnPage(visibility: 'hidden' | 'visible'): Promise<void> {
    await this.page.evaluate(
      `Object.defineProperty(document, 'visibilityState', { value: '${visibility}', configurable: true });
       document.dispatchEvent(new Event('visibilitychange'))`,
    )
  }

  /** Lets complaints of this kind pass. */
  announce(complaint: RegExp): void {
    this.#announced.push(complaint)
  }

  /** What axe-core finds wrong on the page as it stands: rule and element. */
  async accessibilityViolations(): Promise<string[]> {
    if (!(await this.page.evaluate<boolean>('"axe" in window'))) await this.page.evaluate(axe.source)
    const { violations } = await this.page.evaluate<axe.AxeResults>(
      'axe.run({ resultTypes: ["violations"], performanceTimer: false })',
    )
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    )
  }

  /** Elements that reach over the right edge of the window, where nobody sees them; what scrolls sideways may. */
  cutOff(): Promise<string[]> {
    return this.page.evaluate<string[]>(
      `(() => {
        const reachesOver = (one) => one.getBoundingClientRect().right > innerWidth + 1
        const scrolls = (one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && !reachesOver(one)
        const isInScroller = (one) => one !== null && (scrolls(one) || isInScroller(one.parentElement))
        const found = [...document.querySelectorAll('body :not(svg *)')]
          .filter((one) => reachesOver(one) && !isInScroller(one.parentElement))
          .map((one) => one.cloneNode().outerHTML)
        // A page that is too wide makes the window of a phone as wide as itself.
        if (document.documentElement.scrollWidth > ${this.page.viewportSize()!.width}) found.push('the page scrolls sideways')
        return found
      })()`,
    )
  }

  /** Goes home, and fails when something had gone wrong that nobody announced. */
  async leave(): Promise<void> {
    await this.context.close()
    const unexpected = this.#complaints.filter(
      (complaint) => !this.#announced.some((pattern) => pattern.test(complaint)),
    )
    expect(unexpected).toEqual([])
  }

  #complain(complaint: string): void {
    this.#complaints.push(`${complaint} (on ${this.page.url()})`)
  }
}

/** A name that nobody has had: the town of an earlier run may still be there. */
export function unique(name: string): string {
  return `${name}_${randomBytes(3).toString('hex')}`
}

/** The count a like button tells screen readers. */
export async function likeCountOf(button: Locator): Promise<number> {
  return Number(/\d+/.exec((await button.getAttribute('aria-label')) ?? '')?.[0])
}
