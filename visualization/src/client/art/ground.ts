import { GROUND_KINDS } from '@ai-community/shared/world/town-map.ts'
import type { GroundKind, MapPlace, TownMap } from '@ai-community/shared/world/town-map.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { hashOf, tileNoise } from '../scene/hash.ts'
import { disc, fill } from './painter.ts'
import type { Context2D } from './painter.ts'
import {
  FACADES,
  FLOORS,
  FLOWERS,
  GRASS,
  GRASS_BLADE,
  PATH,
  ROAD,
  SHADOW,
  TRUNK,
  WALL,
  WATER,
} from './palette.ts'

export const TILE = 16

const PLACE_FLOORS: Partial<Record<PlaceKind, keyof typeof FLOORS>> = {
  library: 'dark',
  bookshop: 'dark',
  bar: 'dark',
  hall: 'dark',
  clinic: 'tile',
  noodle_shop: 'tile',
  bakery: 'tile',
  school: 'wood',
  office: 'slate',
  workshop: 'slate',
  gym: 'mat',
  market: 'plaza',
  station: 'plaza',
}

/** Draws single tiles of the ground. Knows the neighbours, so that edges and walls join. */
export class GroundPainter {
  #map: TownMap
  #placeOfTile = new Map<number, MapPlace>()

  constructor(map: TownMap, places: Iterable<MapPlace>) {
    this.#map = map
    for (const place of places) {
      const { x, y, width, height } = place.rect
      for (let row = y; row < y + height; row++)
        for (let column = x; column < x + width; column++)
          this.#placeOfTile.set(row * map.width + column, place)
    }
  }

  /** The ground of a tile; beyond the map its edge goes on, with a forest where it is green. */
  kindAt(x: number, y: number): GroundKind {
    const isBeyond = x < 0 || y < 0 || x >= this.#map.width || y >= this.#map.height
    const kind = this.#edgeKindAt(x, y)
    if (!isBeyond) return kind
    if (kind === 'wall' || kind === 'floor' || isGreen(kind))
      return tileNoise(x, y, 2) < 0.42 ? 'tree' : 'grass'
    return kind
  }

  #edgeKindAt(x: number, y: number): GroundKind {
    const column = Math.min(Math.max(x, 0), this.#map.width - 1)
    const row = Math.min(Math.max(y, 0), this.#map.height - 1)
    return GROUND_KINDS[this.#map.ground[row * this.#map.width + column]!] ?? 'grass'
  }

  /** Draws tile (`x`, `y`) of the map with its corner at the origin of `ctx`. */
  draw(ctx: Context2D, x: number, y: number): void {
    const kind = this.kindAt(x, y)
    if (kind === 'path' || kind === 'road') this.#drawPaved(ctx, x, y, kind)
    else if (kind === 'water') this.#drawWater(ctx, x, y)
    else if (kind === 'floor') this.#drawFloor(ctx, x, y)
    else if (kind === 'wall') this.#drawWall(ctx, x, y)
    else this.#drawGreen(ctx, x, y, kind)
  }

  #drawGreen(ctx: Context2D, x: number, y: number, kind: GroundKind): void {
    this.#drawGrass(ctx, x, y)
    if (kind === 'flowers') this.#drawFlowers(ctx, x, y)
    if (kind === 'tree') drawTrunk(ctx)
    if (this.kindAt(x, y - 1) === 'wall') fill(ctx, SHADOW, 0, 0, TILE, 3)
  }

  #drawGrass(ctx: Context2D, x: number, y: number): void {
    for (let cell = 0; cell < 16; cell++) {
      const [dx, dy] = [(cell % 4) * 4, Math.floor(cell / 4) * 4]
      const field = Math.sin((x * 4 + dx / 4) * 0.31) + Math.cos((y * 4 + dy / 4) * 0.27)
      const mixed = field * 0.7 + tileNoise(x * 4 + dx, y * 4 + dy, 3) * 1.6
      fill(ctx, GRASS[mixed > 1.35 ? 2 : mixed > 0.35 ? 0 : mixed > -0.5 ? 1 : 3], dx, dy, 4, 4)
    }
    for (let blade = 0; blade < 3; blade++) {
      if (tileNoise(x, y, 10 + blade) < 0.45) continue
      const bx = Math.floor(tileNoise(x, y, 20 + blade) * 14)
      const by = Math.floor(tileNoise(x, y, 30 + blade) * 13)
      fill(ctx, GRASS_BLADE, bx, by + 1, 1, 2)
      fill(ctx, GRASS_BLADE, bx + 2, by + 1, 1, 2)
      fill(ctx, GRASS_BLADE, bx + 1, by + 2, 1, 1)
    }
  }

  #drawFlowers(ctx: Context2D, x: number, y: number): void {
    for (let i = 0; i < 5; i++) {
      const fx = 1 + Math.floor(tileNoise(x, y, 40 + i) * 13)
      const fy = 1 + Math.floor(tileNoise(x, y, 50 + i) * 12)
      const color = FLOWERS[Math.floor(tileNoise(x, y, 60 + i) * FLOWERS.length)]!
      fill(ctx, GRASS_BLADE, fx, fy + 1, 1, 2)
      fill(ctx, color, fx - 1, fy, 3, 1)
      fill(ctx, color, fx, fy - 1, 1, 3)
      fill(ctx, '#e8b04a', fx, fy)
    }
  }

  #drawPaved(ctx: Context2D, x: number, y: number, kind: 'path' | 'road'): void {
    const colors = kind === 'path' ? PATH : ROAD
    fill(ctx, colors.base, 0, 0, TILE, TILE)
    if (kind === 'road') this.#drawCobbles(ctx, x, y)
    else
      for (let i = 0; i < 6; i++) {
        const px = Math.floor(tileNoise(x, y, 70 + i) * 14)
        const py = Math.floor(tileNoise(x, y, 80 + i) * 14)
        fill(ctx, i % 2 ? colors.light : colors.dark, px, py, i % 3 ? 2 : 1, 1)
      }
    if (this.kindAt(x, y - 1) === 'wall') fill(ctx, SHADOW, 0, 0, TILE, 3)
    this.#drawEdges(ctx, x, y, (other) => other !== 'path' && other !== 'road' && isGreen(other))
    this.#drawRailings(ctx, x, y)
  }

  #drawCobbles(ctx: Context2D, x: number, y: number): void {
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 3; column++) {
        const shift = row % 2 ? 3 : 0
        const shade = tileNoise(x * 3 + column, y * 4 + row, 5)
        const color = shade > 0.66 ? ROAD.light : shade > 0.2 ? ROAD.base : ROAD.dark
        fill(ctx, color, ((column * 5 + shift) % 15) + 0, row * 4, 4, 3)
      }
    for (let row = 0; row < 4; row++) fill(ctx, 'rgba(120,112,106,0.25)', 0, row * 4 + 3, TILE, 1)
  }

  /** Ragged grass along the sides whose neighbour `isOther`, so that no edge is a ruler's. */
  #drawEdges(ctx: Context2D, x: number, y: number, isOther: (kind: GroundKind) => boolean): void {
    const sides = [
      { dx: 0, dy: -1 },
      { dx: 0, dy: 1 },
      { dx: -1, dy: 0 },
      { dx: 1, dy: 0 },
    ]
    for (const { dx, dy } of sides) {
      if (!isOther(this.kindAt(x + dx, y + dy))) continue
      for (let i = 0; i < TILE; i += 2) {
        const depth = 1 + Math.floor(tileNoise(x * 8 + i, y * 8 + i, 90 + dx + dy * 3) * 3)
        const color = GRASS[i % 4 ? 0 : 1]
        if (dy !== 0) fill(ctx, color, i, dy < 0 ? 0 : TILE - depth, 2, depth)
        else fill(ctx, color, dx < 0 ? 0 : TILE - depth, i, depth, 2)
      }
    }
  }

  /** A way over water is a bridge. */
  #drawRailings(ctx: Context2D, x: number, y: number): void {
    for (const side of [-1, 1]) {
      if (this.kindAt(x, y + side) !== 'water') continue
      const top = side < 0 ? 0 : TILE - 4
      fill(ctx, TRUNK.dark, 0, top, TILE, 4)
      fill(ctx, '#b98d66', 0, top, TILE, 2)
      fill(ctx, TRUNK.base, 3, top, 2, 4)
      fill(ctx, TRUNK.base, 11, top, 2, 4)
    }
  }

  #drawWater(ctx: Context2D, x: number, y: number): void {
    fill(ctx, WATER.base, 0, 0, TILE, TILE)
    for (let i = 0; i < 4; i++) {
      const wx = Math.floor(tileNoise(x, y, 100 + i) * 11)
      const wy = Math.floor(tileNoise(x, y, 110 + i) * 15)
      fill(ctx, i % 2 ? WATER.light : WATER.dark, wx, wy, 3 + (i % 3), 1)
    }
    const isLand = (dx: number, dy: number): boolean => this.kindAt(x + dx, y + dy) !== 'water'
    if (isLand(0, -1)) {
      fill(ctx, WATER.bank, 0, 0, TILE, 3)
      fill(ctx, WATER.dark, 0, 3, TILE, 2)
    }
    if (isLand(0, 1)) fill(ctx, WATER.foam, 0, TILE - 2, TILE, 1)
    if (isLand(-1, 0)) {
      fill(ctx, WATER.bank, 0, 0, 2, TILE)
      fill(ctx, WATER.foam, 2, 0, 1, TILE)
    }
    if (isLand(1, 0)) {
      fill(ctx, WATER.bank, TILE - 2, 0, 2, TILE)
      fill(ctx, WATER.foam, TILE - 3, 0, 1, TILE)
    }
    this.#drawEdges(ctx, x, y, isGreen)
  }

  #drawFloor(ctx: Context2D, x: number, y: number): void {
    const place = this.#placeOfTile.get(y * this.#map.width + x)
    const style = (place && PLACE_FLOORS[place.kind]) ?? 'wood'
    const [base, second, line] = FLOORS[style]
    fill(ctx, base, 0, 0, TILE, TILE)
    if (style === 'wood' || style === 'dark') {
      for (let row = 0; row < 4; row++) {
        if ((row + y) % 2) fill(ctx, second, 0, row * 4, TILE, 4)
        fill(ctx, line, 0, row * 4 + 3, TILE, 1)
        fill(ctx, line, Math.floor(tileNoise(x, y * 4 + row, 6) * 16), row * 4, 1, 3)
      }
    } else {
      if ((x + y) % 2) fill(ctx, second, 0, 0, TILE, TILE)
      fill(ctx, line, 0, TILE - 1, TILE, 1)
      fill(ctx, line, TILE - 1, 0, 1, TILE)
    }
    if (this.kindAt(x, y - 1) === 'wall') fill(ctx, SHADOW, 0, 0, TILE, 3)
    if (this.kindAt(x - 1, y) === 'wall') fill(ctx, SHADOW, 0, 0, 2, TILE)
    const isDoorway = this.kindAt(x - 1, y) === 'wall' && this.kindAt(x + 1, y) === 'wall'
    if (isDoorway) drawDoorway(ctx)
  }

  /** Walls are half a tile thick on the sides that face outdoors; there the grass goes on under them. */
  #drawWall(ctx: Context2D, x: number, y: number): void {
    const isOutside = (dx: number): boolean => !isBuilt(this.kindAt(x + dx, y))
    const left = isOutside(-1) && !isOutside(1) ? TILE / 2 : 0
    const right = isOutside(1) && !isOutside(-1) ? TILE / 2 : TILE
    if (right - left < TILE) this.#drawGrass(ctx, x, y)
    const south = this.kindAt(x, y + 1)
    if (south === 'wall') this.#drawSideWall(ctx, left, right)
    else if (south === 'floor') drawInnerWall(ctx, x, left, right)
    else this.#drawFacade(ctx, x, y, left, right)
    if (left > 0 || isOutside(-1)) fill(ctx, WALL.outline, left, 0, 1, TILE)
    if (right < TILE || isOutside(1)) fill(ctx, WALL.outline, right - 1, 0, 1, TILE)
  }

  #drawSideWall(ctx: Context2D, left: number, right: number): void {
    fill(ctx, WALL.cap, left, 0, right - left, TILE)
    fill(ctx, WALL.capLight, left + 2, 0, right - left - 4, TILE)
  }

  #drawFacade(ctx: Context2D, x: number, y: number, left: number, right: number): void {
    const place = this.#placeOfTile.get(y * this.#map.width + x)
    const facade = FACADES[hashOf(place?.key ?? 'wall') % FACADES.length]!
    const width = right - left
    fill(ctx, WALL.cap, left, 0, width, 4)
    fill(ctx, WALL.capLight, left, 1, width, 2)
    fill(ctx, facade, left, 4, width, 12)
    fill(ctx, WALL.innerShade, left, 4, width, 1)
    fill(ctx, '#a79a8c', left, 13, width, 3)
    fill(ctx, '#bdb1a3', left + ((x * 5) % (width - 5)), 13, 5, 2)
    if (x % 2 === 0 && width === TILE) drawWindow(ctx, 5)
  }
}

function isBuilt(kind: GroundKind): boolean {
  return kind === 'wall' || kind === 'floor'
}

function drawInnerWall(ctx: Context2D, x: number, left: number, right: number): void {
  const width = right - left
  fill(ctx, WALL.cap, left, 0, width, 5)
  fill(ctx, WALL.capLight, left, 1, width, 3)
  fill(ctx, WALL.inner, left, 5, width, 11)
  fill(ctx, WALL.innerShade, left, 5, width, 2)
  fill(ctx, WALL.skirting, left, 14, width, 2)
  if (x % 3 === 1) drawWindow(ctx, 5)
}

function isGreen(kind: GroundKind): boolean {
  return kind === 'grass' || kind === 'flowers' || kind === 'tree'
}

function drawTrunk(ctx: Context2D): void {
  disc(ctx, SHADOW, 8, 13, 7, 0.4)
  fill(ctx, TRUNK.base, 6, 5, 4, 9)
  fill(ctx, TRUNK.dark, 6, 5, 1, 9)
  fill(ctx, TRUNK.dark, 5, 13, 6, 1)
}

function drawDoorway(ctx: Context2D): void {
  fill(ctx, WALL.outline, 0, 0, 2, TILE)
  fill(ctx, WALL.outline, TILE - 2, 0, 2, TILE)
  fill(ctx, '#b5654f', 3, 9, 10, 5)
  fill(ctx, '#d08a6f', 4, 10, 8, 3)
}

function drawWindow(ctx: Context2D, y: number): void {
  fill(ctx, WALL.cap, 4, y, 8, 7)
  fill(ctx, '#a9dcec', 5, y + 1, 6, 5)
  fill(ctx, '#d9f2f7', 5, y + 1, 3, 2)
  fill(ctx, WALL.cap, 8, y + 1, 1, 5)
}
