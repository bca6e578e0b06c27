import { Container, Graphics, Sprite } from 'pixi.js'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import { isWalkable } from '@ai-community/shared/world/town-map.ts'
import { TILE } from '../art/ground.ts'
import { fill, newCanvas } from '../art/painter.ts'
import type { TileBounds } from '../scene/camera.ts'
import type { Figure } from '../scene/figure.ts'
import { isOnWalk } from '../scene/world-model.ts'
import { textureOf } from './textures.ts'

/** The tile grid, and for developers the tiles nobody can walk on and the ways people are taking. */
export class DebugLayer {
  readonly container = new Container()
  #grid = new Graphics()
  #paths = new Graphics()
  #blocked: Sprite

  constructor(map: TownMap) {
    this.#blocked = new Sprite(textureOf(drawBlocked(map), false))
    this.#blocked.scale.set(TILE)
    this.#blocked.alpha = 0.4
    this.container.addChild(this.#blocked, this.#paths, this.#grid)
  }

  drawGrid(isOn: boolean, view: TileBounds, map: TownMap, pxPerTile: number): void {
    this.#grid.clear()
    if (!isOn || pxPerTile < 5) return
    const left = Math.max(Math.floor(view.left), 0)
    const right = Math.min(Math.ceil(view.right), map.width)
    const top = Math.max(Math.floor(view.top), 0)
    const bottom = Math.min(Math.ceil(view.bottom), map.height)
    for (let x = left; x <= right; x++)
      this.#grid.moveTo(x * TILE, top * TILE).lineTo(x * TILE, bottom * TILE)
    for (let y = top; y <= bottom; y++)
      this.#grid.moveTo(left * TILE, y * TILE).lineTo(right * TILE, y * TILE)
    this.#grid.stroke({ color: '#1b2230', alpha: 0.28, width: TILE / pxPerTile })
  }

  /** @param everyPath all ways (debugging), else only the selected resident's */
  drawPaths(
    figures: Iterable<Figure>,
    selectedId: string | undefined,
    everyPath: boolean,
    simTime: number,
    pxPerTile: number,
  ): void {
    this.#blocked.visible = everyPath
    this.#paths.clear()
    for (const figure of figures) {
      const { resident } = figure
      if (!resident.walk || !isOnWalk(resident, simTime)) continue
      if (!everyPath && resident.id !== selectedId) continue
      resident.walk.path.forEach(({ x, y }, i) => {
        const [px, py] = [(x + 0.5) * TILE, (y + 0.5) * TILE]
        if (i === 0) this.#paths.moveTo(px, py)
        else this.#paths.lineTo(px, py)
      })
      const isSelected = resident.id === selectedId
      const color = isSelected ? '#fff4c2' : '#5f7fe8'
      this.#paths.stroke({ color, alpha: isSelected ? 0.8 : 0.55, width: (2 / pxPerTile) * TILE })
    }
  }

  destroy(): void {
    this.container.destroy({ children: true, texture: true, textureSource: true })
  }
}

/** One pixel a tile, red where nobody can walk. */
function drawBlocked(map: TownMap): HTMLCanvasElement {
  const { canvas, ctx } = newCanvas(map.width, map.height)
  for (let y = 0; y < map.height; y++)
    for (let x = 0; x < map.width; x++) if (!isWalkable(map, x, y)) fill(ctx, '#e5484d', x, y)
  return canvas
}
