import { seasonOf } from '@ai-community/shared/world/calendar.ts'
import { WEATHER_NAMES } from '../world/content/gatherings.ts'
import { NOBODY } from '../world/intention.ts'
import { remember } from '../world/memories.ts'
import { FUN, restore } from '../world/needs.ts'
import { lookAround } from '../world/presence.ts'
import { findRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { weatherOf } from '../world/weather.ts'
import type { World } from '../world/world.ts'

/** A picture of the place as it is, perhaps with a friend in it: it goes into the queue of those to be drawn. */
export function finishPhoto(world: World, resident: ResidentState): void {
  restore(resident, FUN, 5)
  const friend = lookAround(world, resident).find(
    (other) => (findRelation(world, resident, other)?.affinity ?? 0) > 0.3,
  )
  const key = remember(world, resident, {
    theme: 'photographed',
    importance: 4,
    subject: friend ?? NOBODY,
    place: resident.place,
    cause: resident.action.key,
  })
  world.effects.imageRequested(key, resident.index, resident.place, promptOf(world, resident, friend))
}

function promptOf(world: World, resident: ResidentState, friend: number | undefined): string {
  const { name } = world.town.place(resident.place).template
  const hour = Math.floor((world.minute % 1440) / 60)
  const company = friend === undefined ? '' : `, with ${world.sheet(friend).called.en} in it`
  return `A photograph of ${name.en}, a place in a small town, in ${seasonOf(world.now)}, ${WEATHER_NAMES[weatherOf(world)].en}, at ${hour} o'clock${company}`
}
