import { useChoiceCookie } from './use-choice-cookie.ts'

const TEXT_SIZES = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** The reader's choice of text size. */
export function useTextSize() {
  return { textSize: useChoiceCookie<TextSize>('aic_text', TEXT_SIZES) }
}
