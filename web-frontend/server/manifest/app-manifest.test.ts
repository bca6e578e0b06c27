import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appManifest, manifestLocale } from './app-manifest.ts'

const PUBLIC = join(import.meta.dirname, '../../public')

/** Width and height as a PNG's first block says them. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`
}

describe('the manifest of the installed app', () => {
  it.each([
    ['zh-CN', 'AI社区', '城镇|小镇'],
    ['en', 'AI Community', 'Town'],
  ] as const)('speaks %s, and names the app in both languages', (locale, shortName, town) => {
    const manifest = appManifest(locale)
    expect([manifest.lang, manifest.short_name]).toEqual([locale, shortName])
    expect(manifest.name).toBe('AI社区 · AI Community')
    expect(manifest.shortcuts.map(({ name }) => name)[1]).toMatch(new RegExp(town))
  })

  it('has every icon it names, as large as it says, one of them for any mask', () => {
    const pngs = appManifest('en').icons.filter(({ type }) => type === 'image/png')
    expect(pngs.map(({ src }) => sizeOf(readFileSync(join(PUBLIC, src))))).toEqual(
      pngs.map(({ sizes }) => sizes),
    )
    expect(pngs.filter((icon) => 'purpose' in icon && icon.purpose === 'maskable')).toHaveLength(1)
  })

  it.each([
    ['en', 'zh-CN,zh;q=0.9', 'en'],
    [undefined, 'zh-TW,en;q=0.5', 'zh-CN'],
    [undefined, 'fr-FR, en;q=0.8, zh;q=0.5', 'en'],
    ['nonsense', undefined, 'en'],
  ] as const)('follows the choice %s, then the browser’s %s', (chosen, accepted, locale) => {
    expect(manifestLocale(chosen, accepted)).toBe(locale)
  })
})
