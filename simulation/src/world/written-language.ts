import type { ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'

/** Chinese when a tenth or more of the text's characters are; the answer follows the language it was written in. */
export function languageOf(text: string): ResidentLanguage {
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  return chinese * 10 >= text.length && chinese > 0 ? 'zh' : 'en'
}
