import { GROUND_KINDS } from '@ai-community/shared/world/town-map.ts'
import type { GroundKind, TownMap } from '@ai-community/shared/world/town-map.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import { newCanvas } from '../art/painter.ts'
import type { Camera, Viewport } from '../scene/camera.ts'
import { boundsInView } from '../scene/camera.ts'
import type { Figure } from '../scene/figure.ts'
import { element } from './element.ts'

const GROUND_COLORS: Record<GroundKind, string> = {
  grass: '#7fae6d',
  path: '#dcc795',
  road: '#aaa59c',
  water: '#6db4cf',
  floor: '#d98f70',
  tree: '#568a58',
  wall: '#b8694f',
  flowers: '#a3c07c',
}
const LONGEST_SIDE_PX = 190

/** The whole town in a corner; a click takes the camera there. */
export class Minimap {
  readonly root = element('canvas', { class: 'minimap' })
  #ground: HTMLCanvasElement
  #map: TownMap
  #scale: number

  constructor(map: TownMap, jumpTo: (point: Position) => void) {
    this.#map = map
    this.#ground = drawGround(map)
    this.#scale = LONGEST_SIDE_PX / Math.max(map.width, map.height)
    this.root.width = Math.round(map.width * this.#scale)
    this.root.height = Math.round(map.height * this.#scale)
    const jump = (event: PointerEvent): void => {
      if (event.buttons === 0) return
      const box = this.root.getBoundingClientRect()
      jumpTo({
        x: ((event.clientX - box.left) / box.width) * map.width,
        y: ((event.clientY - box.top) / box.height) * map.height,
      })
    }
    this.root.addEventListener('pointerdown', jump)
    this.root.addEventListener('pointermove', jump)
  }

  update(
    figures: Iterable<Figure>,
    camera: Camera,
    viewport: Viewport,
    selectedId: string | undefined,
  ): void {
    const ctx = this.root.getContext('2d')
    if (!ctx || this.root.hidden) return
    const scale = this.#scale
    ctx.imageSmoothingEnabled = false
    ctx.drawImage(this.#ground, 0, 0, this.#map.width * scale, this.#map.height * scale)
    for (const figure of figures) {
      const isSelected = figure.resident.id === selectedId
      ctx.fillStyle = isSelected ? '#fff4c2' : '#20242f'
      const size = isSelected ? 5 : 3
      ctx.fillRect(figure.x * scale - size / 2, figure.y * scale - size / 2, size, size)
    }
    const view = boundsInView(camera, viewport, 0)
    ctx.strokeStyle = '#ffffff'
    ctx.lineWidth = 1.5
    ctx.strokeRect(
      view.left * scale,
      view.top * scale,
      (view.right - view.left) * scale,
      (view.bottom - view.top) * scale,
    )
  }
}

/** One pixel a tile. */
function drawGround(map: TownMap): HTMLCanvasElement {
  const { canvas, ctx } = newCanvas(map.width, map.height)
  map.ground.forEach((index, tile) => {
    ctx.fillStyle = GROUND_COLORS[GROUND_KINDS[index] ?? 'grass']
    ctx.fillRect(tile % map.width, Math.floor(tile / map.width), 1, 1)
  })
  return canvas
}
