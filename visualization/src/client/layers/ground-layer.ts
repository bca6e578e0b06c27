import { Container, Sprite } from 'pixi.js'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import type { VizPlace } from '../../protocol.ts'
import { drawFurniture } from '../art/furniture-art.ts'
import { GroundPainter, TILE } from '../art/ground.ts'
import { CROWN_MARGIN_PX, drawCrown } from '../art/overhead.ts'
import { newCanvas } from '../art/painter.ts'
import type { TileBounds } from '../scene/camera.ts'
import { furnitureOf } from '../scene/furniture.ts'
import type { Furniture } from '../scene/furniture.ts'
import { textureOf } from './textures.ts'

const CHUNK_TILES = 24
/** So many chunks of forest lie around the map: nobody sees the world end. */
const CHUNKS_BEYOND = 1
/** Drawing a chunk takes a few milliseconds; more in one frame would be felt. Only the first look comes whole. */
const CHUNKS_PER_FRAME = 2

interface Chunk {
  ground: Sprite
  crowns: Sprite
}

/** Ground, walls and furniture below the residents, tree crowns above them, drawn in chunks when first seen. */
export class GroundLayer {
  readonly ground = new Container()
  readonly crowns = new Container()
  #map: TownMap
  #painter: GroundPainter
  #furniture: Map<string, Furniture>
  #chunks = new Map<string, Chunk>()

  constructor(map: TownMap, places: Iterable<VizPlace>) {
    const all = [...places]
    this.#map = map
    this.#painter = new GroundPainter(map, all)
    this.#furniture = new Map(
      all.flatMap((place) =>
        furnitureOf(place, map).map((piece) => [`${piece.x},${piece.y}`, piece] as const),
      ),
    )
  }

  update(view: TileBounds): void {
    let left = this.#chunks.size === 0 ? Infinity : CHUNKS_PER_FRAME
    const chunkOf = (tile: number, size: number): number => {
      const last = Math.ceil(size / CHUNK_TILES) - 1 + CHUNKS_BEYOND
      return Math.min(Math.max(Math.floor(tile / CHUNK_TILES), -CHUNKS_BEYOND), last)
    }
    for (const chunk of this.#chunks.values()) chunk.ground.visible = chunk.crowns.visible = false
    for (let row = chunkOf(view.top, this.#map.height); row <= chunkOf(view.bottom, this.#map.height); row++)
      for (
        let column = chunkOf(view.left, this.#map.width);
        column <= chunkOf(view.right, this.#map.width);
        column++
      ) {
        const key = `${column},${row}`
        let chunk = this.#chunks.get(key)
        if (!chunk && left-- > 0) this.#chunks.set(key, (chunk = this.#drawChunk(column, row)))
        if (chunk) chunk.ground.visible = chunk.crowns.visible = true
      }
  }

  destroy(): void {
    this.ground.destroy({ children: true, texture: true, textureSource: true })
    this.crowns.destroy({ children: true, texture: true, textureSource: true })
  }

  #drawChunk(column: number, row: number): Chunk {
    const left = column * CHUNK_TILES
    const top = row * CHUNK_TILES
    const width = CHUNK_TILES
    const height = CHUNK_TILES
    // One pixel more to the right and below closes the seams that rounding leaves between chunks.
    const ground = newCanvas(width * TILE + 1, height * TILE + 1)
    const crowns = newCanvas(width * TILE + CROWN_MARGIN_PX * 2, height * TILE + CROWN_MARGIN_PX * 2)
    for (let y = 0; y <= height; y++)
      for (let x = 0; x <= width; x++) {
        ground.ctx.setTransform(1, 0, 0, 1, x * TILE, y * TILE)
        this.#drawTile(ground.ctx, left + x, top + y)
        if (x === width || y === height || this.#painter.kindAt(left + x, top + y) !== 'tree') continue
        crowns.ctx.setTransform(1, 0, 0, 1, x * TILE + CROWN_MARGIN_PX, y * TILE + CROWN_MARGIN_PX)
        drawCrown(crowns.ctx, left + x, top + y)
      }
    const chunk = { ground: spriteOf(ground.canvas), crowns: spriteOf(crowns.canvas) }
    chunk.ground.position.set(left * TILE, top * TILE)
    chunk.crowns.position.set(left * TILE - CROWN_MARGIN_PX, top * TILE - CROWN_MARGIN_PX)
    this.ground.addChild(chunk.ground)
    this.crowns.addChild(chunk.crowns)
    return chunk
  }

  #drawTile(ctx: CanvasRenderingContext2D, x: number, y: number): void {
    this.#painter.draw(ctx, x, y)
    const piece = this.#furniture.get(`${x},${y}`)
    if (piece) drawFurniture(ctx, piece.kind, x, y)
  }
}

function spriteOf(canvas: HTMLCanvasElement): Sprite {
  return new Sprite(textureOf(canvas, true))
}
