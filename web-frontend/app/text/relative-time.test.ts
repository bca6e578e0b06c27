import { describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import en from '../../i18n/locales/en.json' with { type: 'json' }
import zh from '../../i18n/locales/zh-CN.json' with { type: 'json' }
import { relativeTime, type TimeWords } from './relative-time.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const english = wordsOf('en')
const chinese = wordsOf('zh-CN')

function wordsOf(locale: 'en' | 'zh-CN'): TimeWords {
  const { t } = createI18n({ legacy: false, locale, messages: { en, 'zh-CN': zh } }).global
  return { t, locale, timeZone: 'UTC' }
}

describe('a relative time', () => {
  it.each([
    ['2026-11-22T11:59:30Z', 'just now', '刚刚'],
    ['2026-11-22T11:57:00Z', '3 min. ago', '3分钟前'],
    ['2026-11-22T07:00:00Z', '5 hr. ago', '5小时前'],
    ['2026-11-21T07:00:00Z', '1 day ago', '1天前'],
    ['2026-11-20T07:00:00Z', '2 days ago', '2天前'],
    ['2026-11-03T07:00:00Z', 'Nov 3', '11月3日'],
    ['2025-11-03T07:00:00Z', 'Nov 3, 2025', '2025年11月3日'],
  ])('says %s as people do', (at, inEnglish, inChinese) => {
    expect(relativeTime(new Date(at), NOW, english)).toBe(inEnglish)
    expect(relativeTime(new Date(at), NOW, chinese)).toBe(inChinese)
  })

  it('calls what a fast clock puts into the future "just now"', () => {
    expect(relativeTime(new Date('2026-11-22T12:00:09Z'), NOW, english)).toBe('just now')
  })
})
