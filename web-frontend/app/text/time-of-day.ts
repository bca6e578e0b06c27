import { perLocale } from './per-locale.ts'

const timeFormat = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
)

/** "7:52 AM" or "7:52", where the reader is. */
export function timeOfDay(at: Date, locale: string): string {
  return timeFormat(locale).format(at)
}
