import { perLocale } from './per-locale.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const STEPS: readonly (readonly [limitMs: number, unit: Intl.RelativeTimeFormatUnit, unitMs: number])[] = [
  [HOUR_MS, 'minute', MINUTE_MS],
  [DAY_MS, 'hour', HOUR_MS],
  [7 * DAY_MS, 'day', DAY_MS],
]

const relativeFormat = perLocale(
  (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'always', style: 'short' }),
)

export interface TimeWords {
  locale: string
  /** What is said of the last minute. */
  justNow: string
  /** The reader's zone, or `UTC` where the server writes for a reader whose zone it does not know. */
  timeZone: string | undefined
}

/** "3 minutes ago" for the last week, the date before that; the year only when it is another one. */
export function relativeTime(at: Date, now: Date, words: TimeWords): string {
  const elapsedMs = now.getTime() - at.getTime()
  if (elapsedMs < MINUTE_MS) return words.justNow
  for (const [limitMs, unit, unitMs] of STEPS) {
    if (elapsedMs >= limitMs) continue
    const count = -Math.floor(elapsedMs / unitMs)
    return relativeFormat(words.locale).format(count, unit)
  }
  return new Intl.DateTimeFormat(words.locale, {
    month: 'short',
    day: 'numeric',
    year: at.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric',
    timeZone: words.timeZone,
  }).format(at)
}
