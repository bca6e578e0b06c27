import type { MapPlace } from '@ai-community/shared/world/town-map.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { hashOf, tileNoise } from '../scene/hash.ts'
import { TILE } from './ground.ts'
import { disc, fill, newCanvas, stamp } from './painter.ts'
import type { Context2D } from './painter.ts'
import { INK, LEAVES, ROOFS } from './palette.ts'
import { SIGNS } from './signs.ts'

/** A crown reaches this far over its own tile, to each side and north. */
export const CROWN_MARGIN_PX = 12

/** Draws the crown of the tree on tile (`x`, `y`) with its tile's corner at the origin of `ctx`. */
export function drawCrown(ctx: Context2D, x: number, y: number): void {
  const noise = tileNoise(x, y, 7)
  if (noise < 0.25) drawFir(ctx, LEAVES[1])
  else drawRoundCrown(ctx, LEAVES[noise > 0.93 ? 3 : noise > 0.8 ? 2 : noise > 0.5 ? 1 : 0], x, y)
}

function drawRoundCrown(ctx: Context2D, leaf: (typeof LEAVES)[number], x: number, y: number): void {
  const sway = Math.round(tileNoise(x, y, 8) * 2) - 1
  const radius = 9 + Math.round(tileNoise(x, y, 9))
  disc(ctx, leaf.dark, 8 + sway, 1, radius)
  disc(ctx, leaf.base, 7 + sway, -1, radius - 2)
  disc(ctx, leaf.light, 5 + sway, -3, radius - 5)
  for (let i = 0; i < 6; i++) {
    const dx = Math.floor(tileNoise(x, y, 11 + i) * 12) - 6
    const dy = Math.floor(tileNoise(x, y, 21 + i) * 10) - 6
    fill(ctx, i % 2 ? leaf.light : leaf.dark, 8 + sway + dx, dy, 2, 1)
  }
}

function drawFir(ctx: Context2D, leaf: (typeof LEAVES)[number]): void {
  for (let tier = 0; tier < 3; tier++) {
    const base = 9 - tier * 6
    for (let row = 0; row < 8; row++) {
      const half = Math.round(((row + 1) * (8 - tier * 1.6)) / 8)
      fill(ctx, row > 5 ? leaf.dark : leaf.base, 8 - half, base - 8 + row, half * 2, 1)
      fill(ctx, leaf.light, 8 - half, base - 8 + row, Math.max(1, half - 2), 1)
    }
  }
}

/** The eaves reach over the walls to the north and the sides. */
export const EAVES_PX = 4
/** Side walls stand half a tile inside their tiles. */
export const WALL_INSET_PX = TILE / 2

/** A closed roof with its sign; it covers the house but for the street front. Its corner lies EAVES_PX outside the walls. */
export function drawRoof(place: MapPlace): HTMLCanvasElement {
  const width = place.rect.width * TILE - WALL_INSET_PX * 2 + EAVES_PX * 2
  const height = place.rect.height * TILE - 10 + EAVES_PX * 2
  const { canvas, ctx } = newCanvas(width, height)
  const colors = ROOFS[hashOf(place.key) % ROOFS.length]!
  const ridge = Math.round(height * 0.36)
  fill(ctx, colors.dark, 0, 0, width, height - EAVES_PX)
  for (let y = 1; y < height - EAVES_PX - 1; y += 4) {
    const behind = y < ridge
    fill(ctx, behind ? colors.dark : colors.base, 1, y, width - 2, 3)
    for (let x = (y / 4) % 2 ? 1 : 5; x < width - 4; x += 8) {
      const noise = tileNoise(x, y, hashOf(place.key) % 50)
      if (noise > 0.7) fill(ctx, behind ? colors.base : colors.light, x, y, 7, 3)
      fill(ctx, colors.dark, x + 7, y, 1, 3)
    }
  }
  fill(ctx, colors.ridge, 0, ridge - 2, width, 3)
  fill(ctx, colors.light, 0, ridge + 1, width, 1)
  fill(ctx, colors.ridge, 0, 0, 2, height - EAVES_PX)
  fill(ctx, colors.ridge, width - 2, 0, 2, height - EAVES_PX)
  fill(ctx, INK, 0, height - EAVES_PX - 1, width, 1)
  fill(ctx, 'rgba(44,50,70,0.28)', EAVES_PX, height - EAVES_PX, width - EAVES_PX * 2, 3)
  if (place.kind === 'home') drawChimney(ctx, width - 20, ridge - 8)
  drawSign(ctx, place.kind, Math.round(width / 2) - 9, ridge + 6)
  return canvas
}

function drawChimney(ctx: Context2D, x: number, y: number): void {
  fill(ctx, '#8d5b4c', x, y, 8, 12)
  fill(ctx, '#a87060', x, y, 3, 12)
  fill(ctx, '#5d4a45', x - 1, y - 1, 10, 2)
}

function drawSign(ctx: Context2D, kind: PlaceKind, x: number, y: number): void {
  const rows = SIGNS[kind]
  if (!rows) return
  fill(ctx, 'rgba(44,50,70,0.3)', x + 1, y + 2, 18, 14)
  fill(ctx, INK, x, y, 18, 14)
  fill(ctx, '#fbf3df', x + 1, y + 1, 16, 12)
  stamp(ctx, rows, { '#': INK, o: '#d9796a', '+': '#5f9ac9', '*': '#74a865', '-': '#e3a94f' }, x + 4, y + 2)
}
