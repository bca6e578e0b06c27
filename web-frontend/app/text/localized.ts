import type { Locale } from '../api/models.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'

/** The reader's side of a text that the town has in both languages. */
export function localized(text: BilingualText, locale: Locale): string {
  return locale === 'zh-CN' ? text.zh : text.en
}
