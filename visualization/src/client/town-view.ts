import type { Position } from '@ai-community/shared/world/walk.ts'
import type { DeltaMessage, SnapshotMessage } from '../protocol.ts'
import { Chrome } from './chrome.ts'
import type { Toggles } from './chrome.ts'
import { FrameMeter } from './frame-meter.ts'
import type { Stage } from './layers/stage.ts'
import { TownLayers } from './layers/town-layers.ts'
import type { Findable } from './panels/finder.ts'
import { Minimap } from './panels/minimap.ts'
import { toMap } from './scene/camera.ts'
import { CameraRig } from './scene/camera-rig.ts'
import { figureAtPoint, placeAtPoint } from './scene/hit-test.ts'
import { detailAt } from './scene/level-of-detail.ts'
import { SpokenLines } from './scene/speech.ts'
import { TownClock } from './scene/town-clock.ts'
import { WorldModel } from './scene/world-model.ts'
import { SelectionPanel } from './selection-panel.ts'
import { preferredLanguage } from './texts.ts'
import type { Language } from './texts.ts'

const CLOSE_PX_PER_TILE = 48
const DOUBLE_CLICK_ZOOM = 1.7
const KEY_ZOOM = 1.3
/** As in style.css. */
const SHEET_UP_TO_PX = 700
const SHEET_RISE = 0.2
/** Panels and figures are for reading; redrawing them with each frame would be waste. */
const PANEL_EVERY_MS = 250

interface OpenTown {
  model: WorldModel
  layers: TownLayers
  rig: CameraRig
  minimap: Minimap
}

/** The whole view: takes what the server tells and what the reader does, and draws a frame at a time. */
export class TownView {
  #stage: Stage
  #chrome: Chrome
  #selection: SelectionPanel
  #clock = new TownClock()
  #lines = new SpokenLines()
  #meter = new FrameMeter()
  #town: OpenTown | undefined
  #language: Language = preferredLanguage()
  #toggles: Toggles = { grid: false, labels: true, debug: false, minimap: window.innerWidth > SHEET_UP_TO_PX }
  #serverAway = false
  #lastFrameMs = 0
  #lastPanelMs = -Infinity
  #figuresInView = 0

  constructor(stage: Stage, host: HTMLElement) {
    this.#stage = stage
    this.#chrome = new Chrome(host, {
      toggle: (name) => this.toggle(name),
      switchLanguage: () => this.#switchLanguage(),
      closePanel: () => this.#selection.clear(),
      findables: () => this.#findables(),
      found: (item) => this.#goTo(item),
    })
    this.#selection = new SelectionPanel(this.#chrome.panel, {
      follow: () => this.toggleFollow(),
      centre: () => this.#centreSelection(),
    })
    this.#chrome.update(this.#toggles, this.#language)
  }

  receiveSnapshot(snapshot: SnapshotMessage): void {
    const now = performance.now()
    const isSameWorld = this.#town?.model.worldKey === snapshot.worldKey
    if (isSameWorld) this.#clock.follow(snapshot.clock, now)
    else this.#clock.reset(snapshot.clock, now)
    const model = new WorldModel(snapshot, this.#clock.simTime)
    if (this.#town && isSameWorld) this.#town.model = model
    else this.#open(model)
    this.#meter.forgetEvents()
    this.#meter.events(now, snapshot.eventCount)
  }

  receiveDelta(delta: DeltaMessage): void {
    const now = performance.now()
    this.#clock.follow(delta.clock, now)
    this.#town?.model.apply(delta)
    this.#meter.events(now, delta.eventCount)
  }

  setServerAway(isAway: boolean): void {
    this.#serverAway = isAway
  }

  /** Draws the frame that began at `nowMs`. */
  frame(nowMs: number): void {
    const startedMs = performance.now()
    const elapsedMs = Math.min(nowMs - this.#lastFrameMs, 250)
    this.#lastFrameMs = nowMs
    const simTime = this.#clock.advance(startedMs)
    if (this.#town) this.#drawTown(this.#town, simTime, nowMs, elapsedMs)
    this.#stage.render()
    this.#meter.frame(nowMs, performance.now() - startedMs)
    if (nowMs - this.#lastPanelMs < PANEL_EVERY_MS) return
    this.#lastPanelMs = nowMs
    this.#drawPanels(simTime)
  }

  drag(dx: number, dy: number): void {
    this.#town?.rig.drag(dx, dy)
  }

  zoom(anchor: Position, factor: number): void {
    this.#town?.rig.zoom(anchor, factor)
  }

  zoomByKey(direction: 1 | -1): void {
    const { width, height } = this.#stage.viewport()
    this.zoom({ x: width / 2, y: height / 2 }, KEY_ZOOM ** direction)
  }

  click(at: Position): void {
    if (!this.#town) return
    const { model, rig } = this.#town
    const point = toMap(rig.camera, this.#stage.viewport(), at)
    const { residents } = detailAt(rig.camera.pxPerTile, this.#figuresInView)
    const figure = figureAtPoint(model.figures.values(), point, rig.camera.pxPerTile, residents)
    const place = figure ? undefined : placeAtPoint(model.places.values(), point)
    if (figure) this.#selection.selectResident(figure.resident.id)
    else if (place) this.#selection.selectPlace(place.id)
    else this.#selection.clear()
    this.#lastPanelMs = -Infinity
  }

  doubleClick(at: Position): void {
    if (!this.#town) return
    const { rig } = this.#town
    const point = toMap(rig.camera, this.#stage.viewport(), at)
    const pxPerTile = Math.min(rig.camera.pxPerTile * DOUBLE_CLICK_ZOOM, CLOSE_PX_PER_TILE * 1.5)
    rig.glideTo(point, Math.max(pxPerTile, rig.camera.pxPerTile), performance.now())
  }

  hover(at: Position): void {
    if (!this.#town) return
    const { model, rig } = this.#town
    const point = toMap(rig.camera, this.#stage.viewport(), at)
    const { residents } = detailAt(rig.camera.pxPerTile, this.#figuresInView)
    const figure = figureAtPoint(model.figures.values(), point, rig.camera.pxPerTile, residents)
    this.#stage.canvas.classList.toggle(
      'is-over',
      Boolean(figure ?? placeAtPoint(model.places.values(), point)),
    )
  }

  toggle(name: keyof Toggles): void {
    this.#toggles[name] = !this.#toggles[name]
    this.#chrome.update(this.#toggles, this.#language)
  }

  toggleFollow(): void {
    const id = this.#selection.residentId
    if (!this.#town || !id) return
    const { rig } = this.#town
    if (rig.followedId === id) return rig.follow(undefined)
    rig.follow(id)
    this.#lastPanelMs = -Infinity
  }

  toggleFinder(): void {
    this.#chrome.toggleFinder(this.#language)
  }

  toggleHelp(): void {
    this.#chrome.toggleHelp(this.#language)
  }

  escape(): void {
    if (!this.#chrome.closeOverlay()) this.#selection.clear()
  }

  #open(model: WorldModel): void {
    this.#town?.layers.destroy()
    this.#selection.clear()
    this.#lines.clear()
    const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches
    const rig = new CameraRig(this.#stage.viewport(), model.map, reducedMotion)
    const minimap = new Minimap(model.map, (point) => rig.jumpTo(point))
    this.#chrome.minimapSlot.replaceChildren(minimap.root)
    this.#town = { model, layers: new TownLayers(this.#stage, model), rig, minimap }
  }

  #drawTown({ model, layers, rig }: OpenTown, simTime: number, nowMs: number, elapsedMs: number): void {
    model.advance(simTime, elapsedMs)
    rig.viewport = this.#stage.viewport()
    rig.raisedPx = this.#sheetRisePx()
    rig.tick(nowMs, rig.followedId ? model.figures.get(rig.followedId) : undefined)
    this.#stage.look(rig.camera)
    const result = layers.update({
      model,
      camera: rig.camera,
      viewport: rig.viewport,
      simTime,
      selectedId: this.#selection.residentId,
      lines: this.#lines.update(model.encounters, simTime, nowMs),
      language: this.#language,
      show: this.#toggles,
    })
    this.#figuresInView = result.figuresInView
  }

  #drawPanels(simTime: number): void {
    const model = this.#town?.model
    this.#chrome.status.update(
      {
        name: model?.name,
        source: model?.source,
        clock: model?.clock,
        residents: model?.figures.size ?? 0,
        simTime,
        serverAway: this.#serverAway,
      },
      this.#language,
    )
    if (!this.#town) return
    const { rig, minimap } = this.#town
    const selectedId = this.#selection.residentId
    this.#selection.draw(this.#town.model, simTime, rig.followedId, this.#language)
    if (this.#toggles.minimap)
      minimap.update(this.#town.model.figures.values(), rig.camera, rig.viewport, selectedId)
    if (this.#toggles.debug)
      this.#chrome.debug.update(
        {
          framesPerSecond: this.#meter.framesPerSecond,
          scriptMs: this.#meter.scriptMs,
          eventsPerSecond: this.#meter.eventsPerSecond,
          lagSeconds: this.#town.model.clock.lagSeconds,
          renderer: this.#stage.rendererName,
          camera: rig.camera,
          inView: this.#figuresInView,
          total: this.#town.model.figures.size,
        },
        this.#language,
      )
  }

  /** On a phone the panel is a sheet over the lower half; who is looked for belongs above it. */
  #sheetRisePx(): number {
    const { width, height } = this.#stage.viewport()
    return width <= SHEET_UP_TO_PX && this.#selection.isOpen ? height * SHEET_RISE : 0
  }

  #switchLanguage(): void {
    this.#language = this.#language === 'zh' ? 'en' : 'zh'
    localStorage.setItem('language', this.#language)
    this.#chrome.update(this.#toggles, this.#language)
    this.#selection.redraw()
    this.#lastPanelMs = -Infinity
  }

  #findables(): Findable[] {
    if (!this.#town) return []
    const { figures, places } = this.#town.model
    const other = this.#language === 'zh' ? 'en' : 'zh'
    return [
      ...[...figures.values()].map(({ resident }) => ({
        kind: 'resident' as const,
        id: resident.id,
        names: [resident.displayName, resident.username],
      })),
      ...[...places.values()].map((place) => ({
        kind: 'place' as const,
        id: place.id,
        names: [place.name[this.#language], place.name[other]],
      })),
    ]
  }

  #goTo({ kind, id }: Findable): void {
    if (kind === 'resident') this.#selection.selectResident(id)
    else this.#selection.selectPlace(id)
    this.#centreSelection()
    this.#lastPanelMs = -Infinity
  }

  #centreSelection(): void {
    if (!this.#town) return
    const { model, rig } = this.#town
    const point = this.#selection.position(model)
    rig.raisedPx = this.#sheetRisePx()
    const pxPerTile = Math.max(rig.camera.pxPerTile, CLOSE_PX_PER_TILE)
    if (point) rig.glideTo(point, pxPerTile, performance.now())
  }
}
