import { books } from '../world/content/books.ts'
import { workIncidents } from '../world/content/work-incidents.ts'
import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import { remember, type NewMemory } from '../world/memories.ts'
import { ENERGY, FUN, restore, SOCIAL, stir } from '../world/needs.ts'
import { itemCount, moveItem, moveMoney } from '../world/possessions.ts'
import { changeRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

const WAGE_CENTS_PER_MINUTE = 24
const INCIDENT_CHANCE_PER_HOUR = 0.13
/** A day's work is over when less than this is left of the shift. */
const LAST_MINUTES = 12
const LEAST_HELP_MINUTES = 10

const incidentsByKind = new Map<PlaceKind, readonly number[]>()
workIncidents.forEach((incident, index) =>
  incidentsByKind.set(incident.placeKind, [...(incidentsByKind.get(incident.placeKind) ?? []), index]),
)

/** What it leaves behind to work, to study, or to make something. */
export function finishWork(world: World, resident: ResidentState): void {
  const minutes = Math.round((resident.action.endAt - resident.action.startAt) / 60_000)
  switch (resident.action.action) {
    case 'work':
      return resident.action.intention.partner >= 0
        ? finishHelping(world, resident, minutes)
        : finishShiftPart(world, resident, minutes)
    case 'study':
      return finishStudy(world, resident, minutes)
    case 'use':
      return finishMaking(world, resident, minutes)
    default:
      return
  }
}

function recall(world: World, resident: ResidentState, memory: NewMemory): void {
  remember(world, resident, { place: resident.place, cause: resident.action.key, ...memory })
}

function finishShiftPart(world: World, resident: ResidentState, minutes: number): void {
  if (minutes > 0) moveMoney(world, minutes * WAGE_CENTS_PER_MINUTE, null, resident, 'wage')
  const isFirst = resident.workedMinutes === 0 && minutes > 0
  resident.workedMinutes += minutes
  if (isFirst) {
    const atNight = world.minute % 1440 >= 1260 || world.minute % 1440 < 300
    recall(world, resident, { theme: atNight ? 'night_shift' : 'work_began', importance: 2 })
  }
  if (resident.random.chance((INCIDENT_CHANCE_PER_HOUR * minutes) / 60)) liveThroughIncident(world, resident)
  const block = resident.findPart((part) => part.kind === 'work' && part.endMinute > world.minute)
  if (!block || block.endMinute - world.minute <= LAST_MINUTES) judgeShift(world, resident)
}

/** A hand was lent, if the other is still there: no wage, but both think better of each other. */
function finishHelping(world: World, resident: ResidentState, minutes: number): void {
  const { partner } = resident.action.intention
  const friend = world.resident(partner)
  if (minutes < LEAST_HELP_MINUTES || friend.presentSlot < 0 || friend.place !== resident.place) return
  stir(resident, 6)
  stir(friend, 10)
  restore(resident, SOCIAL, 8)
  restore(friend, ENERGY, 6)
  changeRelation(world, resident, partner, { affinity: 0.03, familiarity: 0.03, met: true })
  changeRelation(world, friend, resident.index, { affinity: 0.07, familiarity: 0.03, met: true })
  recall(world, resident, { theme: 'helped', importance: 5, subject: partner, amount: minutes })
  const cause = resident.action.key
  recall(world, friend, {
    theme: 'was_helped',
    importance: 6,
    subject: resident.index,
    amount: minutes,
    cause,
  })
}

/** At the end of a part of the day's work: how it was, by the hours and by luck. */
function judgeShift(world: World, resident: ResidentState): void {
  const hours = Math.max(1, Math.round(resident.workedMinutes / 60))
  const lateParts = resident.findPart(
    ({ kind, startMinute }) => kind === 'work' && startMinute > world.minute,
  )
  if (lateParts) {
    if (resident.random.chance(0.4)) {
      stir(resident, 8)
      recall(world, resident, { theme: 'work_went_well', importance: 4, amount: hours })
    }
    return
  }
  resident.workedMinutes = 0
  if (resident.needs[ENERGY]! < 35 && resident.random.chance(0.5)) {
    stir(resident, -12)
    recall(world, resident, { theme: 'hard_shift', importance: 5, amount: hours })
  } else recall(world, resident, { theme: 'finished_work', importance: 3, amount: hours })
}

/** Something happens at work: it is true from now on, remembered, and may be told. */
function liveThroughIncident(world: World, resident: ResidentState): void {
  const possible = incidentsByKind.get(world.town.place(resident.place).kind)
  if (!possible) return
  const incident = workIncidents[possible[resident.random.between(0, possible.length - 1)]!]!
  stir(resident, incident.mood * 9)
  const importance = incident.mood === 0 ? 4 : 5
  const story = world.tables.facts.add({
    key: resident.action.key,
    text: incident.text,
    importance,
    origin: resident.index,
    isPersonal: true,
    at: world.now,
  })
  recall(world, resident, { kind: 'fact', theme: 'incident', importance, amount: story.id })
}

function finishStudy(world: World, resident: ResidentState, minutes: number): void {
  if (minutes < 15) return
  const { topic, book } = resident.action.intention
  restore(resident, FUN, 6)
  if (book >= 0 && books[book]) recall(world, resident, { theme: 'read_book', importance: 4, topic: book })
  else recall(world, resident, { theme: 'studied', importance: 3, topic, amount: minutes })
}

function finishMaking(world: World, resident: ResidentState, minutes: number): void {
  const { item } = resident.action.intention
  const recipe = world.town.ingredientsOf(item)
  if (minutes < 20 || !recipe.every((part) => itemCount(world, resident, part) > 0)) return
  for (const part of recipe) moveItem(world, part, 1, resident, null, 'used')
  moveItem(world, item, 1, null, resident, 'made')
  stir(resident, 12)
  restore(resident, FUN, 14)
  recall(world, resident, {
    theme: 'made',
    importance: 5,
    item,
    amount: Math.max(1, Math.round(minutes / 60)),
  })
}
