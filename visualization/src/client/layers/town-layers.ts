import type { Container } from 'pixi.js'
import { boundsInView, isWithin } from '../scene/camera.ts'
import type { Camera, Viewport } from '../scene/camera.ts'
import { daylightAt } from '../scene/daylight.ts'
import { detailAt } from '../scene/level-of-detail.ts'
import type { DetailLevel } from '../scene/level-of-detail.ts'
import type { SpokenLine } from '../scene/speech.ts'
import type { Figure } from '../scene/figure.ts'
import type { WorldModel } from '../scene/world-model.ts'
import type { Language } from '../texts.ts'
import { DaylightLayer } from './daylight-layer.ts'
import { DebugLayer } from './debug-layer.ts'
import { GroundLayer } from './ground-layer.ts'
import { LabelLayer } from './label-layer.ts'
import { ResidentsLayer } from './residents-layer.ts'
import { RoofLayer } from './roof-layer.ts'
import { SpeechLayer } from './speech-layer.ts'
import type { Stage } from './stage.ts'

/** Names and roofs reach into view from tiles outside it. */
const VIEW_MARGIN_TILES = 2
const MINUTE_MS = 60_000
const MINUTES_A_DAY = 1_440

/** What one frame shows. */
export interface FrameContent {
  model: WorldModel
  camera: Camera
  viewport: Viewport
  simTime: number
  selectedId: string | undefined
  lines: readonly SpokenLine[]
  language: Language
  show: { grid: boolean; labels: boolean; debug: boolean }
}

export interface FrameResult {
  detail: DetailLevel
  figuresInView: number
}

/** All layers of one world, stacked on the stage from the ground up. */
export class TownLayers {
  #ground: GroundLayer
  #roofs: RoofLayer
  #residents = new ResidentsLayer()
  #daylight: DaylightLayer
  #labels = new LabelLayer()
  #speech = new SpeechLayer()
  #debug: DebugLayer
  #inView: Figure[] = []

  constructor(stage: Stage, model: WorldModel) {
    const places = [...model.places.values()]
    this.#ground = new GroundLayer(model.map, places)
    this.#roofs = new RoofLayer(places)
    this.#daylight = new DaylightLayer(places, model.map)
    this.#debug = new DebugLayer(model.map)
    const below: Container[] = [this.#ground.ground, this.#debug.container, this.#residents.ring]
    const above: Container[] = [this.#ground.crowns, this.#roofs.container, this.#residents.dots]
    stage.world.addChild(
      ...below,
      this.#residents.people,
      ...above,
      this.#daylight.shade,
      this.#daylight.lamps,
    )
    stage.screen.addChild(this.#labels.container, this.#speech.container)
  }

  update(frame: FrameContent): FrameResult {
    const { model, camera, viewport, simTime, selectedId, show } = frame
    const { pxPerTile } = camera
    const view = boundsInView(camera, viewport, VIEW_MARGIN_TILES)
    this.#collectInView(model, view)
    const detail = detailAt(pxPerTile, this.#inView.length)
    const selected = selectedId ? model.figures.get(selectedId) : undefined

    this.#ground.update(view)
    this.#roofs.update(detail.roofAlpha)
    this.#residents.update(this.#inView, detail, pxPerTile, selected)
    this.#daylight.update(daylightAt((simTime / MINUTE_MS) % MINUTES_A_DAY), view)
    this.#debug.drawGrid(show.grid, view, model.map, pxPerTile)
    this.#debug.drawPaths(this.#inView, selectedId, show.debug, simTime, pxPerTile)
    if (show.labels)
      this.#labels.update(
        model.places.values(),
        this.#inView,
        selectedId,
        detail,
        camera,
        viewport,
        frame.language,
      )
    else this.#labels.hide()
    this.#speech.update(detail.speech ? frame.lines : [], model.figures, camera, viewport)
    return { detail, figuresInView: this.#inView.length }
  }

  destroy(): void {
    for (const layer of [
      this.#ground,
      this.#roofs,
      this.#residents,
      this.#daylight,
      this.#labels,
      this.#speech,
      this.#debug,
    ])
      layer.destroy()
  }

  #collectInView(model: WorldModel, view: ReturnType<typeof boundsInView>): void {
    this.#inView.length = 0
    for (const figure of model.figures.values())
      if (isWithin(view, figure.x, figure.y)) this.#inView.push(figure)
  }
}
