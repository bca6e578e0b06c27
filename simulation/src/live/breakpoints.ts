import type { ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import type { BreakpointRow } from '../ports/breakpoint-rows.ts'
import type { TownDirectory } from '../ports/town-directory.ts'
import { composeActivity } from '../mind/language/compose.ts'
import { activityOf } from '../mind/wording.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

/** What a breakpoint waits for, as the core names it; -1 and null for whatever it may be. */
interface Condition {
  id: string
  resident: number
  action: ActionKind | null
  place: number
}

export interface BreakpointHit {
  breakpointId: string
  /** Who began what, for the operator. */
  text: string
}

/**
 * Watches the actions that begin. One that meets a breakpoint is kept until `takeHit`; the pacer asks `isHit` after each
 * event, so that the town stops at that very event.
 */
export class Breakpoints {
  readonly #world: World
  readonly #directory: TownDirectory
  #conditions: Condition[] = []
  #hit: BreakpointHit | undefined

  constructor(world: World, directory: TownDirectory, rows: readonly BreakpointRow[]) {
    this.#world = world
    this.#directory = directory
    this.set(rows)
  }

  /** Watches these instead of those before. */
  set(rows: readonly BreakpointRow[]): void {
    this.#conditions = rows.map((row) => this.#conditionOf(row))
    // Without a breakpoint the town does not even ask.
    this.#world.onActionStart = rows.length === 0 ? null : (resident) => this.#look(resident)
  }

  readonly isHit = (): boolean => this.#hit !== undefined

  /** The first hit since the last call. */
  takeHit(): BreakpointHit | undefined {
    const hit = this.#hit
    this.#hit = undefined
    return hit
  }

  #look(resident: ResidentState): void {
    if (this.#hit) return
    for (const condition of this.#conditions) {
      if (!meets(resident, condition)) continue
      this.#hit = { breakpointId: condition.id, text: this.#wordsFor(resident) }
      return
    }
  }

  #wordsFor(resident: ResidentState): string {
    const sheet = this.#world.sheet(resident.index)
    const name = this.#directory.residents.get(sheet.key)?.displayName ?? sheet.key
    const words = composeActivity(activityOf(this.#world, resident))
    return `${name} ${resident.action.action}: ${words[sheet.language]}`
  }

  #conditionOf({ id, residentId, action, locationId }: BreakpointRow): Condition {
    const { town } = this.#world
    const residentKey = residentId === null ? undefined : this.#directory.residentKeysByUserId.get(residentId)
    const placeKey = locationId === null ? undefined : keyOfLocation(this.#directory, locationId)
    return {
      id,
      resident: residentKey === undefined ? -1 : town.findResident(residentKey),
      action: action as ActionKind | null,
      place: placeKey === undefined ? -1 : town.placeByKey(placeKey),
    }
  }
}

/** On the way to a place one is not there yet, unless it is walks that are waited for. */
function meets({ index, action }: ResidentState, { resident, action: kind, place }: Condition): boolean {
  if (resident >= 0 && index !== resident) return false
  if (kind !== null && action.action !== kind) return false
  return place < 0 || (action.place === place && (kind === 'walk' || action.action !== 'walk'))
}

function keyOfLocation(directory: TownDirectory, locationId: string): string | undefined {
  for (const [key, id] of directory.locationIds) if (id === locationId) return key
  return undefined
}
