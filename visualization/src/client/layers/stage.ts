import 'pixi.js/unsafe-eval'
import { Application, Container } from 'pixi.js'
import type { Camera, Viewport } from '../scene/camera.ts'
import { TILE } from '../art/ground.ts'

/** Where even the forest ends, grass goes on. */
const BACKDROP = '#84b671'

/** The canvas and its two spaces: `world` moves with the camera (one unit is an art pixel), `screen` does not. */
export interface Stage {
  canvas: HTMLCanvasElement
  world: Container
  screen: Container
  rendererName: 'webgl' | 'canvas'
  viewport(): Viewport
  look(camera: Camera): void
  render(): void
}

/**
 * Opens the stage inside `host` and keeps it as large as that. Without WebGL it draws on a plain canvas.
 *
 * @param forceCanvas do without WebGL even where there is one
 */
export async function openStage(host: HTMLElement, forceCanvas: boolean): Promise<Stage> {
  const app = new Application()
  await app.init({
    preference: forceCanvas ? ['canvas'] : ['webgl', 'canvas'],
    background: BACKDROP,
    resizeTo: host,
    autoStart: false,
    sharedTicker: false,
    antialias: false,
    resolution: Math.min(window.devicePixelRatio, 2),
    autoDensity: true,
    eventMode: 'none',
    eventFeatures: { move: false, globalMove: false, click: false, wheel: false },
  })
  host.append(app.canvas)
  const world = new Container()
  const screen = new Container()
  app.stage.addChild(world, screen)
  const viewport = (): Viewport => ({ width: app.screen.width, height: app.screen.height })
  return {
    canvas: app.canvas,
    world,
    screen,
    rendererName: app.renderer.name === 'canvas' ? 'canvas' : 'webgl',
    viewport,
    look(camera) {
      const { width, height } = viewport()
      const scale = camera.pxPerTile / TILE
      world.scale.set(scale)
      world.position.set(
        Math.round(width / 2 - camera.x * camera.pxPerTile),
        Math.round(height / 2 - camera.y * camera.pxPerTile),
      )
    },
    render: () => app.render(),
  }
}
