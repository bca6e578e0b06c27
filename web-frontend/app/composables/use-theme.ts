import { useChoiceCookie } from './use-choice-cookie.ts'

const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** The reader's choice of light or dark. */
export function useTheme() {
  return { theme: useChoiceCookie<Theme>('aic_theme', THEMES) }
}
