import type { Position } from '@ai-community/shared/world/walk.ts'
import type { VizPlace } from '../../protocol.ts'
import type { DetailLevel } from './level-of-detail.ts'
import type { Figure } from './figure.ts'

/** Head and body of a figure rise above its feet. */
const FIGURE_HALF_WIDTH_TILES = 0.55
const FIGURE_HEIGHT_TILES = 1.25
/** A finger is this wide, whatever the zoom. */
const TOUCH_RADIUS_PX = 14

/** The figure at a map point (tiles), or the nearest within a finger's width of it. */
export function figureAtPoint(
  figures: Iterable<Figure>,
  point: Position,
  pxPerTile: number,
  residents: DetailLevel['residents'],
): Figure | undefined {
  const reach = TOUCH_RADIUS_PX / pxPerTile
  const height = residents === 'sprites' ? FIGURE_HEIGHT_TILES : 0
  let nearest: Figure | undefined
  let nearestDistance = Infinity
  for (const figure of figures) {
    const dx = Math.abs(point.x - figure.x)
    const dy = Math.abs(point.y - (figure.y - height / 2))
    const inside = residents === 'sprites' && dx <= FIGURE_HALF_WIDTH_TILES && dy <= height / 2
    const distance = Math.hypot(dx, dy)
    if ((inside || distance <= reach) && distance < nearestDistance) {
      nearest = figure
      nearestDistance = distance
    }
  }
  return nearest
}

/** The place whose ground holds the map point; of nested places the smallest. */
export function placeAtPoint(places: Iterable<VizPlace>, point: Position): VizPlace | undefined {
  let smallest: VizPlace | undefined
  for (const place of places) {
    const { x, y, width, height } = place.rect
    const isIn = point.x >= x && point.x < x + width && point.y >= y && point.y < y + height
    if (isIn && (!smallest || width * height < smallest.rect.width * smallest.rect.height)) smallest = place
  }
  return smallest
}
