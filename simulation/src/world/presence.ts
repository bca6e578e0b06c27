import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** Puts the resident among those present at its place. */
export function enter(world: World, resident: ResidentState, place: number): void {
  const present = world.tables.present[place]!
  resident.place = place
  resident.presentSlot = present.length
  present.push(resident.index)
}

/** Takes the resident out of the place it is in: the last one takes its slot, so it costs the same in a crowd. */
export function leave(world: World, resident: ResidentState): void {
  const present = world.tables.present[resident.place]!
  const last = present.pop()!
  if (last !== resident.index) {
    present[resident.presentSlot] = last
    const moved = world.resident(last)
    moved.presentSlot = resident.presentSlot
    world.touch(moved)
  }
  resident.presentSlot = -1
}

export function hasRoom(world: World, place: number): boolean {
  return world.tables.present[place]!.length < world.town.place(place).template.capacity
}

const LOOK_AT = 6

/** At most six of the others present, from a random one on: nobody looks at a whole crowd. */
export function lookAround(world: World, resident: ResidentState): number[] {
  if (resident.presentSlot < 0) return []
  const present = world.tables.present[resident.place]!
  const others = present.length - 1
  if (others === 0) return []
  const start = others > LOOK_AT ? resident.random.between(0, present.length - 1) : 0
  const seen: number[] = []
  for (let i = 0; i < present.length && seen.length < LOOK_AT; i++) {
    const other = present[(start + i) % present.length]!
    if (other !== resident.index) seen.push(other)
  }
  return seen
}
