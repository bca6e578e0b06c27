import type { BilingualText, GiveUpReason, Mood, Need } from '@ai-community/shared/world/vocabulary.ts'
import { NEEDS, type ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { Position, Walk } from '@ai-community/shared/world/walk.ts'
import { composeActivity } from '../mind/language/compose.ts'
import { activityOf, undertakingOf } from '../mind/wording.ts'
import { items } from '../world/content/items.ts'
import type { WorldKey } from '../world/keys.ts'
import { moodOf } from '../world/needs.ts'
import { itemCount } from '../world/possessions.ts'
import { recordedRelationsOf } from '../world/relations.ts'
import type { BlockKind, BlockState } from '../world/plan-table.ts'
import { isAsleep, type ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

/**
 * What readers see of a resident, by keys alone; the reading side fills in ids, names and avatars, and what the sheet
 * says (age, persona, traits). Never read back by the core.
 */
export interface ResidentProjection {
  resident: string
  status: 'awake' | 'asleep'
  mood: Mood
  /** 0–100 as of `needsAt`. */
  needs: Record<Need, number>
  needsAt: SimTime
  activity: { key: WorldKey; action: ActionKind; since: SimTime; until: SimTime; text: BilingualText }
  /** Key of the place it is in; null on a walk. */
  place: string | null
  /** On the whole town's map, in tiles; on a walk where that ends. */
  position: Position
  walk: Walk | null
  plan: readonly ProjectedBlock[]
  inventory: readonly { item: string; name: BilingualText; quantity: number }[]
  moneyCents: number
  relationships: readonly ProjectedRelation[]
}

export interface ProjectedBlock {
  kind: BlockKind
  startAt: SimTime
  endAt: SimTime
  text: BilingualText
  place: string
  state: BlockState
  /** Why it was given up. */
  reason: GiveUpReason | null
}

export interface ProjectedRelation {
  other: string
  /** -1 to 1 */
  affinity: number
  /** 0 to 1 */
  familiarity: number
  lastMet: SimTime | null
}

export function projectResident(world: World, index: number): ResidentProjection {
  const resident = world.resident(index)
  const { action } = resident
  const walk = walkOf(world, resident)
  return {
    resident: world.sheet(index).key,
    status: isAsleep(resident) ? 'asleep' : 'awake',
    mood: moodOf(resident),
    needs: Object.fromEntries(NEEDS.map((need, i) => [need, round(resident.needs[i]!)])) as Record<
      Need,
      number
    >,
    needsAt: resident.settledAt,
    activity: {
      key: world.key(action.key),
      action: action.action,
      since: action.startAt,
      until: action.endAt,
      text: composeActivity(activityOf(world, resident)),
    },
    place: walk ? null : world.placeKey(resident.place),
    position: doorOf(world, resident.place),
    walk,
    plan: projectPlan(world, resident),
    inventory: items.flatMap((item, i) => {
      const quantity = itemCount(world, resident, i)
      return quantity > 0 ? [{ item: item.key, name: item.name, quantity }] : []
    }),
    moneyCents: resident.moneyCents,
    relationships: recordedRelationsOf(world, resident).map(
      ({ other, affinity, familiarity, lastMetSeconds }) => ({
        other: world.actorKey(other)!,
        affinity,
        familiarity,
        lastMet: lastMetSeconds < 0 ? null : ((lastMetSeconds * 1000) as SimTime),
      }),
    ),
  }
}

function walkOf(world: World, resident: ResidentState): Walk | null {
  const { action } = resident
  if (action.action !== 'walk') return null
  const { path } = world.town.route(action.from, action.place)
  return { path: world.town.onTownMap(path, action.place), startAt: action.startAt, endAt: action.endAt }
}

function doorOf(world: World, place: number): Position {
  return world.town.onTownMap([world.town.place(place).template.door], place)[0]!
}

function projectPlan(world: World, resident: ResidentState): ProjectedBlock[] {
  return resident.plan.map((block) => ({
    kind: block.kind,
    startAt: (block.startMinute * 60_000) as SimTime,
    endAt: (block.endMinute * 60_000) as SimTime,
    text: undertakingOf(world, resident, block),
    place: world.placeKey(block.place)!,
    state: block.state,
    reason: block.state === 'dropped' ? block.reason : null,
  }))
}

/** One decimal: readers need no more, and rows change less often. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
