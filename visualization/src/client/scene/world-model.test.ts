import { GROUND_KINDS } from '@ai-community/shared/world/town-map.ts'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import { simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import type { SnapshotMessage, VizPlace, VizResident } from '../../protocol.ts'
import { figureAtPoint, placeAtPoint } from './hit-test.ts'
import { isOnWalk, WorldModel } from './world-model.ts'

const map: TownMap = {
  width: 20,
  height: 20,
  tileSizePx: 16,
  ground: new Array<number>(400).fill(GROUND_KINDS.indexOf('grass')),
  places: [],
}
const place = (id: string, kind: VizPlace['kind'], x: number, y: number, size: number): VizPlace => ({
  id,
  key: id,
  name: { zh: id, en: id },
  kind,
  rect: { x, y, width: size, height: size },
  door: { x: x + 2, y: y + size },
  capacity: 9,
  openMinutes: null,
})
const cafe = place('101', 'cafe', 1, 1, 5)
const home = place('102', 'home', 12, 12, 5)
const walk = {
  path: [cafe.door, { x: 14, y: 6 }, home.door],
  startAt: simTime(60_000),
  endAt: simTime(120_000),
}

const resident = (id: string, changes: Partial<VizResident> = {}): VizResident => ({
  id,
  username: `user_${id}`,
  displayName: `User ${id}`,
  language: 'en',
  asleep: false,
  mood: 'calm',
  action: 'rest',
  activity: { zh: '', en: '' },
  placeId: cafe.id,
  position: cafe.door,
  walk: null,
  ...changes,
})
const clock = (time: number): SnapshotMessage['clock'] => ({
  simTime: time,
  speed: 60,
  status: 'running',
  lagSeconds: 0,
})
const snapshot = (residents: VizResident[]): SnapshotMessage => ({
  worldKey: '1',
  name: { zh: '', en: '' },
  clock: clock(0),
  map,
  places: [cafe, home],
  residents,
  encounters: [],
  eventCount: 0,
  source: { kind: 'live', awaySince: null },
})

describe('the world model', () => {
  it('gives everyone in a place a tile of their own, inside its walls', () => {
    const model = new WorldModel(snapshot(['1', '2', '3', '4'].map((id) => resident(id))), 0)
    const spots = [...model.figures.values()].map(({ x, y }) => `${x},${y}`)
    expect(new Set(spots).size).toBe(4)
    for (const { x, y } of model.figures.values()) {
      expect(x).toBeGreaterThan(2)
      expect(x).toBeLessThan(5)
      expect(y).toBeGreaterThan(2)
      expect(y).toBeLessThan(5)
    }
  })

  it('lets nobody jump: from its spot to the door, along the walk, and in again', () => {
    const model = new WorldModel(snapshot([resident('1')]), 50_000)
    model.apply({
      clock: clock(60_000),
      eventCount: 1,
      residents: [resident('1', { placeId: home.id, walk })],
    })
    const figure = model.figures.get('1')!
    let { x, y } = figure
    for (let time = 50_000; time < 140_000; time += 250) {
      model.advance(time, 16)
      expect(Math.hypot(figure.x - x, figure.y - y)).toBeLessThan(1)
      ;({ x, y } = figure)
    }
    for (let frame = 0; frame < 300; frame++) model.advance(140_000, 16)
    expect(placeAtPoint(model.places.values(), figure)?.id).toBe(home.id)
  })

  it('finishes a walk that the server already knows to be over', () => {
    const walking = resident('1', { placeId: home.id, walk })
    const model = new WorldModel(snapshot([walking]), 70_000)
    model.apply({
      clock: clock(130_000),
      eventCount: 2,
      residents: [resident('1', { placeId: home.id, position: home.door })],
    })
    model.advance(90_000, 16)
    const { resident: shown } = model.figures.get('1')!
    expect(isOnWalk(shown, 90_000)).toBe(true)
    model.advance(120_001, 16)
    expect(model.figures.get('1')!.resident.walk).toBeNull()
  })

  it('starts a walk when the shown time reaches it, not when it is told', () => {
    const model = new WorldModel(snapshot([resident('1')]), 50_000)
    model.apply({
      clock: clock(60_000),
      eventCount: 1,
      residents: [resident('1', { placeId: home.id, walk })],
    })
    model.advance(59_000, 16)
    expect(model.presentIn(cafe.id, 59_000)).toHaveLength(1)
    model.advance(61_000, 16)
    expect(model.presentIn(cafe.id, 61_000)).toHaveLength(0)
    expect(model.presentIn(home.id, 61_000)).toHaveLength(0)
    expect(model.presentIn(home.id, 120_000)).toHaveLength(1)
  })

  it('forgets residents that are gone and shows new ones', () => {
    const model = new WorldModel(snapshot([resident('1')]), 0)
    model.apply({ clock: clock(1), eventCount: 1, goneResidentIds: ['1'], residents: [resident('2')] })
    model.advance(1, 16)
    expect([...model.figures.keys()]).toEqual(['2'])
  })
})

describe('a click', () => {
  const figures = [
    { resident: resident('1'), x: 10, y: 10, facing: 'south' as const, moving: false, strideTiles: 0 },
    { resident: resident('2'), x: 10.6, y: 10, facing: 'south' as const, moving: false, strideTiles: 0 },
  ]

  it('finds the figure whose body it hits, the nearer of two', () => {
    expect(figureAtPoint(figures, { x: 9.8, y: 9.2 }, 60, 'sprites')?.resident.id).toBe('1')
    expect(figureAtPoint(figures, { x: 10.5, y: 9.2 }, 60, 'sprites')?.resident.id).toBe('2')
    expect(figureAtPoint(figures, { x: 12, y: 9.2 }, 60, 'sprites')).toBeUndefined()
  })

  it('has the reach of a finger, however small the figures are', () => {
    expect(figureAtPoint(figures, { x: 8.8, y: 10 }, 10, 'dots')?.resident.id).toBe('1')
    expect(figureAtPoint(figures, { x: 8.8, y: 10 }, 60, 'dots')).toBeUndefined()
  })

  it('finds the innermost place', () => {
    const yard = place('103', 'park', 0, 0, 10)
    expect(placeAtPoint([yard, cafe], { x: 2.5, y: 2.5 })?.id).toBe(cafe.id)
    expect(placeAtPoint([yard, cafe], { x: 8, y: 8 })?.id).toBe(yard.id)
    expect(placeAtPoint([yard, cafe], { x: 15, y: 8 })).toBeUndefined()
  })
})
