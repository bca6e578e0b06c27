import { describe, expect, it } from 'vitest'
import {
  boundsInView,
  dragged,
  firstCamera,
  glided,
  isWithin,
  keptOnMap,
  MAX_PX_PER_TILE,
  toMap,
  toScreen,
  zoomedAt,
} from './camera.ts'
import { CameraRig } from './camera-rig.ts'

const viewport = { width: 1000, height: 600 }
const map = { width: 60, height: 40 }
const camera = { x: 30, y: 20, pxPerTile: 20 }

describe('the camera', () => {
  it('maps the middle of the viewport to its own position, and back', () => {
    expect(toMap(camera, viewport, { x: 500, y: 300 })).toEqual({ x: 30, y: 20 })
    const screen = { x: 123, y: 456 }
    const back = toScreen(camera, viewport, toMap(camera, viewport, screen))
    expect(back.x).toBeCloseTo(screen.x)
    expect(back.y).toBeCloseTo(screen.y)
  })

  it('moves the map with the hand', () => {
    expect(dragged(camera, 40, -20)).toEqual({ x: 28, y: 21, pxPerTile: 20 })
  })

  it('keeps the tile under the pointer there while zooming', () => {
    const anchor = { x: 820, y: 90 }
    const held = toMap(camera, viewport, anchor)
    const zoomed = zoomedAt(camera, viewport, anchor, 1.8, map)
    expect(zoomed.pxPerTile).toBeCloseTo(36)
    const after = toScreen(zoomed, viewport, held)
    expect(after.x).toBeCloseTo(anchor.x)
    expect(after.y).toBeCloseTo(anchor.y)
  })

  it('keeps that tile also where the zoom ends', () => {
    const anchor = { x: 10, y: 10 }
    const held = toMap(camera, viewport, anchor)
    const zoomed = zoomedAt(camera, viewport, anchor, 1_000, map)
    expect(zoomed.pxPerTile).toBe(MAX_PX_PER_TILE)
    expect(toScreen(zoomed, viewport, held).x).toBeCloseTo(anchor.x)
    expect(zoomedAt(camera, viewport, anchor, 0.000_1, map).pxPerTile).toBeCloseTo(0.6 * 15)
  })

  it('can’t leave the map', () => {
    expect(keptOnMap({ x: -5, y: 99, pxPerTile: 9 }, map)).toEqual({ x: 0, y: 40, pxPerTile: 9 })
  })

  it('first shows the whole town on a desktop and recognisable people on a phone', () => {
    const desktop = firstCamera({ width: 1280, height: 800 }, map)
    expect(desktop.pxPerTile * map.height).toBeLessThanOrEqual(801)
    expect(firstCamera({ width: 390, height: 844 }, map).pxPerTile).toBe(20)
  })

  it('sees what is in view with its margin, and nothing else', () => {
    const view = boundsInView(camera, viewport, 2)
    expect(view).toEqual({ left: 3, right: 57, top: 3, bottom: 37 })
    expect(isWithin(view, 3, 37)).toBe(true)
    expect(isWithin(view, 2.9, 20)).toBe(false)
  })

  it('glides from start to goal in equal ratios of zoom', () => {
    const goal = { x: 10, y: 10, pxPerTile: 80 }
    expect(glided(camera, goal, 0)).toEqual(camera)
    expect(glided(camera, goal, 1)).toEqual(goal)
    expect(glided(camera, goal, 0.5).pxPerTile).toBeCloseTo(40)
  })
})

describe('the camera rig', () => {
  it('arrives where it glides to, and a hand on the map ends the glide', () => {
    const rig = new CameraRig(viewport, map, false)
    rig.glideTo({ x: 5, y: 6 }, 40, 1_000)
    rig.tick(1_100, undefined)
    expect(rig.camera.x).toBeGreaterThan(5)
    rig.tick(2_000, undefined)
    expect(rig.camera).toEqual({ x: 5, y: 6, pxPerTile: 40 })
    rig.glideTo({ x: 50, y: 30 }, 40, 3_000)
    rig.drag(0, 0)
    rig.tick(9_000, undefined)
    expect(rig.camera.x).toBe(5)
  })

  it('jumps instead of gliding for readers who want less motion', () => {
    const rig = new CameraRig(viewport, map, true)
    rig.glideTo({ x: 5, y: 6 }, 40, 1_000)
    rig.tick(1_001, undefined)
    expect(rig.camera).toEqual({ x: 5, y: 6, pxPerTile: 40 })
  })

  it('comes ever closer to whom it follows until dragged away', () => {
    const rig = new CameraRig(viewport, map, false)
    rig.follow('7')
    rig.tick(0, { x: 10, y: 10 })
    for (let now = 16; now < 2_000; now += 16) rig.tick(now, { x: 10, y: 10 })
    expect(rig.camera.x).toBeCloseTo(10, 2)
    rig.drag(30, 0)
    expect(rig.followedId).toBeUndefined()
  })

  it('shows whom it looks for above a sheet that covers the lower half', () => {
    const rig = new CameraRig(viewport, map, true)
    rig.raisedPx = 120
    rig.glideTo({ x: 5, y: 6 }, 40, 0)
    rig.tick(1, undefined)
    expect(toScreen(rig.camera, viewport, { x: 5, y: 6 })).toEqual({ x: 500, y: 180 })
  })

  it('zooms about the followed resident, not about the pointer', () => {
    const rig = new CameraRig(viewport, map, false)
    rig.follow('7')
    const before = rig.camera
    rig.zoom({ x: 0, y: 0 }, 2)
    expect(rig.camera.x).toBeCloseTo(before.x)
    expect(rig.followedId).toBe('7')
  })
})
