import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'

/** The colour of a kind of place, on its sign and on the map, as a hue in degrees. */
export const PLACE_HUES: Readonly<Record<PlaceKind, number>> = {
  home: 32,
  cafe: 24,
  library: 220,
  school: 48,
  clinic: 350,
  park: 130,
  market: 15,
  workshop: 205,
  office: 235,
  noodle_shop: 8,
  hall: 265,
  bakery: 38,
  gym: 195,
  bar: 44,
  bookshop: 285,
  studio: 315,
  garden: 340,
  station: 180,
}

/** Under the open sky: no roof is drawn over it. */
export const OPEN_AIR: ReadonlySet<PlaceKind> = new Set(['park', 'garden', 'market'])
