import type { Position } from '@ai-community/shared/world/walk.ts'
import type { VizResident } from '../../protocol.ts'

export type Facing = 'south' | 'north' | 'west' | 'east'

/** A resident as drawn: where its feet are right now. */
export interface Figure {
  resident: VizResident
  /** Tiles; a figure that stands on tile (3, 4) is at 3.5, 4.5. */
  x: number
  y: number
  facing: Facing
  moving: boolean
  /** Tiles walked so far; the legs swing by it. */
  strideTiles: number
}

/** Further than this a figure is not led but put: another world, or a jump in time. */
const LARGEST_GLIDE_TILES = 14
const GLIDE_MS = 110
const SLOWEST_TILES_PER_S = 2
const FASTEST_INDOORS_TILES_PER_S = 6
const STILL_TILES = 0.002

/** A figure that stands at its target. */
export function figureAt(resident: VizResident, at: Position): Figure {
  return { resident, x: at.x, y: at.y, facing: 'south', moving: false, strideTiles: 0 }
}

/**
 * Leads a figure towards `target` (tiles) for `elapsedMs` of real time. On a walk it sticks to the target;
 * off it, it goes the few steps between a door and its own spot at a human pace.
 */
export function lead(figure: Figure, target: Position, onWalk: boolean, elapsedMs: number): void {
  const dx = target.x - figure.x
  const dy = target.y - figure.y
  const distance = Math.hypot(dx, dy)
  figure.moving = distance > STILL_TILES
  if (!figure.moving) {
    if (!onWalk) figure.facing = 'south'
    return
  }
  const step = distance > LARGEST_GLIDE_TILES ? distance : stepTiles(distance, onWalk, elapsedMs)
  const share = Math.min(step / distance, 1)
  figure.x += dx * share
  figure.y += dy * share
  figure.strideTiles += step
  if (distance > 0.02) figure.facing = facingOf(dx, dy)
}

function stepTiles(distance: number, onWalk: boolean, elapsedMs: number): number {
  const seconds = elapsedMs / 1_000
  const eased = distance * (1 - Math.exp(-elapsedMs / GLIDE_MS))
  const step = Math.max(eased, SLOWEST_TILES_PER_S * seconds)
  return Math.min(distance, onWalk ? step : Math.min(step, FASTEST_INDOORS_TILES_PER_S * seconds))
}

function facingOf(dx: number, dy: number): Facing {
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'east' : 'west'
  return dy > 0 ? 'south' : 'north'
}
