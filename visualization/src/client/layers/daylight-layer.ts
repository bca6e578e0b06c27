import { Container, Sprite, Texture } from 'pixi.js'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import type { VizPlace } from '../../protocol.ts'
import { TILE } from '../art/ground.ts'
import type { TileBounds } from '../scene/camera.ts'
import type { Daylight } from '../scene/daylight.ts'
import { furnitureOf, isHouse } from '../scene/furniture.ts'
import { glowTexture } from './textures.ts'

const DOOR_GLOW_TILES = 5
const WINDOW_GLOW_TILES = 3.2
const LAMP_GLOW_TILES = 7

/** The light of the hour over everything, and the lamps that come on in the evening. */
export class DaylightLayer {
  readonly shade = new Sprite(Texture.WHITE)
  readonly lamps = new Container()
  #glow = glowTexture()

  constructor(places: Iterable<VizPlace>, map: TownMap) {
    this.shade.blendMode = 'multiply'
    for (const place of places) {
      if (isHouse(place)) this.#lightHouse(place)
      for (const piece of furnitureOf(place, map))
        if (piece.kind === 'lamp') this.#addGlow(piece.x + 0.5, piece.y + 0.3, LAMP_GLOW_TILES)
    }
  }

  /** @param view the tiles in view; the shade covers just these */
  update(light: Daylight, view: TileBounds): void {
    this.shade.visible = light.tint !== 0xffffff
    this.shade.tint = light.tint
    this.shade.position.set(view.left * TILE, view.top * TILE)
    this.shade.setSize((view.right - view.left) * TILE, (view.bottom - view.top) * TILE)
    this.lamps.visible = light.lamps > 0.02
    this.lamps.alpha = light.lamps
  }

  destroy(): void {
    this.shade.destroy()
    this.lamps.destroy({ children: true })
    this.#glow.destroy(true)
  }

  #lightHouse({ rect, door }: VizPlace): void {
    this.#addGlow(door.x + 0.5, door.y - 0.2, DOOR_GLOW_TILES)
    const y = rect.y + rect.height - 0.5
    for (const x of [rect.x + 1, rect.x + rect.width - 1])
      if (Math.abs(x - door.x) > 1) this.#addGlow(x, y, WINDOW_GLOW_TILES)
  }

  #addGlow(x: number, y: number, sizeTiles: number): void {
    const glow = new Sprite(this.#glow)
    glow.anchor.set(0.5)
    glow.blendMode = 'add'
    glow.position.set(x * TILE, y * TILE)
    glow.setSize(sizeTiles * TILE, sizeTiles * TILE)
    glow.alpha = 0.75
    this.lamps.addChild(glow)
  }
}
