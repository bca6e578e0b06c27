import { describe, expect, it } from 'vitest'
import { sharedScriptFile } from '../script-files.ts'

const PAGES = { feed: '/app/pages/index.vue', login: '/app/pages/login.vue', town: '/app/pages/town.vue' }
const SHEET = '/app/components/WhySheet.vue'

/** Who imports whom, at once or when it is asked for. */
const IMPORTS: Record<string, { atOnce?: string[]; later?: string[] }> = {
  'entry.js': { atOnce: ['vue.js'], later: ['/app/layouts/default.vue', ...Object.values(PAGES)] },
  '/app/layouts/default.vue': { atOnce: ['bar.vue'] },
  [PAGES.feed]: { atOnce: ['post.vue', 'field.vue', 'alone.vue'], later: [SHEET] },
  [PAGES.login]: { atOnce: ['field.vue', 'bar.vue'] },
  [PAGES.town]: { atOnce: ['vue.js', 'post.vue', 'map.vue'], later: [SHEET] },
  [SHEET]: { atOnce: ['face.vue', 'map.vue'] },
  'post.vue': { atOnce: ['face.vue'] },
  'face.vue': { atOnce: ['post.vue'] },
}

const graph = {
  getModuleInfo(id: string) {
    const importersOf = (kind: 'atOnce' | 'later') =>
      Object.keys(IMPORTS).filter((one) => IMPORTS[one]![kind]?.includes(id))
    return {
      isEntry: id === 'entry.js',
      importers: importersOf('atOnce'),
      dynamicImporters: importersOf('later'),
    }
  },
}

describe('the file a module goes into', () => {
  it.each([
    ['what the app begins with, whoever else needs it', 'vue.js', 'app'],
    ['what a page has for itself', 'alone.vue', undefined],
    ['a page', PAGES.feed, undefined],
    ['what is needed by the way in, and by a page one reads', 'field.vue', 'frame'],
    ['what stands around every page', 'bar.vue', 'frame'],
    ['what a page one reads shares with another', 'post.vue', 'reading'],
    ['what only comes through another module, modules that need each other included', 'face.vue', 'reading'],
    ['what others share', 'map.vue', 'others'],
  ])('%s', (_, id, file) => {
    expect(sharedScriptFile(id, graph)).toBe(file)
  })
})
