import { Container, Graphics, Text } from 'pixi.js'
import { toScreen } from '../scene/camera.ts'
import type { Camera, Viewport } from '../scene/camera.ts'
import { declutter } from '../scene/declutter.ts'
import type { SpokenLine } from '../scene/speech.ts'
import type { Figure } from '../scene/figure.ts'
import { FONT } from './label-layer.ts'

const MOST_BUBBLES = 14
const WRAP_PX = 190
const PADDING_PX = 9
const TAIL_PX = 7
const ABOVE_FEET_TILES = 1.75

interface Bubble {
  container: Container
  content: string
  /** Screen px. */
  width: number
  height: number
}

/** What residents say, in bubbles above their heads. */
export class SpeechLayer {
  readonly container = new Container()
  #bubbles = new Map<string, Bubble>()

  update(
    lines: readonly SpokenLine[],
    figures: ReadonlyMap<string, Figure>,
    camera: Camera,
    viewport: Viewport,
  ): void {
    const spoken = new Set<string>()
    for (const line of lines.slice(0, MOST_BUBBLES)) {
      const figure = figures.get(line.speakerId)
      if (!figure) continue
      spoken.add(line.speakerId)
      const at = toScreen(camera, viewport, { x: figure.x, y: figure.y - ABOVE_FEET_TILES })
      this.#bubbleOf(line).container.position.set(Math.round(at.x), Math.round(at.y))
    }
    for (const [speakerId, bubble] of this.#bubbles) {
      if (spoken.has(speakerId)) continue
      bubble.container.destroy({ children: true })
      this.#bubbles.delete(speakerId)
    }
    this.#showNewest()
  }

  destroy(): void {
    this.container.destroy({ children: true })
  }

  /** Of bubbles that overlap only the newest is shown: an answer replaces what it answers. */
  #showNewest(): void {
    const newestFirst = [...this.#bubbles.values()].toReversed()
    const free = declutter(
      newestFirst.map(({ container, width, height }) => {
        return { x: container.x - width / 2, y: container.y - height, width, height }
      }),
    )
    newestFirst.forEach(({ container }, i) => (container.visible = free[i]!))
  }

  #bubbleOf({ speakerId, content }: SpokenLine): Bubble {
    const known = this.#bubbles.get(speakerId)
    if (known?.content === content) return known
    known?.container.destroy({ children: true })
    // Deleted first, so that a new line moves to the end: the map's order is the order of speaking.
    this.#bubbles.delete(speakerId)
    const container = drawBubble(content)
    const { width, height } = container.getLocalBounds()
    const bubble = { container, content, width, height }
    this.#bubbles.set(speakerId, bubble)
    this.container.addChild(bubble.container)
    return bubble
  }
}

/** A bubble whose tail points at the origin. */
function drawBubble(content: string): Container {
  const text = new Text({
    text: content,
    style: {
      fontFamily: FONT,
      fontSize: 13,
      lineHeight: 18,
      fill: '#2f2b36',
      wordWrap: true,
      wordWrapWidth: WRAP_PX,
      breakWords: true,
    },
  })
  const width = text.width + PADDING_PX * 2
  const height = text.height + PADDING_PX * 1.4
  const top = -height - TAIL_PX
  text.position.set(-text.width / 2, top + PADDING_PX * 0.7)
  const shape = new Graphics()
    .roundRect(-width / 2 + 1, top + 2, width, height, 11)
    .fill({ color: '#1d1a26', alpha: 0.25 })
    .roundRect(-width / 2, top, width, height, 11)
    .fill({ color: '#fffdf6' })
    .poly([-6, -TAIL_PX - 0.5, 6, -TAIL_PX - 0.5, 0, 0])
    .fill({ color: '#fffdf6' })
  const container = new Container()
  container.addChild(shape, text)
  return container
}
