import { shareLeft } from '@ai-community/shared/world/standing.ts'
import { SIM_SECOND_MS } from '@ai-community/shared/world/sim-time.ts'
import type { Actor } from './intention.ts'
import { isPerson } from './people.ts'
import type { Relation } from './relation-store.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** How `resident` sees `other` by now; undefined for a stranger. */
export function findRelation(world: World, resident: ResidentState, other: Actor): Relation | undefined {
  const { relations } = world.tables
  const slot = relations.find(resident.index, resident.relationCount, other)
  return slot < 0 ? undefined : relationAt(world, resident, slot)
}

/** -1 to 1; 0 for a stranger. */
export function affinityTo(world: World, resident: ResidentState, other: Actor): number {
  const { relations } = world.tables
  const slot = relations.find(resident.index, resident.relationCount, other)
  if (slot < 0) return 0
  const { index } = resident
  return relations.affinityAt(index, slot) * shareNow(world, other, relations.lastMetAt(index, slot))
}

/** The relation of a slot as it is by now: two who do not meet slowly mean less to each other. */
export function relationAt(world: World, resident: ResidentState, slot: number): Relation {
  return faded(world, world.tables.relations.read(resident.index, slot))
}

function faded(world: World, relation: Relation): Relation {
  const share = shareNow(world, relation.other, relation.lastMetSeconds)
  relation.affinity *= share
  relation.familiarity *= share
  return relation
}

/** People are not met at all; residents who have not met yet are counted from the first day. */
function shareNow(world: World, other: Actor, lastMetSeconds: number): number {
  if (isPerson(other)) return 1
  return shareLeft((world.now / SIM_SECOND_MS - Math.max(0, lastMetSeconds)) / 86_400)
}

/** Changes how `resident` sees `other`, whom it may not have known before; `met` also sets when they last met. */
export function changeRelation(
  world: World,
  resident: ResidentState,
  other: Actor,
  change: { affinity: number; familiarity: number; met: boolean },
): Relation {
  const { relations } = world.tables
  const { index } = resident
  const known = relations.find(index, resident.relationCount, other)
  const before: Relation =
    known < 0 ? { other, affinity: 0, familiarity: 0, lastMetSeconds: -1 } : relations.read(index, known)
  // What has faded stays lost only once they meet again: until then it is counted from the last meeting.
  if (change.met) faded(world, before)
  const slot = known < 0 ? newSlot(world, resident) : known
  relations.write(index, slot, {
    other,
    affinity: before.affinity + change.affinity,
    familiarity: before.familiarity + change.familiarity,
    lastMetSeconds: change.met ? Math.floor(world.now / SIM_SECOND_MS) : before.lastMetSeconds,
  })
  world.touch(resident)
  world.effects.relationChanged(index, relations.read(index, slot))
  return relationAt(world, resident, slot)
}

function newSlot(world: World, resident: ResidentState): number {
  const { relations } = world.tables
  return resident.relationCount < relations.slots
    ? resident.relationCount++
    : relations.weakestSlot(resident.index)
}

/** All whom the resident knows, as it sees them by now. */
export function relationsOf(world: World, resident: ResidentState): Relation[] {
  return Array.from({ length: resident.relationCount }, (_, slot) => relationAt(world, resident, slot))
}

/** The same as it was when they last met, which is what records keep. */
export function recordedRelationsOf(world: World, resident: ResidentState): Relation[] {
  return Array.from({ length: resident.relationCount }, (_, slot) =>
    world.tables.relations.read(resident.index, slot),
  )
}
