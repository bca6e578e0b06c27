import type { ResidentSheet } from '../world/content/resident-sheet.ts'
import { generateResidents } from '../world/content/generate-residents.ts'
import { townMap } from '../world/content/town.ts'
import { Town } from '../world/town.ts'

/** The sheets of a world, which seed and number of residents determine. */
export function sheetsOf(world: { seed: number; residentCount: number }): ResidentSheet[] {
  return [...generateResidents(world.residentCount, world.seed)]
}

/** What never changes in a world: its map, places and residents' sheets. */
export function townOf(world: { seed: number; residentCount: number }): Town {
  return new Town(townMap, sheetsOf(world))
}
