import { SIM_SECOND_MS } from '@ai-community/shared/world/sim-time.ts'
import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import { computeDistanceField, descend, type DistanceField } from './distance-field.ts'

/** One tile is about ten metres: a walk through a district takes some minutes. */
const MS_PER_TENTH_TILE = 0.8 * SIM_SECOND_MS
/** From the last tile of a district to the first of the next. */
const STEP_TENTHS = 10

export interface Route {
  /** Turns from door to door, in tiles of the template as the district of the goal lies: west of it x is negative. */
  path: readonly Position[]
  durationMs: number
}

/**
 * The ways between places of the template and of its neighbours. Every district shares the template's distance fields:
 * one for each place, and one for each of the two gates through which one leaves along the main road.
 */
export class Ways {
  private readonly map: TownMap
  private readonly fields: (DistanceField | undefined)[] = []
  private readonly routes = new Map<number, Route>()
  private readonly crossings: (Leg | undefined)[] = []

  constructor(map: TownMap) {
    this.map = map
  }

  /**
   * @param from index of the template's place where the way begins
   * @param to index of the template's place where it ends
   * @param districts how many districts further east the goal lies; negative for west
   * @throws RangeError when no way leads there
   */
  route(from: number, to: number, districts: number): Route {
    const count = this.map.places.length
    const pair = from * count + to
    const key = (districts < 0 ? -2 * districts - 1 : 2 * districts) * count * count + pair
    let route = this.routes.get(key)
    if (!route) {
      const legs = districts === 0 ? [this.inside(from, to)] : this.across(from, to, districts)
      this.routes.set(key, (route = joined(legs)))
    }
    return route
  }

  private inside(from: number, to: number): Leg {
    return legTo(this.map, this.fieldOf(to), this.map.places[from]!.door)
  }

  /** To the gate, through the districts between, and from their gate to the door. */
  private across(from: number, to: number, districts: number): Leg[] {
    const isEast = districts > 0
    const between = Math.abs(districts) - 1
    const { width } = this.map
    const offsetOf = (passed: number) => (isEast ? passed - between - 1 : between + 1 - passed) * width
    const legs = [shifted(legTo(this.map, this.gateField(isEast), this.doorOf(from)), offsetOf(0))]
    for (let passed = 1; passed <= between; passed++)
      legs.push(shifted(this.crossing(isEast), offsetOf(passed)))
    legs.push(legTo(this.map, this.fieldOf(to), this.gateOf(!isEast)))
    return legs
  }

  /** Through a whole district, from one gate to the other. */
  private crossing(isEast: boolean): Leg {
    return (this.crossings[isEast ? 1 : 0] ??= legTo(this.map, this.gateField(isEast), this.gateOf(!isEast)))
  }

  private fieldOf(place: number): DistanceField {
    return (this.fields[place] ??= computeDistanceField(this.map, this.doorOf(place)))
  }

  private gateField(isEast: boolean): DistanceField {
    const slot = this.map.places.length + (isEast ? 1 : 0)
    return (this.fields[slot] ??= computeDistanceField(this.map, this.gateOf(isEast)))
  }

  private gateOf(isEast: boolean): Position {
    const { gates } = this.map
    if (!gates) throw new RangeError('the map has no gates to other districts')
    return isEast ? gates.east : gates.west
  }

  private doorOf(place: number): Position {
    return this.map.places[place]!.door
  }
}

interface Leg {
  path: readonly Position[]
  tenths: number
}

function legTo(map: TownMap, field: DistanceField, start: Position): Leg {
  return { path: descend(map, field, start), tenths: field.tenths[start.y * field.width + start.x]! }
}

function shifted({ path, tenths }: Leg, dx: number): Leg {
  return { path: path.map(({ x, y }) => ({ x: x + dx, y })), tenths }
}

function joined(legs: readonly Leg[]): Route {
  const tenths = legs.reduce((sum, leg) => sum + leg.tenths, (legs.length - 1) * STEP_TENTHS)
  return { path: legs.flatMap(({ path }) => path), durationMs: tenths * MS_PER_TENTH_TILE }
}
