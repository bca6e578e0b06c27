import { SIM_SECOND_MS } from '@ai-community/shared/world/sim-time.ts'
import type { Actor } from './intention.ts'
import type { Relation } from './relation-store.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** How `resident` sees `other`; undefined for a stranger. */
export function findRelation(world: World, resident: ResidentState, other: Actor): Relation | undefined {
  const { relations } = world.tables
  const slot = relations.find(resident.index, resident.relationCount, other)
  return slot < 0 ? undefined : relations.read(resident.index, slot)
}

/** -1 to 1; 0 for a stranger. */
export function affinityTo(world: World, resident: ResidentState, other: Actor): number {
  const { relations } = world.tables
  const slot = relations.find(resident.index, resident.relationCount, other)
  return slot < 0 ? 0 : relations.affinityAt(resident.index, slot)
}

/** Changes how `resident` sees `other`, whom it may not have known before; `met` also sets when they last met. */
export function changeRelation(
  world: World,
  resident: ResidentState,
  other: Actor,
  change: { affinity: number; familiarity: number; met: boolean },
): Relation {
  const { relations } = world.tables
  const index = resident.index
  let slot = relations.find(index, resident.relationCount, other)
  const before: Relation =
    slot < 0 ? { other, affinity: 0, familiarity: 0, lastMetSeconds: -1 } : relations.read(index, slot)
  if (slot < 0)
    slot = resident.relationCount < relations.slots ? resident.relationCount++ : relations.weakestSlot(index)
  relations.write(index, slot, {
    other,
    affinity: before.affinity + change.affinity,
    familiarity: before.familiarity + change.familiarity,
    lastMetSeconds: change.met ? Math.floor(world.now / SIM_SECOND_MS) : before.lastMetSeconds,
  })
  world.touch(resident)
  const after = relations.read(index, slot)
  world.effects.relationChanged(index, after)
  return after
}

/** All whom the resident knows. */
export function relationsOf(world: World, resident: ResidentState): Relation[] {
  return Array.from({ length: resident.relationCount }, (_, slot) =>
    world.tables.relations.read(resident.index, slot),
  )
}
