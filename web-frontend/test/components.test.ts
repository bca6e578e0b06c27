// @vitest-environment happy-dom
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { enableAutoUnmount } from '@vue/test-utils'
import { CATALOGUE, LIST_ITEMS, type ComponentModule } from './component-catalogue.ts'
import { componentScene } from './component-scene.ts'

const modules = import.meta.glob<ComponentModule>('../app/components/**/*.vue', { eager: true })
const nameOf = (path: string) => path.replace('../app/components/', '').replace('.vue', '')

/** What a fragment cannot have: a page around it. Contrast needs a real layout and is looked at in Chromium. */
const RULES_OF_WHOLE_PAGES = ['region', 'color-contrast', 'page-has-heading-one', 'landmark-one-main']

enableAutoUnmount(afterEach)
let complaints: string[]
beforeEach(() => {
  complaints = []
  for (const level of ['warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation(
      (...words: unknown[]) => void complaints.push(words.join(' ')),
    )
})
afterEach(() => {
  vi.restoreAllMocks()
  document.body.innerHTML = ''
})

async function violationsIn(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: Object.fromEntries(RULES_OF_WHOLE_PAGES.map((id) => [id, { enabled: false }])),
  })
  return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)
}

it('has every component in its catalogue', () => {
  expect(Object.keys(modules).map(nameOf).sort()).toEqual(Object.keys(CATALOGUE).sort())
})

describe.each(['zh-CN', 'en'] as const)('in %s', (locale) => {
  it.each(Object.entries(modules).map(([path, module]) => [nameOf(path), module.default] as const))(
    '%s mounts without a complaint and without an accessibility violation',
    async (name, component) => {
      document.documentElement.lang = locale
      componentScene(component, { ...CATALOGUE[name], locale })
      await vi.waitFor(() => expect(document.body.textContent).toBeDefined())
      const root = document.body
      if (LIST_ITEMS.has(name)) root.firstElementChild!.setAttribute('role', 'list')
      expect(await violationsIn(root)).toEqual([])
      expect(complaints).toEqual([])
    },
  )
})
