import { Container, Text } from 'pixi.js'
import type { TextStyleOptions } from 'pixi.js'
import type { VizPlace } from '../../protocol.ts'
import { toScreen } from '../scene/camera.ts'
import type { Camera, Viewport } from '../scene/camera.ts'
import { declutter } from '../scene/declutter.ts'
import type { DetailLevel } from '../scene/level-of-detail.ts'
import type { Figure } from '../scene/figure.ts'
import { isHouse } from '../scene/furniture.ts'
import type { Language } from '../texts.ts'

/** The system's own fonts: no download, and Chinese looks as it does elsewhere on the machine. */
export const FONT =
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

const PLACE_STYLE: TextStyleOptions = {
  fontFamily: FONT,
  fontSize: 13,
  fontWeight: '600',
  fill: '#fff8e6',
  stroke: { color: '#2b2a33', width: 3.5, join: 'round' },
}
const NAME_STYLE: TextStyleOptions = {
  fontFamily: FONT,
  fontSize: 12,
  fill: '#ffffff',
  stroke: { color: '#23222c', width: 3, join: 'round' },
}
const FIGURE_TOP_TILES = 1.1
/** Labels not shown for this many frames give their texture back. */
const IDLE_FRAMES = 600

interface Label {
  text: Text
  lastShown: number
}

interface Wanted {
  key: string
  content: string
  style: TextStyleOptions
  x: number
  /** Bottom of the label. */
  y: number
}

/** Names of places and residents, always the same size on the screen; of two that overlap one is shown. */
export class LabelLayer {
  readonly container = new Container()
  #labels = new Map<string, Label>()
  #frame = 0

  update(
    places: Iterable<VizPlace>,
    inView: readonly Figure[],
    selectedId: string | undefined,
    detail: DetailLevel,
    camera: Camera,
    viewport: Viewport,
    language: Language,
  ): void {
    this.#frame++
    const wanted = [
      ...this.#residentNames(inView, selectedId, detail, camera, viewport),
      ...(detail.placeNames ? this.#placeNames(places, camera, viewport, language) : []),
    ]
    const labels = wanted.map((want) => this.#labelOf(want))
    const shown = declutter(labels.map(({ text }) => boxOf(text)))
    for (const child of this.container.children) child.visible = false
    labels.forEach((label, i) => {
      if (!shown[i]) return
      label.text.visible = true
      label.lastShown = this.#frame
    })
    this.#dropIdle()
  }

  hide(): void {
    for (const child of this.container.children) child.visible = false
  }

  destroy(): void {
    this.container.destroy({ children: true })
  }

  #residentNames(
    inView: readonly Figure[],
    selectedId: string | undefined,
    detail: DetailLevel,
    camera: Camera,
    viewport: Viewport,
  ): Wanted[] {
    const named = inView.filter(({ resident }) => detail.residentNames || resident.id === selectedId)
    // The selected name first: it wins over those it overlaps.
    named.sort((a, b) => Number(b.resident.id === selectedId) - Number(a.resident.id === selectedId))
    return named.map(({ resident, x, y }) => {
      const at = toScreen(camera, viewport, { x, y: y - FIGURE_TOP_TILES })
      const content = resident.asleep ? `${resident.displayName} ᶻᶻ` : resident.displayName
      return { key: `resident ${resident.id}`, content, style: NAME_STYLE, x: at.x, y: at.y }
    })
  }

  #placeNames(places: Iterable<VizPlace>, camera: Camera, viewport: Viewport, language: Language): Wanted[] {
    const ordered = [...places].sort((a, b) => Number(a.kind === 'home') - Number(b.kind === 'home'))
    return ordered.map((place) => {
      const { x, y, width } = place.rect
      const at = toScreen(camera, viewport, { x: x + width / 2, y: isHouse(place) ? y - 0.1 : y + 0.9 })
      return { key: `place ${place.id}`, content: place.name[language], style: PLACE_STYLE, x: at.x, y: at.y }
    })
  }

  #labelOf({ key, content, style, x, y }: Wanted): Label {
    let label = this.#labels.get(key)
    if (!label) {
      const text = new Text({ text: content, style, anchor: { x: 0.5, y: 1 } })
      label = { text, lastShown: this.#frame }
      this.#labels.set(key, label)
      this.container.addChild(text)
    }
    if (label.text.text !== content) label.text.text = content
    label.text.position.set(Math.round(x), Math.round(y))
    return label
  }

  #dropIdle(): void {
    if (this.#frame % IDLE_FRAMES !== 0) return
    for (const [key, label] of this.#labels) {
      if (this.#frame - label.lastShown < IDLE_FRAMES) continue
      label.text.destroy()
      this.#labels.delete(key)
    }
  }
}

function boxOf(text: Text) {
  return { x: text.x - text.width / 2, y: text.y - text.height, width: text.width, height: text.height - 2 }
}
