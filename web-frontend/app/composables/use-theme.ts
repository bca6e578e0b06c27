import { useCookie } from '#imports'

const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const ONE_YEAR_S = 365 * 24 * 60 * 60

/** The reader's choice of light or dark, in a cookie so that the server's page comes in the right one. */
export function useTheme() {
  const theme = useCookie<Theme>('aic_theme', {
    default: () => 'auto',
    decode: (value) => THEMES.find((known) => known === value) ?? 'auto',
    maxAge: ONE_YEAR_S,
    sameSite: 'lax',
  })
  return { theme }
}
