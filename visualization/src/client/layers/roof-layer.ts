import { Container, Sprite } from 'pixi.js'
import type { VizPlace } from '../../protocol.ts'
import { TILE } from '../art/ground.ts'
import { drawRoof, EAVES_PX, WALL_INSET_PX } from '../art/overhead.ts'
import { isHouse } from '../scene/furniture.ts'
import { textureOf } from './textures.ts'

/** The roofs: closed from afar, gone from near. */
export class RoofLayer {
  readonly container = new Container()

  constructor(places: Iterable<VizPlace>) {
    const houses = [...places].filter(isHouse).toSorted((a, b) => a.rect.y - b.rect.y)
    for (const place of houses) {
      const roof = new Sprite(textureOf(drawRoof(place), true))
      roof.position.set(place.rect.x * TILE + WALL_INSET_PX - EAVES_PX, place.rect.y * TILE - EAVES_PX)
      this.container.addChild(roof)
    }
  }

  update(alpha: number): void {
    this.container.visible = alpha > 0
    this.container.alpha = alpha
  }

  destroy(): void {
    this.container.destroy({ children: true, texture: true, textureSource: true })
  }
}
