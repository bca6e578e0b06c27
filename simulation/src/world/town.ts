import { minuteOfDay, SIM_DAY_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { MapPlace, TownMap } from '@ai-community/shared/world/town-map.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import { generatedKey } from './content/generate-residents.ts'
import { items } from './content/items.ts'
import type { ResidentSheet } from './content/resident-sheet.ts'
import { Ways, type Route } from './ways.ts'

/** A place of the whole town: a place of the template in one of the districts. */
export interface TownPlace {
  index: number
  /** The template's key, with `@<district>` behind it in every district but the first. */
  key: string
  district: number
  template: MapPlace
  kind: PlaceKind
}

/**
 * What never changes during a run: map, places, residents' sheets. A larger town repeats the template district,
 * whose distance fields all districts share.
 */
export class Town {
  readonly map: TownMap
  readonly sheets: readonly ResidentSheet[]
  readonly places: readonly TownPlace[]
  readonly districtCount: number
  private readonly templateIndex: ReadonlyMap<string, number>
  private readonly placeIndex: ReadonlyMap<string, number>
  /** Of those with a name for a key; the key of a generated one says its index. */
  private readonly writtenIndex: ReadonlyMap<string, number>
  private readonly ways: Ways
  /** By the sheet's list, which generated residents share. */
  private readonly dishes = new Map<readonly string[], readonly number[]>()
  private readonly byKind = new Map<PlaceKind, readonly number[]>()
  private readonly homes: Int32Array
  private readonly workplaces: Int32Array
  private readonly staff = new Map<number, number[]>()
  private readonly firsts: number[] = []

  /** @throws RangeError when a sheet names a place the map does not have, or two sheets share a key. */
  constructor(map: TownMap, sheets: readonly ResidentSheet[]) {
    this.map = map
    this.sheets = sheets
    this.ways = new Ways(map)
    this.districtCount = sheets.reduce((count, sheet) => Math.max(count, sheet.district + 1), 1)
    this.templateIndex = new Map(map.places.map((place, index) => [place.key, index]))
    this.places = Array.from({ length: map.places.length * this.districtCount }, (_, index) =>
      this.makePlace(index),
    )
    this.placeIndex = new Map(this.places.map((place) => [place.key, place.index]))
    const written = sheets.flatMap(({ key }, index) =>
      key === generatedKey(index) ? [] : [[key, index] as const],
    )
    this.writtenIndex = new Map(written)
    if (this.writtenIndex.size < written.length) throw new RangeError('two residents share a key')
    map.places.forEach((place, index) =>
      this.byKind.set(place.kind, [...(this.byKind.get(place.kind) ?? []), index]),
    )
    this.homes = Int32Array.from(sheets, (sheet) => this.placeIn(sheet.district, sheet.homeKey))
    this.workplaces = Int32Array.from(sheets, ({ district, workKey }) =>
      workKey === null ? -1 : this.placeIn(district, workKey),
    )
    sheets.forEach((sheet, index) => {
      this.firsts[sheet.district] ??= index
      const place = this.workplaces[index]!
      if (place >= 0) this.staff.set(place, [...(this.staff.get(place) ?? []), index])
    })
  }

  /** The place where the resident lives. */
  homeOf(resident: number): number {
    return this.homes[resident]!
  }

  /** The place of work or school, or -1. */
  workplaceOf(resident: number): number {
    return this.workplaces[resident]!
  }

  /** Residents who work or learn at the place. */
  staffOf(place: number): readonly number[] {
    return this.staff.get(place) ?? []
  }

  /** The first resident of the district, or -1 when nobody lives there. */
  firstOfDistrict(district: number): number {
    return this.firsts[district] ?? -1
  }

  /** Whether the resident goes to its place of work to learn. */
  isPupil(resident: number): boolean {
    return PUPIL.test(this.sheets[resident]!.occupation.en)
  }

  /** Index of the template's place in the district. @throws RangeError for a key the map does not have. */
  placeIn(district: number, templateKey: string): number {
    const index = this.templateIndex.get(templateKey)
    if (index === undefined) throw new RangeError(`the map has no place ${templateKey}`)
    return district * this.map.places.length + index
  }

  /** @throws RangeError for a key the town does not have. */
  placeByKey(key: string): number {
    const index = this.placeIndex.get(key)
    if (index === undefined) throw new RangeError(`the town has no place ${key}`)
    return index
  }

  /** Index of the resident, or -1. */
  findResident(key: string): number {
    const written = this.writtenIndex.get(key)
    if (written !== undefined) return written
    const index = Number(key.slice(1))
    return index < this.sheets.length && this.sheets[index]?.key === key ? index : -1
  }

  /** Template indexes of the places of a kind; add `district * map.places.length`. */
  templatesOfKind(kind: PlaceKind): readonly number[] {
    return this.byKind.get(kind) ?? []
  }

  place(index: number): TownPlace {
    return this.places[index]!
  }

  isOpen(place: number, time: SimTime): boolean {
    const hours = this.places[place]!.template.openMinutes
    if (!hours) return true
    const minute = minuteOfDay(time)
    return (minute >= hours[0] && minute < hours[1]) || minute + 1440 < hours[1]
  }

  /** The way between two places, through the gates when they lie in two districts; computed once per pair. */
  route(from: number, to: number): Route {
    const count = this.map.places.length
    const districts = this.places[to]!.district - this.places[from]!.district
    return this.ways.route(from % count, to % count, districts)
  }

  /** Indexes of the items that making this one uses up. */
  ingredientsOf(item: number): readonly number[] {
    return recipes[item]!
  }

  /** Indexes of the dishes the resident can cook at home. */
  dishesOf(resident: number): readonly number[] {
    const { makes } = this.sheets[resident]!
    let dishes = this.dishes.get(makes)
    if (!dishes) this.dishes.set(makes, (dishes = makes.map(itemIndex).filter(isDish)))
    return dishes
  }

  /** Where a district's north-west corner lies on the whole town's map. */
  districtOrigin(district: number): Position {
    return { x: district * this.map.width, y: 0 }
  }

  /** Tiles as the template counts them in the place's district, as tiles of the whole town's map, west to east. */
  onTownMap(path: readonly Position[], place: number): readonly Position[] {
    const { district } = this.places[place]!
    return district === 0 ? path : path.map(({ x, y }) => ({ x: x + district * this.map.width, y }))
  }

  private makePlace(index: number): TownPlace {
    const count = this.map.places.length
    const district = Math.floor(index / count)
    const template = this.map.places[index % count]!
    const key = district === 0 ? template.key : `${template.key}@${district}`
    return { index, key, district, template, kind: template.kind }
  }
}

const PUPIL = /\b(student|pupil)\b/i

/** 0 for Monday; day 1 of the world is a Monday. */
export function weekdayOf(time: SimTime): number {
  return Math.floor(time / SIM_DAY_MS) % 7
}

const itemIndexes: ReadonlyMap<string, number> = new Map(items.map((item, index) => [item.key, index]))

/** @throws RangeError for a key the town does not have. */
export function itemIndex(key: string): number {
  const index = itemIndexes.get(key)
  if (index === undefined) throw new RangeError(`no such item: ${key}`)
  return index
}

const recipes = items.map((item) => item.madeFrom.map(itemIndex))

function isDish(item: number): boolean {
  const { kind, madeAt, madeFrom } = items[item]!
  return kind === 'food' && madeAt.includes('home') && madeFrom.length > 0
}
