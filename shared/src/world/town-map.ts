import type { BilingualText, PlaceKind } from './vocabulary.ts'
import type { Position } from './walk.ts'

/** A rectangle of tiles; `x`, `y` is its north-west tile. */
export interface TileRect {
  x: number
  y: number
  width: number
  height: number
}

export interface MapPlace {
  /** Stable key of the place inside the map, e.g. `"cafe"` or `"home-lin"`. */
  key: string
  name: BilingualText
  kind: PlaceKind
  rect: TileRect
  /** The tile in front of the door; walks start and end here. Always walkable. */
  door: Position
  capacity: number
  /** Minutes of the day, `[open, close)`; `close` may lie past 1440 for places open after midnight; null is always open. */
  openMinutes: readonly [number, number] | null
}

export const GROUND_KINDS = ['grass', 'path', 'road', 'water', 'floor', 'tree', 'wall', 'flowers'] as const
export type GroundKind = (typeof GROUND_KINDS)[number]

/** Where the main road leaves a district for the next. Districts stand in one row, so there are two. */
export const GATES = ['west', 'east'] as const
export type Gate = (typeof GATES)[number]

export const DECORATION_KINDS = ['lamp', 'bench', 'bush', 'signpost', 'flowerpot', 'crate'] as const
export type DecorationKind = (typeof DECORATION_KINDS)[number]

/** Something that stands on a tile for the eye alone: nobody has to walk around it. */
export interface Decoration {
  x: number
  y: number
  kind: DecorationKind
}

/** One district of the town. `ground` holds `width * height` indexes into GROUND_KINDS, row by row. */
export interface TownMap {
  width: number
  height: number
  tileSizePx: number
  ground: readonly number[]
  places: readonly MapPlace[]
  /** Absent in maps of earlier versions. */
  decorations?: readonly Decoration[]
  /** Where the main roads leave the district for its neighbours. Absent in maps of earlier versions. */
  gates?: Readonly<Record<Gate, Position>>
}

const WALKABLE: ReadonlySet<GroundKind> = new Set(['path', 'road', 'floor', 'grass', 'flowers'])

export function isWalkableGround(kind: GroundKind): boolean {
  return WALKABLE.has(kind)
}

/** Whether a resident may set foot on the tile; tiles outside the map are not walkable. */
export function isWalkable(map: TownMap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= map.width || y >= map.height) return false
  const ground = GROUND_KINDS[map.ground[y * map.width + x] ?? -1]
  return ground !== undefined && WALKABLE.has(ground)
}
