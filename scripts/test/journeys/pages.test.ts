import { describe, expect, it } from 'vitest'
import { everyPage, type Guest, type PageOfTheApp } from './every-page.ts'
import { openStage } from './stage.ts'
import { PHONE, type Looks, type Visitor } from './visitor.ts'

const isFull = process.env.VERIFY === 'full'
/** The pages that `npm test` asks axe about; with VERIFY=full it is asked about all. */
const QUICK = ['feed', 'post', 'resident', 'town', 'login', 'compose']
const MINUTES = 60_000
const SMALLEST_PHONE = { width: 320, height: 640 }

const stage = openStage()

/** The pages, and for each kind of guest somebody who goes there. */
async function prepare(looks: Looks): Promise<{ pages: PageOfTheApp[]; guests: Record<Guest, Visitor> }> {
  const friend = await stage.arriveAsMember(looks, 'friend')
  const guests = {
    guest: await stage.arrive(looks),
    member: await stage.arriveAsMember(looks, 'walker'),
    moderator: await stage.arriveAsRole(looks, 'moderator'),
    admin: await stage.arriveAsRole(looks, 'admin'),
  }
  guests.guest.announce(/nowhere-at-all 404|status of 404/)
  return { pages: await everyPage(stage, { member: guests.member, friend }), guests }
}

async function open(visitor: Visitor, { name, path, landmark }: PageOfTheApp): Promise<void> {
  await visitor.open(path)
  const first = visitor.page.locator(landmark).first()
  await first.waitFor().catch(async () => {
    throw new Error(`${name} (${path}) shows no ${landmark}: ${await visitor.page.innerText('body')}`)
  })
}

async function sendHome(guests: Record<Guest, Visitor>): Promise<void> {
  for (const visitor of Object.values(guests)) await visitor.leave()
}

describe('every page', () => {
  it('is in the list of pages', async () => {
    const { pages, guests } = await prepare({ locale: 'en', theme: 'light' })
    const { page } = guests.guest
    await guests.guest.open('/login')
    const all = await page.evaluate<string[]>('useNuxtApp().$router.getRoutes().map((route) => route.path)')
    const listed = await page.evaluate<string[]>(
      `${JSON.stringify(pages.map(({ path }) => path))}
        .map((path) => useNuxtApp().$router.resolve(path).matched[0]?.path ?? '')`,
    )
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter((path) => !listed.includes(path))).toEqual([])
    await sendHome(guests)
  })

  it.each(['zh-CN', 'en'] as const)(
    'has nothing that axe-core minds, in %s, light and dark',
    async (locale) => {
      const { pages, guests } = await prepare({ locale, theme: 'light' })
      const violations: string[] = []
      for (const page of pages.filter(({ name }) => isFull || QUICK.includes(name))) {
        const visitor = guests[page.as]
        await visitor.page.emulateMedia({ colorScheme: 'light' })
        await open(visitor, page)
        for (const colorScheme of ['light', 'dark'] as const) {
          await visitor.page.emulateMedia({ colorScheme })
          for (const violation of await visitor.accessibilityViolations())
            violations.push(`${page.name} ${colorScheme} ${violation}`)
        }
      }
      expect(violations).toEqual([])
      await sendHome(guests)
    },
    10 * MINUTES,
  )

  it.each(isFull ? (['en', 'zh-CN'] as const) : (['en'] as const))(
    'fits phones of 320 and 390 pixels, in %s, without a word in the console',
    async (locale) => {
      const { pages, guests } = await prepare({ locale, theme: 'dark' })
      const cutOff: string[] = []
      for (const page of pages) {
        const visitor = guests[page.as]
        await visitor.page.setViewportSize(PHONE)
        await open(visitor, page)
        for (const size of [PHONE, SMALLEST_PHONE]) {
          await visitor.page.setViewportSize(size)
          for (const one of await visitor.cutOff()) cutOff.push(`${page.name} at ${size.width}: ${one}`)
        }
      }
      expect(cutOff).toEqual([])
      await sendHome(guests)
    },
    10 * MINUTES,
  )
})
