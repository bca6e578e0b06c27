import type { SimTime } from './sim-time.ts'

/** A point of the town's map, in tiles; (0, 0) is the north-west corner. */
export interface Position {
  x: number
  y: number
}

/** A walk is stored once, as its path with start and end; every viewer interpolates. */
export interface Walk {
  path: readonly Position[]
  startAt: SimTime
  endAt: SimTime
}

/**
 * Where a walker is at `time`: the point that divides the path's length as the time divides the walk.
 * Before the start it is the first point, after the end the last.
 *
 * @throws RangeError when the path is empty.
 */
export function positionAt(walk: Walk, time: number): Position {
  const first = walk.path[0]
  const last = walk.path.at(-1)
  if (!first || !last) throw new RangeError('a walk needs at least one point')
  if (time <= walk.startAt) return first
  if (time >= walk.endAt) return last
  const share = (time - walk.startAt) / (walk.endAt - walk.startAt)
  return pointAlong(walk.path, share * pathLengthTiles(walk.path)) ?? last
}

/** Length of a path in tiles. */
export function pathLengthTiles(path: readonly Position[]): number {
  let length = 0
  for (let i = 1; i < path.length; i++) length += distanceTiles(path[i - 1]!, path[i]!)
  return length
}

function pointAlong(path: readonly Position[], targetTiles: number): Position | undefined {
  let passed = 0
  for (let i = 1; i < path.length; i++) {
    const from = path[i - 1]!
    const to = path[i]!
    const leg = distanceTiles(from, to)
    if (leg > 0 && passed + leg >= targetTiles) {
      const part = (targetTiles - passed) / leg
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    }
    passed += leg
  }
  return undefined
}

function distanceTiles(a: Position, b: Position): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)
}
