import type { Position } from '@ai-community/shared/world/walk.ts'

/** A camera over the map: the tile in the middle of the viewport, and how large a tile is drawn. */
export interface Camera {
  /** Tiles. */
  x: number
  y: number
  /** Screen pixels a tile is wide. */
  pxPerTile: number
}

/** Screen pixels. */
export interface Viewport {
  width: number
  height: number
}

/** Size in tiles. */
export interface MapSize {
  width: number
  height: number
}

export interface TileBounds {
  left: number
  top: number
  right: number
  bottom: number
}

export const MAX_PX_PER_TILE = 112
/** Share of the zoom at which the whole map just fits. */
const SMALLEST_FIT = 0.6
/** On a phone the first look shows people rather than the whole town. */
const FIRST_PX_PER_TILE = 20

/** Screen point (px from the viewport's corner) → map point (tiles). */
export function toMap(camera: Camera, viewport: Viewport, screen: Position): Position {
  return {
    x: camera.x + (screen.x - viewport.width / 2) / camera.pxPerTile,
    y: camera.y + (screen.y - viewport.height / 2) / camera.pxPerTile,
  }
}

/** Map point (tiles) → screen point (px). */
export function toScreen(camera: Camera, viewport: Viewport, point: Position): Position {
  return {
    x: (point.x - camera.x) * camera.pxPerTile + viewport.width / 2,
    y: (point.y - camera.y) * camera.pxPerTile + viewport.height / 2,
  }
}

/** Moves the map with a pointer that moved by `dx`, `dy` screen pixels. */
export function dragged(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.pxPerTile, y: camera.y - dy / camera.pxPerTile }
}

/** Zooms by `factor`; the map point under `anchor` (screen px) stays under it. */
export function zoomedAt(
  camera: Camera,
  viewport: Viewport,
  anchor: Position,
  factor: number,
  map: MapSize,
): Camera {
  const pxPerTile = clamp(camera.pxPerTile * factor, minPxPerTile(viewport, map), MAX_PX_PER_TILE)
  const held = toMap(camera, viewport, anchor)
  return {
    x: held.x - (anchor.x - viewport.width / 2) / pxPerTile,
    y: held.y - (anchor.y - viewport.height / 2) / pxPerTile,
    pxPerTile,
  }
}

/** Keeps the centre on the map, so that the town can't be lost. */
export function keptOnMap(camera: Camera, map: MapSize): Camera {
  return { ...camera, x: clamp(camera.x, 0, map.width), y: clamp(camera.y, 0, map.height) }
}

/** The first look: the whole town on a desktop; on a phone as much of it as stays recognisable. */
export function firstCamera(viewport: Viewport, map: MapSize): Camera {
  const whole = Math.min(viewport.width / map.width, viewport.height / map.height)
  const filled = Math.max(viewport.width / map.width, viewport.height / map.height)
  return {
    x: map.width / 2,
    y: map.height / 2,
    pxPerTile: Math.min(Math.max(whole, Math.min(filled, FIRST_PX_PER_TILE)), MAX_PX_PER_TILE),
  }
}

/** The tiles in view, with `margin` tiles around them. */
export function boundsInView(camera: Camera, viewport: Viewport, margin: number): TileBounds {
  const halfWidth = viewport.width / 2 / camera.pxPerTile + margin
  const halfHeight = viewport.height / 2 / camera.pxPerTile + margin
  return {
    left: camera.x - halfWidth,
    right: camera.x + halfWidth,
    top: camera.y - halfHeight,
    bottom: camera.y + halfHeight,
  }
}

export function isWithin(bounds: TileBounds, x: number, y: number): boolean {
  return x >= bounds.left && x <= bounds.right && y >= bounds.top && y <= bounds.bottom
}

/** A camera on its way from `from` to `to`; `share` 0–1. Zoom goes in equal ratios, the eye slows at both ends. */
export function glided(from: Camera, to: Camera, share: number): Camera {
  const eased = share * share * (3 - 2 * share)
  return {
    x: from.x + (to.x - from.x) * eased,
    y: from.y + (to.y - from.y) * eased,
    pxPerTile: from.pxPerTile * (to.pxPerTile / from.pxPerTile) ** eased,
  }
}

/** Zoomed out furthest, the whole map fits with some forest around it. */
function minPxPerTile(viewport: Viewport, map: MapSize): number {
  return SMALLEST_FIT * Math.min(viewport.width / map.width, viewport.height / map.height)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
