import type { Location } from '../../api/models.ts'

export interface PlaceGroups {
  /** Public places with somebody there, the liveliest first. */
  lively: Location[]
  /** Homes with somebody in. */
  homes: Location[]
  /** Public places that are empty. */
  quiet: Location[]
}

/** Puts the places where something goes on first. */
export function groupPlaces(locations: readonly Location[]): PlaceGroups {
  const byPresence = locations.toSorted((a, b) => b.present.length - a.present.length)
  return {
    lively: byPresence.filter((place) => place.kind !== 'home' && place.present.length > 0),
    homes: byPresence.filter((place) => place.kind === 'home' && place.present.length > 0),
    quiet: byPresence.filter((place) => place.kind !== 'home' && place.present.length === 0),
  }
}
