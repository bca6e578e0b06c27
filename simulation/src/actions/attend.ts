import { GATHERING_KINDS } from '@ai-community/shared/world/vocabulary.ts'
import { rowOfKey } from '../world/gatherings.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { NOBODY } from '../world/intention.ts'
import { eachMemory, remember } from '../world/memories.ts'
import { FUN, restore, SOCIAL, stir } from '../world/needs.ts'
import { lookAround } from '../world/presence.ts'
import { findRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

const LEAST_MINUTES = 15
const EXAM = GATHERING_KINDS.indexOf('exam')

/** What it leaves behind to be at an event of the town or an appointment, or to host a party. */
export function finishAttending(world: World, resident: ResidentState, minutes: number): void {
  if (minutes < LEAST_MINUTES) return
  restore(resident, FUN, 6)
  restore(resident, SOCIAL, 4)
  const { cause } = resident.action.intention
  const row = rowOfKey(world, resident, cause)
  if (row === NO_ROW || !world.tables.gatherings.isOpenToAll(row) || isRemembered(world, resident, cause))
    return
  if (world.tables.gatherings.kindIndexOf(row) === EXAM && world.town.isPupil(resident.index))
    return sitExam(world, resident, row)
  stir(resident, 10)
  remember(world, resident, {
    theme: 'attended',
    importance: 6,
    subject: acquaintanceHere(world, resident),
    place: resident.place,
    topic: world.tables.gatherings.kindIndexOf(row),
    amount: minutes,
    cause,
  })
}

/** By how hard it works, how it feels and luck; out of a hundred. */
function sitExam(world: World, resident: ResidentState, row: number): void {
  const { conscientiousness, neuroticism } = world.sheet(resident.index).traits
  const score = Math.round(48 + 30 * conscientiousness - 8 * neuroticism + 30 * resident.random.next())
  stir(resident, score >= 75 ? 18 : score >= 60 ? 4 : -16)
  remember(world, resident, {
    theme: 'sat_exam',
    importance: 7,
    place: resident.place,
    topic: EXAM,
    amount: Math.min(100, score),
    cause: world.tables.gatherings.keyOf(row),
  })
}

function isRemembered(world: World, resident: ResidentState, gathering: number): boolean {
  let found = false
  eachMemory(world, resident, ({ theme, cause }) => {
    if (cause === gathering && (theme === 'attended' || theme === 'sat_exam')) found = true
    return !found
  })
  return found
}

function acquaintanceHere(world: World, resident: ResidentState): number {
  return (
    lookAround(world, resident).find((other) => findRelation(world, resident, other) !== undefined) ?? NOBODY
  )
}
