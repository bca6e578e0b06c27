import type { Position } from '@ai-community/shared/world/walk.ts'
import { isWalkable, type TownMap } from '@ai-community/shared/world/town-map.ts'

/** Cost of a straight and a slanted step, so that ten units are a tile: whole numbers are alike everywhere. */
const STRAIGHT = 10
const SLANTED = 14
const UNREACHED = 0x7fff_ffff

/** Walking distance of every tile to one goal, in tenths of a tile; computed once per place. */
export interface DistanceField {
  width: number
  tenths: Int32Array
}

const STEPS = [
  [0, -1, STRAIGHT],
  [1, 0, STRAIGHT],
  [0, 1, STRAIGHT],
  [-1, 0, STRAIGHT],
  [1, -1, SLANTED],
  [1, 1, SLANTED],
  [-1, 1, SLANTED],
  [-1, -1, SLANTED],
] as const

/** Dijkstra over the map's walkable tiles with a bucket per distance; nobody cuts a corner. */
export function computeDistanceField(map: TownMap, goal: Position): DistanceField {
  const tenths = new Int32Array(map.width * map.height).fill(UNREACHED)
  const buckets: number[][] = [[goal.y * map.width + goal.x]]
  tenths[goal.y * map.width + goal.x] = 0
  for (let distance = 0; distance < buckets.length; distance++) {
    for (const tile of buckets[distance] ?? []) {
      if (tenths[tile] !== distance) continue
      const x = tile % map.width
      const y = (tile - x) / map.width
      for (const [dx, dy, cost] of STEPS) {
        if (!canStep(map, x, y, dx, dy)) continue
        const next = (y + dy) * map.width + x + dx
        const through = distance + cost
        if (through >= tenths[next]!) continue
        tenths[next] = through
        ;(buckets[through] ??= []).push(next)
      }
    }
  }
  return { width: map.width, tenths }
}

/**
 * The way from `start` down the field to its goal, as the tiles where it turns, both ends included.
 *
 * @throws RangeError when no way leads there.
 */
export function descend(map: TownMap, field: DistanceField, start: Position): Position[] {
  if (!(field.tenths[start.y * field.width + start.x]! < UNREACHED))
    throw new RangeError(`no way from tile ${start.x}, ${start.y}`)
  const path: Position[] = [start]
  let { x, y } = start
  let heading = -1
  while (field.tenths[y * field.width + x]! > 0) {
    const next = steepestStep(map, field, x, y)
    const [dx, dy] = STEPS[next]!
    if (next === heading) path.pop()
    x += dx
    y += dy
    path.push({ x, y })
    heading = next
  }
  return path
}

function steepestStep(map: TownMap, field: DistanceField, x: number, y: number): number {
  const here = field.tenths[y * field.width + x]!
  const index = STEPS.findIndex(
    ([dx, dy, cost]) =>
      canStep(map, x, y, dx, dy) && field.tenths[(y + dy) * field.width + x + dx]! + cost === here,
  )
  if (index < 0) throw new Error(`the distance field has a hole at tile ${x}, ${y}`)
  return index
}

function canStep(map: TownMap, x: number, y: number, dx: number, dy: number): boolean {
  if (!isWalkable(map, x + dx, y + dy)) return false
  return dx === 0 || dy === 0 || (isWalkable(map, x + dx, y) && isWalkable(map, x, y + dy))
}
