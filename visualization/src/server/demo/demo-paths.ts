import { GROUND_KINDS, isWalkable } from '@ai-community/shared/world/town-map.ts'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'

const STEPS = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

/** Streets are walked on, lawns rather not, houses are not crossed. */
const STEP_COST: Partial<Record<string, number>> = { path: 2, road: 2, grass: 5, flowers: 7, floor: 40 }

/** Finds ways between the doors of the demo town (Dijkstra's algorithm over its tiles), each only once. */
export class DemoPaths {
  #map: TownMap
  /** Door tile → for every tile the next tile on the way to that door. */
  #towards = new Map<number, Int32Array>()

  constructor(map: TownMap) {
    this.#map = map
  }

  /** The corners of the way from one tile to another, both included; `[from]` when there is none. */
  between(from: Position, to: Position): Position[] {
    const { width } = this.#map
    const goal = to.y * width + to.x
    const next = this.#nextTowards(goal)
    const tiles: Position[] = [from]
    for (let tile = from.y * width + from.x; tile !== goal;) {
      tile = next[tile]!
      if (tile < 0) return [from]
      tiles.push({ x: tile % width, y: Math.floor(tile / width) })
    }
    return cornersOf(tiles)
  }

  #nextTowards(goal: number): Int32Array {
    const known = this.#towards.get(goal)
    if (known) return known
    const next = this.#search(goal)
    this.#towards.set(goal, next)
    return next
  }

  #search(goal: number): Int32Array {
    const { width, height } = this.#map
    const cost = new Float64Array(width * height).fill(Infinity)
    const next = new Int32Array(width * height).fill(-1)
    cost[goal] = 0
    // Costs are small whole numbers: a queue for each is simpler than a heap, and fast enough for one town.
    const queues: number[][] = [[goal]]
    for (let reached = 0; reached < queues.length; reached++) {
      for (const tile of queues[reached] ?? []) {
        if (cost[tile] !== reached) continue
        for (const neighbour of this.#neighbours(tile)) {
          const total = reached + this.#costOf(neighbour)
          if (total >= cost[neighbour]!) continue
          cost[neighbour] = total
          next[neighbour] = tile
          ;(queues[total] ??= []).push(neighbour)
        }
      }
    }
    return next
  }

  #neighbours(tile: number): number[] {
    const { width } = this.#map
    const x = tile % width
    const y = Math.floor(tile / width)
    return STEPS.filter(([dx, dy]) => isWalkable(this.#map, x + dx, y + dy)).map(
      ([dx, dy]) => (y + dy) * width + x + dx,
    )
  }

  #costOf(tile: number): number {
    return STEP_COST[GROUND_KINDS[this.#map.ground[tile]!]!] ?? 10
  }
}

function cornersOf(tiles: readonly Position[]): Position[] {
  return tiles.filter((tile, i) => {
    const before = tiles[i - 1]
    const after = tiles[i + 1]
    return (
      !before || !after || after.x - tile.x !== tile.x - before.x || after.y - tile.y !== tile.y - before.y
    )
  })
}
