import fs from 'node:fs'
import type { MapPlace } from '@ai-community/shared/world/town-map.ts'
import { readTiledMap } from './tiled-map.ts'

/** Drawn in the Tiled editor. */
const MAP_FILE = new URL('./town.tmj', import.meta.url)

/** The district that every town repeats: one district is the hand-made town itself. */
export const townMap = readTiledMap(JSON.parse(fs.readFileSync(MAP_FILE, 'utf8')))

/** The place with this key. @throws RangeError for a key the map does not have. */
export function getPlace(key: string): MapPlace {
  const place = placesByKey.get(key)
  if (!place) throw new RangeError(`no such place: ${key}`)
  return place
}
const placesByKey = new Map(townMap.places.map((place) => [place.key, place]))
