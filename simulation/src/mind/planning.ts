import type { PlaceKind } from '@ai-community/shared/world/vocabulary.ts'
import type { BlockKind, PlanBlock } from '../world/plan-table.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import { engagementBlock } from '../world/gatherings.ts'
import { NO_KEY } from '../world/keys.ts'
import { closePlan, LEAST_BLOCK_MINUTES, planBlock } from '../world/plan.ts'
import { remember } from '../world/memories.ts'
import { moveMoney } from '../world/possessions.ts'
import type { World } from '../world/world.ts'
import { considerEvents, lookOutside } from '../world/considering.ts'
import { thinkOfFirstMeetings } from './gladness.ts'
import { thinkOfParty } from './hosting.ts'
import { thinkOfOuting } from './outings.ts'
import { favouritePlace, homeOf, nearestOfKinds, placeNextDoor, workplaceOf } from './places.ts'

const DAY = 1440
const MEAL_MINUTES = 40
const BETWEEN_MEALS = 330
const MOST_BLOCKS = 8
/** What those without a job get for a day, and those at school. */
const PENSION_CENTS = 9_000
const POCKET_MONEY_CENTS = 3_500

/** Plans the time from now to the next night's sleep in 5–8 blocks, and when to post. */
export function planDay(world: World, resident: ResidentState): void {
  const sheet = world.sheet(resident.index)
  const now = world.minute
  const bed = nextBedtime(sheet.sleep.startMinute, now) + resident.random.between(-15, 20)
  resident.bedMinute = bed
  resident.wakeMinute =
    bed + (sheet.sleep.endMinute - sheet.sleep.startMinute) + resident.random.between(-15, 15)
  resident.workedMinutes = 0
  closePlan(world, resident)
  resident.plan = []
  considerEvents(world, resident, now, bed)
  thinkOfOuting(world, resident)
  resident.plan = layOut(world, resident, now, bed)
  world.touch(resident)
  const allowance = world.town.isPupil(resident.index) ? POCKET_MONEY_CENTS : sheet.shift ? 0 : PENSION_CENTS
  if (allowance > 0) moveMoney(world, allowance, null, resident, 'pension')
  lookOutside(world, resident)
  thinkOfFirstMeetings(world, resident)
  thinkOfParty(world, resident)
  remember(world, resident, { kind: 'plan', theme: 'planned', importance: 2, place: resident.place })
  planPosts(world, resident)
}

/** Leaves the day without blocks: what is done then follows from needs alone. */
export function dropPlan(resident: ResidentState): void {
  resident.planCount = 0
}

/** The next moment at which a night of this sheet begins, at least five hours away. */
function nextBedtime(startMinute: number, now: number): number {
  const today = Math.floor(now / DAY) * DAY + (startMinute % DAY)
  let bed = today
  while (bed < now + 300) bed += DAY
  return bed
}

/** Work first, meals spread over the day (in working hours as breaks), then what fills the gaps. */
function layOut(world: World, resident: ResidentState, now: number, bed: number): PlanBlock[] {
  const engaged = engagementsBetween(world, resident, now, bed)
  const meals = mealTimes(now, bed).filter((start) => !engaged.some((part) => touches(part, start)))
  const blocks = meals.map((start) => planBlock('meal', start, start + MEAL_MINUTES, resident.place))
  blocks.push(...engaged)
  const taken = blocks.map(({ startMinute, endMinute }) => [startMinute, endMinute] as const)
  taken.sort((a, b) => a[0] - b[0])
  const duty = world.town.isPupil(resident.index) ? 'study' : 'work'
  for (const [from, to] of workBetween(world, resident, now + 20, bed))
    for (const [start, end] of without(from, to, taken))
      if (end - start >= LEAST_BLOCK_MINUTES)
        blocks.push(planBlock(duty, start, end, workplaceOf(world, resident)))
  blocks.sort((a, b) => a.startMinute - b.startMinute)
  const filled = fillGaps(world, resident, blocks, now, bed)
  for (const part of filled) if (part.kind === 'meal') part.place = mealPlace(world, resident, part)
  return filled
}

/** What the resident promised for the day, as parts of its plan. */
function engagementsBetween(world: World, resident: ResidentState, now: number, bed: number): PlanBlock[] {
  const { gatherings, engagements } = world.tables
  const blocks: PlanBlock[] = []
  for (let slot = 0; slot < engagements.slots; slot++) {
    const key = engagements.keyAt(resident.index, slot)
    if (key === NO_KEY || engagements.stateAt(resident.index, slot) !== 'accepted') continue
    const row = engagements.rowAt(resident.index, slot)
    if (gatherings.keyOf(row) !== key) continue
    if (gatherings.startOf(row) >= now && gatherings.startOf(row) < bed)
      blocks.push(engagementBlock(world, row))
  }
  return blocks
}

/** A meal at `start` would fall into the engagement; one with food replaces the meal. */
function touches(engagement: PlanBlock, start: number): boolean {
  return start < engagement.endMinute + 15 && start + MEAL_MINUTES + 15 > engagement.startMinute
}

/** The parts of the resident's shifts between two minutes. */
function workBetween(world: World, resident: ResidentState, from: number, to: number): [number, number][] {
  const { shift } = world.sheet(resident.index)
  if (!shift || workplaceOf(world, resident) < 0) return []
  const parts: [number, number][] = []
  for (let day = Math.floor(from / DAY) - 1; day * DAY < to; day++) {
    if (!shift.days.includes(((day % 7) + 7) % 7)) continue
    const start = Math.max(from, day * DAY + shift.startMinute)
    const end = Math.min(to, day * DAY + shift.endMinute)
    if (end - start >= 30) parts.push([start, end])
  }
  return parts
}

function mealTimes(now: number, bed: number): number[] {
  const times: number[] = []
  for (let time = now + 30; time + MEAL_MINUTES < bed - 60 && times.length < 3; time += BETWEEN_MEALS)
    times.push(time)
  return times
}

/** What is left of `from`–`to` around what is taken already, in order of time. */
function without(
  from: number,
  to: number,
  taken: readonly (readonly [number, number])[],
): [number, number][] {
  const parts: [number, number][] = []
  let start = from
  for (const [begin, end] of taken) {
    if (end <= start || begin >= to) continue
    if (begin > start) parts.push([start, begin])
    start = end
  }
  if (start < to) parts.push([start, to])
  return parts
}

const GAP_WORTH_A_BLOCK = 40

function fillGaps(
  world: World,
  resident: ResidentState,
  fixed: readonly PlanBlock[],
  now: number,
  bed: number,
): PlanBlock[] {
  const gaps: [number, number][] = []
  let start = now
  for (const part of fixed) {
    if (part.startMinute - start >= GAP_WORTH_A_BLOCK) gaps.push([start, part.startMinute])
    start = Math.max(start, part.endMinute)
  }
  if (bed - start >= GAP_WORTH_A_BLOCK) gaps.push([start, bed])
  const blocks = [...fixed]
  gaps.sort((a, b) => b[1] - b[0] - (a[1] - a[0]))
  for (const [from, to] of gaps) {
    const room = MOST_BLOCKS - blocks.length
    if (room <= 0) break
    const parts = Math.min(room, to - from >= 240 ? 2 : 1)
    const length = Math.floor((to - from) / parts)
    for (let part = 0; part < parts; part++) {
      const at = from + part * length
      blocks.push(freeBlock(world, resident, at, at + length, bed))
    }
  }
  return blocks.sort((a, b) => a.startMinute - b.startMinute)
}

/** What to do with a free stretch: by what is needed, by interests, by luck. */
function freeBlock(
  world: World,
  resident: ResidentState,
  start: number,
  end: number,
  bed: number,
): PlanBlock {
  const sheet = world.sheet(resident.index)
  const at = (start * 60_000) as SimTime
  if (bed - end < 20 && end - start <= 150) return planBlock('home', start, end, homeOf(world, resident))
  const weights: [BlockKind, number][] = [
    ['leisure', 3],
    ['errand', world.now - resident.lastShopAt > 30 * 3_600_000 ? 3 : 0.4],
    ['exercise', sheet.interests.some((key) => ATHLETIC.has(key)) ? 2 : 0.7],
    ['study', sheet.interests.some((key) => BOOKISH.has(key)) ? 1.8 : 0.6],
    ['home', 0.8 + sheet.traits.neuroticism],
  ]
  const kind = draw(resident, weights)
  const place = placeForBlock(world, resident, kind, at)
  return place < 0
    ? planBlock('home', start, end, homeOf(world, resident))
    : planBlock(kind, start, end, place)
}

const ATHLETIC: ReadonlySet<string> = new Set(['running', 'football', 'health'])
const BOOKISH: ReadonlySet<string> = new Set(['reading', 'science', 'history', 'poetry', 'teaching', 'stars'])

const BLOCK_PLACES: Partial<Record<BlockKind, readonly PlaceKind[]>> = {
  errand: ['market', 'bookshop', 'bakery'],
  exercise: ['gym', 'park'],
  study: ['library', 'bookshop', 'school'],
}

/** How many free hours are spent in another district. */
const OUTING = 0.12

/** A place that is open then, or -1. */
function placeForBlock(world: World, resident: ResidentState, kind: BlockKind, at: SimTime): number {
  if (kind === 'leisure') {
    const away =
      world.town.districtCount > 1 && resident.random.chance(OUTING) ? placeNextDoor(world, resident, at) : -1
    return away < 0 ? favouritePlace(world, resident, at) : away
  }
  const kinds = BLOCK_PLACES[kind]
  return kinds ? nearestOfKinds(world, resident, kinds, at, false) : homeOf(world, resident)
}

function mealPlace(world: World, resident: ResidentState, part: PlanBlock): number {
  const at = (part.startMinute * 60_000) as SimTime
  if (resident.random.chance(0.45)) return homeOf(world, resident)
  const place = nearestOfKinds(world, resident, ['noodle_shop', 'cafe', 'bakery', 'bar', 'market'], at, true)
  return place < 0 ? homeOf(world, resident) : place
}

function draw<T>(resident: ResidentState, weights: readonly (readonly [T, number])[]): T {
  let left = resident.random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of weights) if ((left -= weight) < 0) return value
  return weights[0]![0]
}

/** Posts are spread over the waking hours, more thickly over the night, when few are awake to write. */
const NIGHT_WEIGHT = 3
const STEP_MINUTES = 15

function planPosts(world: World, resident: ResidentState): void {
  const { extraversion, openness } = world.sheet(resident.index).traits
  const atNight = nightMinutes(world.minute, resident.bedMinute)
  const wish = 1.4 + 1.2 * extraversion + 0.8 * openness + resident.random.next() * 1.2 - 0.6 + atNight / 150
  resident.postsLeft = Math.max(2, Math.min(4, Math.round(wish)))
  schedulePost(world, resident, resident.postsLeft)
}

/** Draws when the resident will next feel like posting, with `left` posts to go until it sleeps. */
export function schedulePost(world: World, resident: ResidentState, left: number): void {
  const now = world.minute
  const end = Math.max(now + STEP_MINUTES, resident.bedMinute - 30)
  const awake = end - now + (NIGHT_WEIGHT - 1) * nightMinutes(now, end)
  let wait = (awake / Math.max(1, left)) * (0.3 + 0.9 * resident.random.next())
  let minute = now
  for (; wait > 0 && minute < end; minute += STEP_MINUTES)
    wait -= STEP_MINUTES * (isNight(minute) ? NIGHT_WEIGHT : 1)
  resident.nextPostAt = ((minute + resident.random.between(-7, 7)) * 60_000) as SimTime
}

/** Minutes of the night between two minutes, in whole steps. */
function nightMinutes(from: number, to: number): number {
  let minutes = 0
  for (let minute = from; minute < to; minute += STEP_MINUTES) if (isNight(minute)) minutes += STEP_MINUTES
  return minutes
}

function isNight(minute: number): boolean {
  return minute % DAY >= 1380 || minute % DAY < 360
}
