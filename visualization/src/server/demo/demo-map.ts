import { GROUND_KINDS } from '@ai-community/shared/world/town-map.ts'
import type { GroundKind, MapPlace, TileRect, TownMap } from '@ai-community/shared/world/town-map.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'

const WIDTH = 62
const HEIGHT = 41
const OPEN_AIR: ReadonlySet<PlaceKind> = new Set(['park', 'garden', 'market', 'station'])
const LANES = { rows: [9, 18, 21, 28, 37], columns: [15, 44] }
const ROADS = { rows: [19, 20], columns: [29, 30] }

type PlaceLine = [
  key: string,
  zh: string,
  en: string,
  kind: PlaceKind,
  x: number,
  y: number,
  w: number,
  h: number,
]

const PLACES: readonly PlaceLine[] = [
  ['home-maple', '枫叶小屋', 'Maple Cottage', 'home', 2, 3, 6, 6],
  ['home-reed', '芦苇小屋', 'Reed Cottage', 'home', 9, 3, 5, 6],
  ['cafe', '晨光咖啡', 'Morning Light Café', 'cafe', 17, 3, 6, 6],
  ['bookshop', '折页书店', 'Dog-Ear Books', 'bookshop', 24, 3, 5, 6],
  ['library', '小镇图书馆', 'Town Library', 'library', 32, 2, 7, 7],
  ['studio', '云朵画室', 'Cloud Studio', 'studio', 40, 4, 4, 5],
  ['home-willow', '柳树小屋', 'Willow Cottage', 'home', 46, 3, 6, 6],
  ['noodles', '三碗面馆', 'Three Bowls Noodles', 'noodle_shop', 3, 12, 6, 6],
  ['clinic', '安心诊所', 'Kind Heart Clinic', 'clinic', 10, 12, 5, 6],
  ['hall', '社区礼堂', 'Community Hall', 'hall', 17, 11, 7, 7],
  ['bakery', '麦穗面包', 'Wheatear Bakery', 'bakery', 25, 12, 4, 6],
  ['market', '河边集市', 'Riverside Market', 'market', 32, 12, 9, 6],
  ['home-plum', '梅子小屋', 'Plum Cottage', 'home', 46, 12, 6, 6],
  ['school', '山坡小学', 'Hillside School', 'school', 3, 22, 8, 6],
  ['park', '榆树公园', 'Elm Park', 'park', 17, 22, 11, 6],
  ['workshop', '铁木工坊', 'Iron & Oak Workshop', 'workshop', 32, 22, 6, 6],
  ['bar', '月亮酒馆', 'The Moon', 'bar', 39, 22, 5, 6],
  ['home-cedar', '雪松小屋', 'Cedar Cottage', 'home', 46, 22, 6, 6],
  ['home-fern', '蕨草小屋', 'Fern Cottage', 'home', 3, 31, 5, 6],
  ['home-clover', '苜蓿小屋', 'Clover Cottage', 'home', 9, 31, 5, 6],
  ['garden', '百草园', 'Herb Garden', 'garden', 17, 31, 10, 6],
  ['gym', '跳跃体育馆', 'Leap Gym', 'gym', 32, 31, 6, 6],
  ['office', '小镇事务所', 'Town Office', 'office', 39, 31, 5, 6],
  ['station', '河湾车站', 'River Bend Station', 'station', 46, 31, 6, 6],
]

/** A small town for the demo, made by code alone; the same at every start. */
export function createDemoMap(): TownMap {
  const places = PLACES.map(toPlace)
  const ground: GroundKind[] = Array.from({ length: WIDTH * HEIGHT }, (_, i) =>
    wildGround(i % WIDTH, Math.floor(i / WIDTH), places),
  )
  const fill = (rect: TileRect, kind: GroundKind): void => {
    for (let y = rect.y; y < rect.y + rect.height; y++)
      for (let x = rect.x; x < rect.x + rect.width; x++) ground[y * WIDTH + x] = kind
  }
  for (const y of LANES.rows) fill({ x: 0, y, width: WIDTH, height: 1 }, 'path')
  for (const x of LANES.columns) fill({ x, y: 9, width: 1, height: 29 }, 'path')
  for (const y of ROADS.rows) fill({ x: 0, y, width: WIDTH, height: 1 }, 'road')
  for (const x of ROADS.columns) fill({ x, y: 0, width: 1, height: HEIGHT }, 'road')
  for (const place of places) layPlace(place, fill)
  return {
    width: WIDTH,
    height: HEIGHT,
    tileSizePx: 16,
    ground: ground.map((kind) => GROUND_KINDS.indexOf(kind)),
    places,
  }
}

function toPlace([key, zh, en, kind, x, y, width, height]: PlaceLine): MapPlace {
  return {
    key,
    name: { zh, en },
    kind,
    rect: { x, y, width, height },
    door: { x: x + Math.floor(width / 2), y: y + height },
    capacity: kind === 'home' ? 4 : 20,
    openMinutes: kind === 'home' || OPEN_AIR.has(kind) ? null : [420, 1350],
  }
}

function layPlace(place: MapPlace, fill: (rect: TileRect, kind: GroundKind) => void): void {
  const { rect, door, kind } = place
  if (OPEN_AIR.has(kind)) {
    fill(rect, kind === 'market' || kind === 'station' ? 'path' : 'grass')
    if (kind === 'garden') fill({ x: rect.x, y: rect.y, width: rect.width, height: 1 }, 'flowers')
    return
  }
  fill(rect, 'wall')
  fill({ x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 2 }, 'floor')
  fill({ x: door.x, y: door.y - 1, width: 1, height: 1 }, 'floor')
}

function wildGround(x: number, y: number, places: readonly MapPlace[]): GroundKind {
  const river = 55.5 + Math.sin(y / 5) * 1.6
  if (Math.abs(x + 0.5 - river) < 1.8) return 'water'
  const nearPlace = places.some(
    ({ rect }) => x >= rect.x - 1 && x <= rect.x + rect.width && y >= rect.y - 1 && y <= rect.y + rect.height,
  )
  const wild = Math.abs(Math.sin(x * 12.9898 + y * 78.233) * 43758.5453) % 1
  const grove = Math.sin(x / 3.1) * Math.cos(y / 2.7)
  if (nearPlace) return wild > 0.93 ? 'flowers' : 'grass'
  if (wild < 0.22 + grove * 0.3) return 'tree'
  return wild > 0.9 ? 'flowers' : 'grass'
}
