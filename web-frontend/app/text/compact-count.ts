import { perLocale } from './per-locale.ts'

const compactFormat = perLocale(
  (locale) => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }),
)

/** 999, then "1.2K" or "1.2万": short enough for a button. */
export function compactCount(count: number, locale: string): string {
  // Most counts of a first page: they need no formatter, whose first use holds up the page.
  return count < 1_000 ? String(count) : compactFormat(locale).format(count)
}
