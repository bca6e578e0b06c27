import type { TownMap } from '@ai-community/shared/world/town-map.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import { positionAt } from '@ai-community/shared/world/walk.ts'
import type {
  ClockSample,
  DeltaMessage,
  SnapshotMessage,
  SourceState,
  VizEncounter,
  VizPlace,
  VizResident,
} from '../../protocol.ts'
import { figureAt, lead } from './figure.ts'
import type { Figure } from './figure.ts'
import { insideOf } from './furniture.ts'
import { StateQueue } from './state-queue.ts'
import { StandingPlaces } from './standing-places.ts'

/** The world as the client knows it, and where everyone is at the shown time. Knows no canvas and no network. */
export class WorldModel {
  readonly worldKey: string
  readonly name: BilingualText
  readonly map: TownMap
  readonly places: ReadonlyMap<string, VizPlace>
  readonly figures = new Map<string, Figure>()
  encounters: VizEncounter[]
  source: SourceState
  clock: ClockSample
  eventCount: number
  #standing: StandingPlaces
  #arrivals = new StateQueue()

  constructor(snapshot: SnapshotMessage, simTime: number) {
    this.worldKey = snapshot.worldKey
    this.name = snapshot.name
    this.map = snapshot.map
    this.places = new Map(snapshot.places.map((place) => [place.id, place]))
    this.encounters = snapshot.encounters
    this.source = snapshot.source
    this.clock = snapshot.clock
    this.eventCount = snapshot.eventCount
    this.#standing = new StandingPlaces(snapshot.map, this.places)
    for (const resident of snapshot.residents) this.#put(resident, simTime)
  }

  /**
   * Takes in a change. The server is ahead of the shown time, so a resident's new state waits until the shown
   * time reaches it: nobody's walk is cut short because the server knows that it is over.
   */
  apply(delta: DeltaMessage): void {
    this.clock = delta.clock
    this.eventCount = delta.eventCount
    if (delta.source) this.source = delta.source
    if (delta.encounters) this.encounters = delta.encounters
    for (const resident of delta.residents ?? []) {
      const figure = this.figures.get(resident.id)
      if (figure) this.#arrivals.push(figure.resident, resident)
      else this.#put(resident, this.clock.simTime)
    }
    for (const id of delta.goneResidentIds ?? []) {
      this.figures.delete(id)
      this.#arrivals.forget(id)
      this.#standing.release(id)
    }
  }

  /** Moves every figure on to `simTime`, `elapsedMs` of real time after the last call. */
  advance(simTime: number, elapsedMs: number): void {
    for (const figure of this.figures.values()) {
      figure.resident = this.#arrivals.take(figure.resident.id, simTime) ?? figure.resident
      const onWalk = isOnWalk(figure.resident, simTime)
      lead(figure, this.#targetOf(figure.resident, simTime), onWalk, elapsedMs)
    }
  }

  /** Who is in a place at `simTime`: neither on the way there nor gone already. */
  presentIn(placeId: string, simTime: number): VizResident[] {
    return [...this.figures.values()]
      .map((figure) => figure.resident)
      .filter((resident) => resident.placeId === placeId && !isOnWalk(resident, simTime))
  }

  #put(resident: VizResident, simTime: number): void {
    this.figures.set(resident.id, figureAt(resident, this.#targetOf(resident, simTime)))
  }

  #targetOf(resident: VizResident, simTime: number): Position {
    const { walk } = resident
    if (walk && simTime < walk.endAt) {
      this.#standing.release(resident.id)
      return middleOf(positionAt(walk, simTime))
    }
    const at = walk?.path.at(-1) ?? resident.position
    const place = resident.placeId ? this.places.get(resident.placeId) : undefined
    if (place && isAtPlace(place, at)) {
      const tile = this.#standing.stand(resident.id, place.id)
      if (tile) return middleOf(tile)
    }
    return middleOf(at)
  }
}

/** Whether the resident is on its feet between two places at `simTime`. */
export function isOnWalk(resident: VizResident, simTime: number): boolean {
  const { walk } = resident
  return walk !== null && simTime >= walk.startAt && simTime < walk.endAt
}

function isAtPlace(place: VizPlace, at: Position): boolean {
  const { rect, door } = place
  const inside = insideOf(place)
  const isIn = at.x >= rect.x && at.x < rect.x + rect.width && at.y >= rect.y && at.y < rect.y + rect.height
  return inside.width > 0 && (isIn || (at.x === door.x && at.y === door.y))
}

function middleOf(tile: Position): Position {
  return { x: tile.x + 0.5, y: tile.y + 0.5 }
}
