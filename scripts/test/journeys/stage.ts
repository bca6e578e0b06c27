import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { launchPlainBrowser } from '../../browser.ts'
import type { DemoLogin, RunRecord } from '../../supervisor/run-record.ts'
import { CommunityReader } from './community-reader.ts'
import type { SharedProduct } from './shared-product.ts'
import { Visitor, type Looks } from './visitor.ts'

/** For what comes by itself: the town lives on its own clock, and a machine that tests is busy. */
export const PATIENCE = { timeout: 60_000, interval: 100 }

export const CHINESE: Looks = { locale: 'zh-CN', theme: 'light' }
export const ENGLISH: Looks = { locale: 'en', theme: 'light' }
export const EVERY_LOOK: readonly Looks[] = [
  CHINESE,
  { locale: 'zh-CN', theme: 'dark' },
  ENGLISH,
  { locale: 'en', theme: 'dark' },
]

/**
 * What the tests of a file share: the one running product, a browser of their own, and the people they sent there.
 * Other files play in the same town at the same time: a test counts only what nobody else touches.
 */
export class Stage {
  #product: SharedProduct | undefined
  #browser: Browser | undefined
  readonly #visitors: Visitor[] = []

  get run(): RunRecord {
    return this.#product!.run
  }

  get origin(): string {
    return this.run.web
  }

  get community(): CommunityReader {
    return new CommunityReader(this.origin)
  }

  demoLogin(role: DemoLogin['role']): DemoLogin {
    return this.#product!.demoLogins.find((one) => one.role === role)!
  }

  async open(): Promise<void> {
    const response = await fetch(inject('sharedProductUrl'))
    if (!response.ok) throw new Error(await response.text())
    this.#product = (await response.json()) as SharedProduct
    this.#browser = await launchPlainBrowser()
  }

  /** @param origin where the product is met, if not at its own door. */
  async arrive(looks: Looks, origin = this.origin): Promise<Visitor> {
    const visitor = await Visitor.arrive(this.#browser!, origin, looks)
    this.#visitors.push(visitor)
    return visitor
  }

  /** Somebody who has just signed up; the username gets a tail, so that a name may be used in many tests. */
  async arriveAsMember(looks: Looks, name: string): Promise<Visitor> {
    const visitor = await this.arrive(looks)
    await visitor.becomeMember(name)
    return visitor
  }

  /** Somebody with one of the logins the product was seeded with. */
  async arriveAsRole(looks: Looks, role: 'member' | 'moderator' | 'admin'): Promise<Visitor> {
    const visitor = await this.arrive(looks)
    const login = this.demoLogin(role)
    await visitor.logIn(login.username, login.password)
    return visitor
  }

  /** A visitor of a test that failed is no longer asked what went wrong on the way. */
  async clear(): Promise<void> {
    for (const visitor of this.#visitors.splice(0)) await visitor.context.close()
  }

  async close(): Promise<void> {
    await this.#browser?.close()
  }
}

/** To be called once at the top of a test file. */
export function openStage(): Stage {
  const stage = new Stage()
  beforeAll(() => stage.open())
  afterEach(() => stage.clear())
  afterAll(() => stage.close())
  return stage
}
