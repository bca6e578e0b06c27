import { Graphics, Particle, ParticleContainer } from 'pixi.js'
import type { Texture } from 'pixi.js'
import { TILE } from '../art/ground.ts'
import { TOPS } from '../art/palette.ts'
import { FEET_Y, FIGURE_HEIGHT, FIGURE_WIDTH } from '../art/people.ts'
import type { DetailLevel } from '../scene/level-of-detail.ts'
import { lookOf } from '../scene/look.ts'
import type { Look } from '../scene/look.ts'
import type { Figure } from '../scene/figure.ts'
import { PeopleAtlas } from './people-atlas.ts'
import { dotTexture } from './textures.ts'

const DOT_PX = 9
/** A figure stands a little below the middle of its tile. */
const FEET_OFFSET_PX = 4

/** Residents in view: little people from near, dots from afar. Both are single draw calls. */
export class ResidentsLayer {
  readonly ring = new Graphics()
  readonly people: ParticleContainer
  readonly dots: ParticleContainer
  #atlas = new PeopleAtlas()
  #dot = dotTexture()
  #looks = new Map<string, Look>()
  #peopleParticles: Particle[] = []
  #dotParticles: Particle[] = []
  #dotTops: number[] = []

  constructor() {
    this.people = new ParticleContainer({
      texture: this.#atlas.texture,
      dynamicProperties: { position: true, uvs: true, vertex: false, rotation: false, color: false },
    })
    this.dots = new ParticleContainer({
      texture: this.#dot,
      dynamicProperties: { position: true, vertex: true, color: true, uvs: false, rotation: false },
    })
  }

  /** @param inView figures in view, in any order */
  update(inView: Figure[], detail: DetailLevel, pxPerTile: number, selected: Figure | undefined): void {
    const asSprites = detail.residents === 'sprites'
    this.people.visible = asSprites
    this.dots.visible = !asSprites
    if (asSprites) this.#updatePeople(inView)
    else this.#updateDots(inView, pxPerTile)
    this.#drawRing(selected, pxPerTile)
  }

  destroy(): void {
    this.people.destroy()
    this.dots.destroy()
    this.ring.destroy()
    this.#atlas.destroy()
    this.#dot.destroy(true)
  }

  #updatePeople(inView: Figure[]): void {
    inView.sort((a, b) => a.y - b.y)
    resize(this.people, this.#peopleParticles, inView.length, () => newPersonParticle(this.#atlas))
    inView.forEach((figure, i) => {
      const particle = this.#peopleParticles[i]!
      particle.texture = this.#atlas.frameFor(this.#lookOf(figure), figure)
      particle.x = figure.x * TILE
      particle.y = figure.y * TILE + FEET_OFFSET_PX
    })
    this.#atlas.flush()
  }

  #updateDots(inView: readonly Figure[], pxPerTile: number): void {
    resize(this.dots, this.#dotParticles, inView.length, () => newDotParticle(this.#dot))
    const scale = ((DOT_PX / pxPerTile) * TILE) / this.#dot.width
    inView.forEach((figure, i) => {
      const particle = this.#dotParticles[i]!
      particle.x = figure.x * TILE
      particle.y = figure.y * TILE
      particle.scaleX = particle.scaleY = scale
      // Setting a tint parses a colour; a dot keeps its resident for many frames.
      const { top } = this.#lookOf(figure)
      if (this.#dotTops[i] === top) return
      this.#dotTops[i] = top
      particle.tint = TOPS[top]!
    })
  }

  #drawRing(selected: Figure | undefined, pxPerTile: number): void {
    this.ring.clear()
    if (!selected) return
    const width = Math.max(1, (1.5 / pxPerTile) * TILE)
    const y = selected.y * TILE + FEET_OFFSET_PX
    this.ring.ellipse(selected.x * TILE, y, 9, 5).fill({ color: '#fff4c2', alpha: 0.35 })
    this.ring.ellipse(selected.x * TILE, y, 9, 5).stroke({ color: '#fff4c2', width })
  }

  #lookOf(figure: Figure): Look {
    const { username } = figure.resident
    const known = this.#looks.get(username)
    if (known) return known
    const look = lookOf(username)
    this.#looks.set(username, look)
    return look
  }
}

function newPersonParticle(atlas: PeopleAtlas): Particle {
  // Frames differ in place, not in size, so the anchor and the size of every particle are the same.
  const particle = new Particle({ texture: atlas.texture, anchorX: 0.5, anchorY: FEET_Y / FIGURE_HEIGHT })
  particle.scaleX = particle.scaleY = FIGURE_WIDTH / TILE
  return particle
}

function newDotParticle(texture: Texture): Particle {
  return new Particle({ texture, anchorX: 0.5, anchorY: 0.5 })
}

/** Gives the container exactly `count` particles, keeping those it has. */
function resize(
  container: ParticleContainer,
  particles: Particle[],
  count: number,
  create: () => Particle,
): void {
  while (particles.length < count) particles.push(create())
  if (container.particleChildren.length === count) return
  container.particleChildren = particles.slice(0, count)
  container.update()
}
