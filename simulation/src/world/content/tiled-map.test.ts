import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTiledMap, TownMapError } from './tiled-map.ts'

const source = fs.readFileSync(new URL('./town.tmj', import.meta.url), 'utf8')

interface TiledFile {
  infinite: boolean
  layers: { name: string; data: number[]; objects: TiledObject[] }[]
  tilesets: { tiles: { type: string; properties: { name: string; value: unknown }[] }[] }[]
}
interface TiledObject {
  name: string
  type: string
  x: number
  y: number
  properties: { name: string; value: unknown }[]
}

/** What the reader says to the town's own map with one thing changed. */
function complaint(change: (file: TiledFile) => void): string {
  const file = JSON.parse(source) as TiledFile
  change(file)
  try {
    readTiledMap(file)
  } catch (error) {
    expect(error).toBeInstanceOf(TownMapError)
    return (error as Error).message
  }
  return 'nothing'
}

const layer = (file: TiledFile, name: string) => file.layers.find((one) => one.name === name)!
const object = (file: TiledFile, layerName: string, name: string) =>
  layer(file, layerName).objects.find((one) => one.name === name)!

describe('the reader of maps', () => {
  it('takes the town as it is, with its decoration', () => {
    expect(complaint(() => undefined)).toBe('nothing')
    const map = readTiledMap(JSON.parse(source))
    expect(map.decorations!.length).toBeGreaterThan(20)
    for (const { x, y } of map.decorations!) expect(x < map.width && y < map.height).toBe(true)
  })

  it('says which layer is missing or too short', () => {
    expect(complaint((file) => (file.layers = file.layers.filter(({ name }) => name !== 'doors')))).toBe(
      'there is no object layer doors',
    )
    expect(complaint((file) => layer(file, 'ground').data.pop())).toBe(
      'layer ground has 2815 tiles instead of 2816',
    )
  })

  it('says which place is wrong, and how', () => {
    expect(complaint((file) => (object(file, 'places', 'cafe').type = 'teahouse'))).toMatch(
      /^place cafe: .*kind/s,
    )
    expect(complaint((file) => (object(file, 'doors', 'cafe').name = 'café'))).toBe('place cafe has no door')
    expect(complaint((file) => (object(file, 'places', 'cafe').name = 'gym'))).toBe(
      'two places have the key gym',
    )
    expect(complaint((file) => (object(file, 'places', 'cafe').x += 3))).toBe(
      'place cafe does not lie on whole tiles',
    )
    expect(complaint((file) => (object(file, 'places', 'station').y += 160))).toBe(
      'place station lies outside the map',
    )
    expect(complaint((file) => (object(file, 'doors', 'cafe').x += 160))).toBe(
      'the door of cafe is not beside it',
    )
    const capacityOf = (file: TiledFile) =>
      object(file, 'places', 'cafe').properties.find(({ name }) => name === 'capacity')!
    expect(complaint((file) => (capacityOf(file).value = 0))).toMatch(/^place cafe: .*capacity/s)
    expect(complaint((file) => (capacityOf(file).name = 'seats'))).toMatch(/^place cafe: .*capacity/s)
  })

  it('refuses hours that end before they begin', () => {
    const change = (file: TiledFile) => {
      object(file, 'places', 'cafe').properties.find(({ name }) => name === 'closes')!.value = 60
    }
    expect(complaint(change)).toMatch(/^place cafe: .*closes before it opens/s)
  })

  it('refuses a door in the water, a walled-off place and a missing gate', () => {
    const WATER = 4
    const WALL = 7
    const doorOfCafe = 20 * 64 + 20
    expect(complaint((file) => (layer(file, 'ground').data[doorOfCafe] = WATER))).toBe(
      'nobody can stand at the door of cafe (20, 20)',
    )
    const wallIn = (file: TiledFile) => {
      for (const dy of [-1, 0, 1])
        for (const dx of [-1, 0, 1])
          if (dx !== 0 || dy !== 0) layer(file, 'ground').data[doorOfCafe + dy * 64 + dx] = WALL
    }
    expect(complaint(wallIn)).toMatch(/^no way leads from home-willow to the door of cafe$/)
    expect(complaint((file) => layer(file, 'gates').objects.pop())).toBe('there is no east gate')
  })

  it('refuses tiles of no kind, and a tile that walks otherwise than the town', () => {
    expect(complaint((file) => (layer(file, 'ground').data[5] = 99))).toBe(
      'the ground at 5, 0 is no kind of ground: tile 99',
    )
    expect(complaint((file) => (layer(file, 'decoration').data[5] = 1))).toBe(
      'at 5, 0 stands no kind of decoration: tile 1',
    )
    expect(complaint((file) => (file.tilesets[0]!.tiles[3]!.properties[0]!.value = true))).toBe(
      'tile water says walkable = true, but the town walks otherwise',
    )
  })

  it('refuses what is no map of Tiled', () => {
    expect(complaint((file) => (file.infinite = true))).toMatch(/^no town map of Tiled/)
    expect(() => readTiledMap(null)).toThrow(TownMapError)
  })
})
