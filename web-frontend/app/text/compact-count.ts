/** 999, then "1.2K" or "1.2万": short enough for a button. */
export function compactCount(count: number, locale: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(count)
}
