import { GIVE_UP_REASONS, type GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import { reasonOf } from './excuses.ts'
import { NO_KEY, type KeyNumber } from './keys.ts'
import { remember } from './memories.ts'
import type { BlockKind, PlanBlock } from './plan-table.ts'
import type { ResidentState } from './resident-state.ts'
import type { World } from './world.ts'

/** Less than this is not worth beginning. */
export const LEAST_BLOCK_MINUTES = 20

export function planBlock(
  kind: BlockKind,
  startMinute: number,
  endMinute: number,
  place: number,
  gathering: KeyNumber = NO_KEY,
): PlanBlock {
  return { kind, startMinute, endMinute, place, state: 'planned', reason: null, gathering }
}

/** The block of now; those that are over are closed on the way. */
export function currentBlock(world: World, self: ResidentState): PlanBlock | undefined {
  return self.blockAt(world.minute, (over) => closeBlock(world, self, over))
}

/** Closes a block that is over: begun, it was done; else it was given up for what kept the resident from it. */
export function closeBlock(world: World, self: ResidentState, block: PlanBlock): void {
  if (block.state === 'active') finishBlock(world, self, block)
  else giveUp(world, self, block, block.reason ?? reasonOf(self))
}

/** The day is over before these were: whatever is left of the plan is closed. */
export function closePlan(world: World, self: ResidentState): void {
  for (const block of self.plan)
    if (block.state === 'planned' || block.state === 'active') closeBlock(world, self, block)
}

export function finishBlock(world: World, self: ResidentState, block: PlanBlock): void {
  block.state = 'done'
  block.reason = null
  world.touch(self)
  world.effects.blockClosed(self.index, block, 'done', null)
}

/** Of these nobody has to tell why they came to nothing. */
const UNREMARKABLE: ReadonlySet<BlockKind> = new Set(['meal', 'home', 'work', 'appointment', 'event'])

export function giveUp(world: World, self: ResidentState, block: PlanBlock, reason: GiveUpReason): void {
  block.state = 'dropped'
  block.reason = reason
  world.touch(self)
  world.effects.blockClosed(self.index, block, 'dropped', reason)
  if (UNREMARKABLE.has(block.kind) || reason === 'engaged' || !self.random.chance(0.25)) return
  remember(world, self, {
    theme: 'plan_given_up',
    importance: 2,
    place: block.place,
    amount: GIVE_UP_REASONS.indexOf(reason),
    cause: self.action.key,
  })
}

/** Notes what keeps the resident from a block that it has not begun; the last thing counts. */
export function hinder(block: PlanBlock | undefined, reason: GiveUpReason): void {
  if (block?.state === 'planned') block.reason = reason
}

/**
 * Puts an engagement into a plan that is made already: what it covers is given up for it, what it touches becomes
 * shorter.
 */
export function putIntoPlan(world: World, self: ResidentState, engagement: PlanBlock): void {
  const { startMinute: from, endMinute: to } = engagement
  for (const block of self.plan) {
    if (block.state === 'done' || block.state === 'dropped') continue
    if (block.endMinute <= from || block.startMinute >= to) continue
    const before = from - block.startMinute
    const after = block.endMinute - to
    if (before >= LEAST_BLOCK_MINUTES && before >= after) block.endMinute = from
    else if (after >= LEAST_BLOCK_MINUTES && block.state === 'planned') block.startMinute = to
    else giveUp(world, self, block, 'engaged')
  }
  self.plan = [...self.plan, engagement].sort((a, b) => a.startMinute - b.startMinute)
  world.touch(self)
}
