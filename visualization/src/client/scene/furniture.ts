import type { MapPlace, TileRect, TownMap } from '@ai-community/shared/world/town-map.ts'
import { isWalkable } from '@ai-community/shared/world/town-map.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'

export type FurnitureKind =
  | 'bed'
  | 'table'
  | 'shelf'
  | 'counter'
  | 'desk'
  | 'plant'
  | 'stove'
  | 'bench'
  | 'stall'
  | 'barrel'
  | 'easel'
  | 'mat'
  | 'lamp'
  | 'fountain'
  | 'rug'
  | 'bed_of_herbs'

export interface Furniture extends Position {
  kind: FurnitureKind
}

const OPEN_AIR: ReadonlySet<PlaceKind> = new Set(['park', 'garden', 'market', 'station'])

/** Whether the place has walls and a roof. */
export function isHouse(place: MapPlace): boolean {
  return !OPEN_AIR.has(place.kind)
}

/** What stands along the north wall, in the middle rows, and in the corners of a place of each kind. */
interface Furnishing {
  north: readonly FurnitureKind[]
  middle: readonly FurnitureKind[]
  corner: FurnitureKind
  /** The one thing in the very middle, instead of the middle rows. */
  centre?: FurnitureKind
}

const PLAIN: Furnishing = { north: ['shelf', 'counter'], middle: ['table'], corner: 'plant' }

const FURNISHINGS: Partial<Record<PlaceKind, Furnishing>> = {
  home: { north: ['bed', 'shelf', 'stove'], middle: ['table', 'rug'], corner: 'plant' },
  cafe: { north: ['counter', 'counter', 'stove', 'shelf'], middle: ['table'], corner: 'plant' },
  noodle_shop: { north: ['stove', 'counter', 'counter', 'barrel'], middle: ['table'], corner: 'lamp' },
  bakery: { north: ['stove', 'counter', 'shelf'], middle: ['counter'], corner: 'barrel' },
  bar: { north: ['shelf', 'barrel', 'barrel', 'counter'], middle: ['table'], corner: 'lamp' },
  library: { north: ['shelf'], middle: ['desk', 'shelf'], corner: 'lamp' },
  bookshop: { north: ['shelf'], middle: ['shelf', 'table'], corner: 'plant' },
  school: { north: ['shelf', 'desk'], middle: ['desk'], corner: 'plant' },
  office: { north: ['shelf', 'plant'], middle: ['desk'], corner: 'plant' },
  clinic: { north: ['shelf', 'bed', 'bed'], middle: ['desk'], corner: 'plant' },
  workshop: { north: ['shelf', 'stove', 'barrel'], middle: ['desk'], corner: 'barrel' },
  studio: { north: ['easel', 'shelf'], middle: ['easel', 'table'], corner: 'plant' },
  gym: { north: ['shelf', 'barrel'], middle: ['mat'], corner: 'plant' },
  hall: { north: ['desk', 'lamp'], middle: ['bench'], corner: 'plant' },
  park: { north: ['bench'], middle: [], corner: 'lamp', centre: 'fountain' },
  garden: { north: ['bench'], middle: ['bed_of_herbs'], corner: 'lamp' },
  market: { north: [], middle: ['stall'], corner: 'barrel' },
  station: { north: ['bench'], middle: ['bench'], corner: 'lamp' },
}

/** The part of a place one can stand in: inside its walls, if it has any. */
export function insideOf(place: MapPlace): TileRect {
  const { x, y, width, height } = place.rect
  const inset = isHouse(place) && width > 2 && height > 2 ? 1 : 0
  return { x: x + inset, y: y + inset, width: width - 2 * inset, height: height - 2 * inset }
}

/** The furniture of a place; the same place always looks the same. Furniture never blocks the way. */
export function furnitureOf(place: MapPlace, map: TownMap): Furniture[] {
  const inside = insideOf(place)
  const plan = FURNISHINGS[place.kind] ?? PLAIN
  const pieces: Furniture[] = []
  const put = (kind: FurnitureKind, x: number, y: number): void => {
    const blocksDoor = Math.abs(x - place.door.x) <= 1 && Math.abs(y - place.door.y) <= 2
    if (isWalkable(map, x, y) && !blocksDoor) pieces.push({ kind, x, y })
  }
  for (let i = 0; i < inside.width; i++) {
    const kind = plan.north[i % (plan.north.length + 1)]
    if (kind && (isHouse(place) || i % 3 === 1)) put(kind, inside.x + i, inside.y)
  }
  const columnStep = inside.width > 6 ? 3 : 2
  if (plan.centre) {
    put(plan.centre, inside.x + Math.floor(inside.width / 2), inside.y + Math.floor(inside.height / 2))
  } else {
    for (let row = 2; row < inside.height - 1; row += 2)
      for (let column = 1; column < inside.width - 1; column += columnStep)
        put(plan.middle[(row / 2 + column) % plan.middle.length]!, inside.x + column, inside.y + row)
  }
  if (inside.height > 2) {
    put(plan.corner, inside.x, inside.y + inside.height - 1)
    put(plan.corner, inside.x + inside.width - 1, inside.y + inside.height - 1)
  }
  return pieces
}

/** The tiles of a place where somebody can stand without standing on the furniture. */
export function standingTiles(place: MapPlace, map: TownMap): Position[] {
  const inside = insideOf(place)
  const taken = new Set(furnitureOf(place, map).map((piece) => `${piece.x},${piece.y}`))
  const tiles: Position[] = []
  for (let y = inside.y; y < inside.y + inside.height; y++)
    for (let x = inside.x; x < inside.x + inside.width; x++)
      if (isWalkable(map, x, y) && !taken.has(`${x},${y}`)) tiles.push({ x, y })
  return tiles.length > 0 ? tiles : [place.door]
}
