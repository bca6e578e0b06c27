import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import type { VizPlace } from '../../protocol.ts'
import { standingTiles } from './furniture.ts'
import { hashOf } from './hash.ts'

/**
 * Gives everyone in a place a tile of their own. The town only says that somebody is in the café; without
 * this all its guests would stand on the doorstep, on top of each other.
 */
export class StandingPlaces {
  #map: TownMap
  #places: ReadonlyMap<string, VizPlace>
  #tiles = new Map<string, Position[]>()
  /** Resident → the place and the number of the tile it holds there. */
  #held = new Map<string, { placeId: string; tile: number }>()
  #taken = new Set<string>()

  constructor(map: TownMap, places: ReadonlyMap<string, VizPlace>) {
    this.#map = map
    this.#places = places
  }

  /** The tile where the resident stands in the place; it keeps it until it is given another or released. */
  stand(residentId: string, placeId: string): Position | undefined {
    const tiles = this.#tilesOf(placeId)
    if (!tiles) return undefined
    const held = this.#held.get(residentId)
    if (held?.placeId === placeId) return tiles[held.tile]
    this.release(residentId)
    const tile = this.#freeTile(residentId, placeId, tiles.length)
    this.#held.set(residentId, { placeId, tile })
    this.#taken.add(`${placeId}:${tile}`)
    return tiles[tile]
  }

  release(residentId: string): void {
    const held = this.#held.get(residentId)
    if (!held) return
    this.#held.delete(residentId)
    this.#taken.delete(`${held.placeId}:${held.tile}`)
  }

  #tilesOf(placeId: string): Position[] | undefined {
    const known = this.#tiles.get(placeId)
    if (known) return known
    const place = this.#places.get(placeId)
    if (!place) return undefined
    const tiles = standingTiles(place, this.#map)
    this.#tiles.set(placeId, tiles)
    return tiles
  }

  /** A free tile, searched from the resident's favourite; in a full place, the favourite itself. */
  #freeTile(residentId: string, placeId: string, count: number): number {
    const favourite = hashOf(residentId + placeId) % count
    for (let i = 0; i < count; i++) {
      const tile = (favourite + i) % count
      if (!this.#taken.has(`${placeId}:${tile}`)) return tile
    }
    return favourite
  }
}
