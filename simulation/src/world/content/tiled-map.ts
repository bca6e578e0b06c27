import {
  DECORATION_KINDS,
  GATES,
  GROUND_KINDS,
  isWalkable,
  isWalkableGround,
  type Decoration,
  type DecorationKind,
  type Gate,
  type GroundKind,
  type MapPlace,
  type TownMap,
} from '@ai-community/shared/world/town-map.ts'
import { PLACE_KINDS } from '@ai-community/shared/world/vocabulary.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import { z } from 'zod'

/**
 * A town's map as the Tiled editor saves it (JSON, orthogonal, finite, uncompressed): the layers `ground` and
 * `decoration` of tiles whose class is their kind, and the layers `places`, `doors` and `gates` of objects.
 */

/** The map file does not say what a town needs; the message names the layer or object. */
export class TownMapError extends Error {
  override name = 'TownMapError'
}

const propertySchema = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) })
const tileLayerSchema = z.object({
  type: z.literal('tilelayer'),
  name: z.string(),
  data: z.array(z.int().min(0)),
})
const objectSchema = z.object({
  name: z.string().min(1),
  type: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  properties: z.array(propertySchema).default([]),
})
const objectLayerSchema = z.object({
  type: z.literal('objectgroup'),
  name: z.string(),
  objects: z.array(objectSchema),
})
const tiledSchema = z.object({
  orientation: z.literal('orthogonal'),
  infinite: z.literal(false),
  width: z.int().positive(),
  height: z.int().positive(),
  tilewidth: z.int().positive(),
  tileheight: z.int().positive(),
  tilesets: z
    .array(
      z.object({
        firstgid: z.int().positive(),
        tiles: z.array(
          z.object({ id: z.int().min(0), type: z.string(), properties: z.array(propertySchema).default([]) }),
        ),
      }),
    )
    .length(1),
  layers: z.array(z.discriminatedUnion('type', [tileLayerSchema, objectLayerSchema])),
})
type Tiled = z.infer<typeof tiledSchema>
type TiledObject = z.infer<typeof objectSchema>

const placeSchema = z
  .object({
    kind: z.enum(PLACE_KINDS),
    nameZh: z.string().min(1),
    nameEn: z.string().min(1),
    capacity: z.int().positive(),
    opens: z.int().min(0).max(1_439).optional(),
    closes: z.int().min(1).max(2_879).optional(),
  })
  .refine(({ opens, closes }) => (opens === undefined) === (closes === undefined), 'opens without closes')
  .refine(({ opens, closes }) => opens === undefined || opens < closes!, 'closes before it opens')

/**
 * @param json the parsed file
 * @throws TownMapError that says what is wrong where
 */
export function readTiledMap(json: unknown): TownMap {
  const parsed = tiledSchema.safeParse(json)
  if (!parsed.success) throw new TownMapError(`no town map of Tiled: ${z.prettifyError(parsed.error)}`)
  const tiled = parsed.data
  if (tiled.tilewidth !== tiled.tileheight) throw new TownMapError('the tiles are not square')
  const kinds = kindsOfTiles(tiled)
  const ground = readGround(tiled, kinds)
  const doors = readPoints(tiled, 'doors')
  const places = objectsOf(tiled, 'places').map((object) => readPlace(tiled, object, doors))
  const gates = readGates(tiled)
  const map: TownMap = {
    width: tiled.width,
    height: tiled.height,
    tileSizePx: tiled.tilewidth,
    ground,
    places,
    decorations: readDecorations(tiled, kinds),
    gates,
  }
  checkPlaces(map)
  checkWays(map, gates)
  return map
}

/** The class of each tile by its number in the layers; a tile's own word on walkability has to be the town's. */
function kindsOfTiles({ tilesets }: Tiled): ReadonlyMap<number, string> {
  const [{ firstgid, tiles }] = tilesets as [Tiled['tilesets'][number]]
  for (const { type, properties } of tiles) {
    const walkable = properties.find(({ name }) => name === 'walkable')?.value
    const isGround = (GROUND_KINDS as readonly string[]).includes(type)
    if (isGround && walkable !== undefined && walkable !== isWalkableGround(type as GroundKind))
      throw new TownMapError(`tile ${type} says walkable = ${walkable}, but the town walks otherwise`)
  }
  return new Map(tiles.map(({ id, type }) => [firstgid + id, type]))
}

function tilesOf(tiled: Tiled, layerName: string): readonly number[] {
  const layer = tiled.layers.find((one) => one.name === layerName && one.type === 'tilelayer')
  if (layer?.type !== 'tilelayer') throw new TownMapError(`there is no tile layer ${layerName}`)
  const expected = tiled.width * tiled.height
  if (layer.data.length !== expected)
    throw new TownMapError(`layer ${layerName} has ${layer.data.length} tiles instead of ${expected}`)
  return layer.data
}

function objectsOf(tiled: Tiled, layerName: string): readonly TiledObject[] {
  const layer = tiled.layers.find((one) => one.name === layerName && one.type === 'objectgroup')
  if (layer?.type !== 'objectgroup') throw new TownMapError(`there is no object layer ${layerName}`)
  return layer.objects
}

function readGround(tiled: Tiled, kinds: ReadonlyMap<number, string>): number[] {
  return tilesOf(tiled, 'ground').map((gid, tile) => {
    const kind = GROUND_KINDS.indexOf(kinds.get(gid) as GroundKind)
    if (kind < 0)
      throw new TownMapError(`the ground at ${tileName(tiled, tile)} is no kind of ground: tile ${gid}`)
    return kind
  })
}

function readDecorations(tiled: Tiled, kinds: ReadonlyMap<number, string>): Decoration[] {
  return tilesOf(tiled, 'decoration').flatMap((gid, tile) => {
    if (gid === 0) return []
    const kind = kinds.get(gid) as DecorationKind
    if (!DECORATION_KINDS.includes(kind))
      throw new TownMapError(`at ${tileName(tiled, tile)} stands no kind of decoration: tile ${gid}`)
    return [{ x: tile % tiled.width, y: Math.floor(tile / tiled.width), kind }]
  })
}

function tileName({ width }: Tiled, tile: number): string {
  return `${tile % width}, ${Math.floor(tile / width)}`
}

function readPoints(tiled: Tiled, layerName: string): ReadonlyMap<string, Position> {
  const points = new Map<string, Position>()
  for (const { name, x, y } of objectsOf(tiled, layerName)) {
    if (points.has(name)) throw new TownMapError(`layer ${layerName} has ${name} twice`)
    points.set(name, { x: Math.floor(x / tiled.tilewidth), y: Math.floor(y / tiled.tileheight) })
  }
  return points
}

function readPlace(tiled: Tiled, object: TiledObject, doors: ReadonlyMap<string, Position>): MapPlace {
  const properties = Object.fromEntries(object.properties.map(({ name, value }) => [name, value]))
  const parsed = placeSchema.safeParse({ ...properties, kind: object.type })
  if (!parsed.success) throw new TownMapError(`place ${object.name}: ${z.prettifyError(parsed.error)}`)
  const { kind, nameZh, nameEn, capacity, opens, closes } = parsed.data
  const door = doors.get(object.name)
  if (!door) throw new TownMapError(`place ${object.name} has no door`)
  const tiles = (px: number) => px / tiled.tilewidth
  const rect = {
    x: tiles(object.x),
    y: tiles(object.y),
    width: tiles(object.width),
    height: tiles(object.height),
  }
  if (!Object.values(rect).every(Number.isInteger))
    throw new TownMapError(`place ${object.name} does not lie on whole tiles`)
  return {
    key: object.name,
    kind,
    name: { zh: nameZh, en: nameEn },
    rect,
    door,
    capacity,
    openMinutes: opens === undefined ? null : [opens, closes!],
  }
}

function readGates(tiled: Tiled): Record<Gate, Position> {
  const points = readPoints(tiled, 'gates')
  return Object.fromEntries(
    GATES.map((name) => {
      const gate = points.get(name)
      if (!gate) throw new TownMapError(`there is no ${name} gate`)
      return [name, gate]
    }),
  ) as Record<Gate, Position>
}

function checkPlaces({ places, width, height }: TownMap): void {
  const keys = places.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice) throw new TownMapError(`two places have the key ${twice}`)
  for (const { key, rect, door } of places) {
    if (rect.x < 0 || rect.y < 0 || rect.x + rect.width > width || rect.y + rect.height > height)
      throw new TownMapError(`place ${key} lies outside the map`)
    const isAtDoor =
      door.x >= rect.x - 1 &&
      door.x <= rect.x + rect.width &&
      door.y >= rect.y - 1 &&
      door.y <= rect.y + rect.height
    if (!isAtDoor) throw new TownMapError(`the door of ${key} is not beside it`)
  }
}

/** Every door and gate has to be reached on foot from the first one. */
function checkWays(map: TownMap, gates: Readonly<Record<Gate, Position>>): void {
  const [first] = map.places
  if (!first) throw new TownMapError('there are no places')
  const reached = reachableFrom(map, first.door)
  const check = (name: string, { x, y }: Position) => {
    if (!isWalkable(map, x, y)) throw new TownMapError(`nobody can stand at ${name} (${x}, ${y})`)
    if (!reached.has(y * map.width + x)) throw new TownMapError(`no way leads from ${first.key} to ${name}`)
  }
  for (const { key, door } of map.places) check(`the door of ${key}`, door)
  for (const name of GATES) check(`the ${name} gate`, gates[name])
}

function reachableFrom(map: TownMap, start: Position): ReadonlySet<number> {
  const reached = new Set([start.y * map.width + start.x])
  const open = [start]
  for (let at = open.pop(); at; at = open.pop())
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const next = { x: at.x + dx, y: at.y + dy }
      const tile = next.y * map.width + next.x
      if (!isWalkable(map, next.x, next.y) || reached.has(tile)) continue
      reached.add(tile)
      open.push(next)
    }
  return reached
}
