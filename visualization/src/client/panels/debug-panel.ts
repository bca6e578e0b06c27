import type { Camera } from '../scene/camera.ts'
import { TEXTS } from '../texts.ts'
import type { Language } from '../texts.ts'
import { element } from './element.ts'

export interface DebugFigures {
  framesPerSecond: number
  /** Milliseconds of our own script in a frame. */
  scriptMs: number
  eventsPerSecond: number
  lagSeconds: number
  renderer: string
  camera: Camera
  inView: number
  total: number
}

/** Figures for developers. */
export class DebugPanel {
  readonly root = element('dl', { class: 'debug' })

  update(figures: DebugFigures, language: Language): void {
    const texts = TEXTS[language]
    const { camera } = figures
    const rows: [string, string][] = [
      [texts.debugFps, texts.perSecond(figures.framesPerSecond.toFixed(0))],
      [texts.debugScript, `${figures.scriptMs.toFixed(2)} ms`],
      [texts.debugEvents, texts.perSecond(figures.eventsPerSecond.toFixed(1))],
      [texts.debugLag, `${figures.lagSeconds.toFixed(1)} s`],
      [texts.debugShown, `${figures.inView} / ${figures.total}`],
      [
        texts.debugCamera,
        `${camera.x.toFixed(2)}, ${camera.y.toFixed(2)} · ${camera.pxPerTile.toFixed(2)} px`,
      ],
      [texts.debugRenderer, figures.renderer],
    ]
    this.root.replaceChildren(
      ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    )
  }
}
