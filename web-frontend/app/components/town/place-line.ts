import type { Location } from '../../api/models.ts'
import { clockOfMinute } from '../../text/town-clock.ts'

type Say = (key: string, named?: Record<string, unknown>, plural?: number) => string

/** Whether a place is open and until when, in a few words; null for homes, which are nobody else's business. */
export function openLine(
  { kind, open, hours }: Pick<Location, 'kind' | 'open' | 'hours'>,
  t: Say,
): string | null {
  if (kind === 'home') return null
  if (!hours) return t(open ? 'town.openAlways' : 'town.shutByStorm')
  if (open) return t('town.openUntil', { clock: clockOfMinute(hours.closesMinute) })
  return t('town.opensAt', { clock: clockOfMinute(hours.opensMinute) })
}

/** What a place is, whether it is open, how many are there. */
export function placeLine(place: Location, t: Say): string {
  const count = place.present.length
  const people = count ? t('town.people', { count }, count) : t('town.nobody')
  return [t(`placeKind.${place.kind}`), openLine(place, t), people].filter(Boolean).join(' · ')
}
