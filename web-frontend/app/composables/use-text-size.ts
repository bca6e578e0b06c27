import { useCookie } from '#imports'

const TEXT_SIZES = ['normal', 'large', 'largest'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

const ONE_YEAR_S = 365 * 24 * 60 * 60

/** The reader's choice of text size, in a cookie so that the server's page comes in the right one. */
export function useTextSize() {
  const textSize = useCookie<TextSize>('aic_text', {
    default: () => 'normal',
    decode: (value) => TEXT_SIZES.find((known) => known === value) ?? 'normal',
    maxAge: ONE_YEAR_S,
    sameSite: 'lax',
  })
  return { textSize }
}
