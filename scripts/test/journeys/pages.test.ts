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

/** Says what is wrong when the page does not show what it is for. */
async function open(visitor: Visitor, { name, path, landmark }: PageOfTheApp): Promise<string | null> {
  try {
    await visitor.open(path)
    await visitor.page.locator(landmark).first().waitFor()
    return null
  } catch (error) {
    return `${name} (${path}) shows no ${landmark}: ${String(error)}`
  }
}

async function accessibilityFaults(visitor: Visitor, { name }: PageOfTheApp): Promise<string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await visitor.page.emulateMedia({ colorScheme })
    for (const violation of await visitor.accessibilityViolations())
      faults.push(`${name} ${colorScheme} ${violation}`)
  }
  return faults
}

describe('every page', () => {
  it('is in the list of pages', async () => {
    const looks: Looks = { locale: 'en', theme: 'light' }
    const member = await stage.arriveAsMember(looks, 'walker')
    const friend = await stage.arriveAsMember(looks, 'friend')
    const pages = await everyPage(stage, { member, friend })
    const guest = await stage.arrive(looks)
    await guest.open('/login')
    const all = await guest.page.evaluate<string[]>(
      'useNuxtApp().$router.getRoutes().map((route) => route.path)',
    )
    const listed = await guest.page.evaluate<string[]>(
      `${JSON.stringify(pages.map(({ path }) => path))}
        .map((path) => useNuxtApp().$router.resolve(path).matched[0]?.path ?? '')`,
    )
    expect(all.length).toBeGreaterThan(20)
    expect(all.filter((path) => !listed.includes(path))).toEqual([])
    for (const visitor of [guest, member, friend]) await visitor.leave()
  })

  it.each(['en', 'zh-CN'] as const)(
    'fits phones of 320 and 390 pixels, has nothing that axe-core minds in light and dark, and complains of nothing, in %s',
    async (locale) => {
      const { pages, guests } = await prepare({ locale, theme: 'light' })
      const faults: string[] = []
      // `npm test` looks at every page in one language, and asks axe about some in both.
      for (const page of pages.filter(({ name }) => isFull || locale === 'en' || QUICK.includes(name))) {
        const visitor = guests[page.as]
        await visitor.page.emulateMedia({ colorScheme: 'light' })
        await visitor.page.setViewportSize(PHONE)
        const missing = await open(visitor, page)
        if (missing !== null) {
          faults.push(missing)
          continue
        }
        if (isFull || QUICK.includes(page.name)) faults.push(...(await accessibilityFaults(visitor, page)))
        for (const size of [PHONE, SMALLEST_PHONE]) {
          await visitor.page.setViewportSize(size)
          for (const one of await visitor.cutOff()) faults.push(`${page.name} at ${size.width}: ${one}`)
        }
      }
      expect(faults).toEqual([])
      for (const visitor of Object.values(guests)) await visitor.leave()
    },
    15 * MINUTES,
  )
})
