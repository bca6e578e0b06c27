import { Rectangle, Texture } from 'pixi.js'
import { newCanvas } from '../art/painter.ts'
import { drawPerson, FIGURE_HEIGHT, FIGURE_WIDTH } from '../art/people.ts'
import type { Step } from '../art/people.ts'
import type { Facing, Figure } from '../scene/figure.ts'
import { LOOK_COUNT } from '../scene/look.ts'
import type { Look } from '../scene/look.ts'
import { textureOf } from './textures.ts'

const FACINGS: readonly Facing[] = ['south', 'north', 'west', 'east']
const ASLEEP_FRAME = FACINGS.length * 3
const FRAMES = ASLEEP_FRAME + 1
const LOOKS_PER_ROW = 9
const STEPS_PER_TILE = 3
const GAIT: readonly Step[] = [0, 1, 0, 2]

/** All residents' frames in one texture, so that one draw call shows them all; looks are drawn when first met. */
export class PeopleAtlas {
  readonly texture: Texture
  #ctx: CanvasRenderingContext2D
  #frames = new Map<number, Texture[]>()
  #isStale = false

  constructor() {
    const rows = Math.ceil(LOOK_COUNT / LOOKS_PER_ROW)
    const { canvas, ctx } = newCanvas(LOOKS_PER_ROW * FRAMES * FIGURE_WIDTH, rows * FIGURE_HEIGHT)
    this.#ctx = ctx
    this.texture = textureOf(canvas, false)
  }

  frameFor(look: Look, figure: Figure): Texture {
    const frames = this.#framesOf(look)
    if (figure.resident.asleep && !figure.moving) return frames[ASLEEP_FRAME]!
    const step = figure.moving ? GAIT[Math.floor(figure.strideTiles * STEPS_PER_TILE) % GAIT.length]! : 0
    return frames[FACINGS.indexOf(figure.facing) * 3 + step]!
  }

  /** Sends newly drawn looks to the graphics card; once a frame is enough. */
  flush(): void {
    if (this.#isStale) this.texture.source.update()
    this.#isStale = false
  }

  destroy(): void {
    for (const frames of this.#frames.values()) for (const frame of frames) frame.destroy()
    this.texture.destroy(true)
  }

  #framesOf(look: Look): Texture[] {
    const known = this.#frames.get(look.index)
    if (known) return known
    const left = (look.index % LOOKS_PER_ROW) * FRAMES * FIGURE_WIDTH
    const top = Math.floor(look.index / LOOKS_PER_ROW) * FIGURE_HEIGHT
    const frames = Array.from({ length: FRAMES }, (_, i) => {
      const x = left + i * FIGURE_WIDTH
      const asleep = i === ASLEEP_FRAME
      this.#ctx.setTransform(1, 0, 0, 1, x, top)
      drawPerson(this.#ctx, look, asleep ? 'south' : FACINGS[Math.floor(i / 3)]!, (i % 3) as Step, asleep)
      return new Texture({
        source: this.texture.source,
        frame: new Rectangle(x, top, FIGURE_WIDTH, FIGURE_HEIGHT),
      })
    })
    this.#isStale = true
    this.#frames.set(look.index, frames)
    return frames
  }
}
