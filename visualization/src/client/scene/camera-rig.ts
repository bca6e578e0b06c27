import type { Position } from '@ai-community/shared/world/walk.ts'
import { dragged, firstCamera, glided, keptOnMap, zoomedAt } from './camera.ts'
import type { Camera, MapSize, Viewport } from './camera.ts'

const GLIDE_MS = 450
/** Share of the way to the followed figure that is left after a second. */
const FOLLOW_LEFT_AFTER_S = 0.004

interface Glide {
  from: Camera
  to: Camera
  startMs: number
}

/** The camera and what moves it: hand, glide, or the resident it follows. */
export class CameraRig {
  camera: Camera
  viewport: Viewport
  /** What is looked for is shown this many px above the middle, e.g. above a sheet that covers the lower half. */
  raisedPx = 0
  #map: MapSize
  #glide: Glide | undefined
  #followedId: string | undefined
  #lastMs = 0
  #glideMs: number

  /** @param reducedMotion glides become jumps for people who asked their system for less motion */
  constructor(viewport: Viewport, map: MapSize, reducedMotion: boolean) {
    this.viewport = viewport
    this.#map = map
    this.#glideMs = reducedMotion ? 0 : GLIDE_MS
    this.camera = firstCamera(viewport, map)
  }

  get followedId(): string | undefined {
    return this.#followedId
  }

  /** Follows a resident, or nobody. */
  follow(residentId: string | undefined): void {
    this.#followedId = residentId
    this.#glide = undefined
  }

  /** A hand on the map ends following and gliding. */
  drag(dx: number, dy: number): void {
    this.follow(undefined)
    this.camera = keptOnMap(dragged(this.camera, dx, dy), this.#map)
  }

  /** Zooms about a screen point; while following, about the followed resident in the middle. */
  zoom(anchor: Position, factor: number): void {
    this.#glide = undefined
    const about = this.#followedId ? middleOf(this.viewport) : anchor
    this.camera = keptOnMap(zoomedAt(this.camera, this.viewport, about, factor, this.#map), this.#map)
  }

  glideTo(point: Position, pxPerTile: number, nowMs: number): void {
    this.follow(undefined)
    this.#glide = {
      from: this.camera,
      to: keptOnMap(this.#raised(point, pxPerTile), this.#map),
      startMs: nowMs,
    }
  }

  /** Puts the camera over a point at once (a click on the minimap). */
  jumpTo(point: Position): void {
    this.follow(undefined)
    this.camera = keptOnMap({ ...point, pxPerTile: this.camera.pxPerTile }, this.#map)
  }

  /** Moves on to `nowMs`; `followed` is where the followed resident is (tiles). */
  tick(nowMs: number, followed: Position | undefined): void {
    const elapsedS = Math.min(Math.max(nowMs - this.#lastMs, 0), 100) / 1_000
    this.#lastMs = nowMs
    if (this.#glide) {
      const share = this.#glideMs > 0 ? Math.min((nowMs - this.#glide.startMs) / this.#glideMs, 1) : 1
      this.camera = glided(this.#glide.from, this.#glide.to, Math.max(share, 0))
      if (share >= 1) this.#glide = undefined
    } else if (followed) {
      const share = 1 - FOLLOW_LEFT_AFTER_S ** elapsedS
      const { x, y, pxPerTile } = this.camera
      const goal = this.#raised(followed, pxPerTile)
      this.camera = { x: x + (goal.x - x) * share, y: y + (goal.y - y) * share, pxPerTile }
    }
  }

  #raised(point: Position, pxPerTile: number): Camera {
    return { x: point.x, y: point.y + this.raisedPx / pxPerTile, pxPerTile }
  }
}

function middleOf(viewport: Viewport): Position {
  return { x: viewport.width / 2, y: viewport.height / 2 }
}
