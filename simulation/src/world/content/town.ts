import {
  GROUND_KINDS,
  type GroundKind,
  type MapPlace,
  type TileRect,
  type TownMap,
} from '@ai-community/shared/world/town-map.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import { DISTRICT_HEIGHT, DISTRICT_WIDTH, PLACES, ROAD_COLUMNS, ROAD_ROWS } from './town-plan.ts'

/** The district that every town repeats: one district is the hand-made town itself. */
export const townMap: TownMap = {
  width: DISTRICT_WIDTH,
  height: DISTRICT_HEIGHT,
  tileSizePx: 16,
  ground: drawGround(),
  places: PLACES,
}

/** Where the main road leaves the district, for walks between copies of it. */
export const districtGates: Readonly<Record<'west' | 'east' | 'north' | 'south', Position>> = {
  west: { x: 0, y: ROAD_ROWS[1] },
  east: { x: DISTRICT_WIDTH - 1, y: ROAD_ROWS[1] },
  north: { x: ROAD_COLUMNS[1], y: 0 },
  south: { x: ROAD_COLUMNS[1], y: DISTRICT_HEIGHT - 1 },
}

/** The place with this key. @throws RangeError for a key the map does not have. */
export function getPlace(key: string): MapPlace {
  const place = placesByKey.get(key)
  if (!place) throw new RangeError(`no such place: ${key}`)
  return place
}
const placesByKey = new Map(PLACES.map((place) => [place.key, place]))

function drawGround(): number[] {
  const ground = new Array<number>(DISTRICT_WIDTH * DISTRICT_HEIGHT).fill(GROUND_KINDS.indexOf('grass'))
  const paint = (rect: TileRect, kind: GroundKind) => {
    for (let y = rect.y; y < rect.y + rect.height; y++)
      for (let x = rect.x; x < rect.x + rect.width; x++)
        ground[y * DISTRICT_WIDTH + x] = GROUND_KINDS.indexOf(kind)
  }
  drawRiver(paint)
  drawTrees(paint)
  for (const y of ROAD_ROWS) paint({ x: 0, y, width: DISTRICT_WIDTH, height: 2 }, 'road')
  for (const x of ROAD_COLUMNS) paint({ x, y: 0, width: 2, height: DISTRICT_HEIGHT }, 'road')
  for (const place of PLACES) drawPlace(place, paint)
  return ground
}

type Paint = (rect: TileRect, kind: GroundKind) => void

/** The river runs down the east edge and leans west and back; the roads cross it as bridges. */
function drawRiver(paint: Paint): void {
  for (let y = 0; y < DISTRICT_HEIGHT; y++) {
    const bank = y % 12 < 6 ? 61 : 62
    paint({ x: bank, y, width: DISTRICT_WIDTH - bank, height: 1 }, 'water')
  }
}

/** Trees and flowers beside the roads, in a fixed pattern that reads as scattered. */
function drawTrees(paint: Paint): void {
  for (let y = 0; y < DISTRICT_HEIGHT; y++)
    for (let x = 0; x < 60; x++) {
      const draw = (x * 7 + y * 13 + ((x * y) % 5) * 3) % 29
      if (draw === 0) paint({ x, y, width: 1, height: 1 }, 'tree')
      if (draw === 11) paint({ x, y, width: 1, height: 1 }, 'flowers')
    }
}

function drawPlace(place: MapPlace, paint: Paint): void {
  const { x, y, width, height } = place.rect
  if (place.kind === 'park') drawPark(place.rect, paint)
  else if (place.kind === 'garden') drawGarden(place.rect, paint)
  else if (place.kind === 'market') paint(place.rect, 'floor')
  else {
    paint(place.rect, 'wall')
    paint({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 }, 'floor')
    const doorRow = place.door.y > y ? y + height - 1 : y
    paint({ x: place.door.x, y: doorRow, width: 1, height: 1 }, 'floor')
  }
  drawFootpath(place.door, paint)
}

function drawPark(rect: TileRect, paint: Paint): void {
  paint(rect, 'grass')
  paint({ x: rect.x + 1, y: rect.y + 1, width: 4, height: 3 }, 'water')
  paint({ x: rect.x + 6, y: rect.y, width: 1, height: rect.height }, 'path')
  paint({ x: rect.x, y: rect.y + 5, width: rect.width, height: 1 }, 'path')
  for (const [x, y] of [
    [0, 0],
    [8, 0],
    [8, 3],
    [5, 0],
    [0, 7],
    [2, 7],
    [8, 7],
    [7, 1],
  ] as const)
    paint({ x: rect.x + x, y: rect.y + y, width: 1, height: 1 }, 'tree')
  paint({ x: rect.x + 1, y: rect.y + 6, width: 4, height: 1 }, 'flowers')
}

function drawGarden(rect: TileRect, paint: Paint): void {
  paint(rect, 'path')
  for (let y = rect.y; y < rect.y + rect.height - 1; y += 2)
    paint({ x: rect.x, y, width: rect.width, height: 1 }, 'flowers')
}

/** From the door to the nearest road north or south of it. */
function drawFootpath(door: Position, paint: Paint): void {
  const road = ROAD_ROWS.reduce((best, y) => (Math.abs(y - door.y) < Math.abs(best - door.y) ? y : best))
  const top = Math.min(door.y, road + 2)
  const bottom = Math.max(door.y, road - 1)
  paint({ x: door.x, y: top, width: 1, height: bottom - top + 1 }, 'path')
}
