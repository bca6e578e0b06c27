const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

interface Translate {
  (message: string): string
  (message: string, values: Record<string, unknown>, count: number): string
}

/** In messages of the app: `Intl`'s first use on a page loads tables, for which a phone stops answering for 60 ms. */
const STEPS: readonly { limitMs: number; unitMs: number; say(t: Translate, count: number): string }[] = [
  { limitMs: HOUR_MS, unitMs: MINUTE_MS, say: (t, count) => t('time.minutesAgo', { count }, count) },
  { limitMs: DAY_MS, unitMs: HOUR_MS, say: (t, count) => t('time.hoursAgo', { count }, count) },
  { limitMs: 7 * DAY_MS, unitMs: DAY_MS, say: (t, count) => t('time.daysAgo', { count }, count) },
]

export interface TimeWords {
  t: Translate
  locale: string
  /** The reader's zone, or `UTC` where the server writes for a reader whose zone it does not know. */
  timeZone: string | undefined
}

/** "3 minutes ago" for the last week, the date before that; the year only when it is another one. */
export function relativeTime(at: Date, now: Date, words: TimeWords): string {
  const elapsedMs = now.getTime() - at.getTime()
  if (elapsedMs < MINUTE_MS) return words.t('time.justNow')
  const step = STEPS.find(({ limitMs }) => elapsedMs < limitMs)
  if (step) return step.say(words.t, Math.floor(elapsedMs / step.unitMs))
  return new Intl.DateTimeFormat(words.locale, {
    month: 'short',
    day: 'numeric',
    year: at.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric',
    timeZone: words.timeZone,
  }).format(at)
}
