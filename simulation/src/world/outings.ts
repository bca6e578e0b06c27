import { GATHERING_KINDS, type GiveUpReason } from '@ai-community/shared/world/vocabulary.ts'
import { whim } from './considering.ts'
import { engage, engagementSlot, obstacleAt, rowOfKey } from './gatherings.ts'
import { NO_ROW } from './gathering-store.ts'
import type { KeyNumber } from './keys.ts'
import { remember } from './memories.ts'
import { emptyMemory } from './memory-store.ts'
import { stir } from './needs.ts'
import { affinityTo } from './relations.ts'
import type { ResidentState } from './resident-state.ts'
import type { WindowPost } from './social-window.ts'
import type { World } from './world.ts'

/** An outing is a gathering of one who asks the whole town for company in a post; who says yes there is on the list. */

const JOINS_ABOVE = 0.1
const plan = emptyMemory()

/** Row of the outing that a post asks to and that has not begun; NO_ROW for any other post. */
export function outingOf(world: World, post: WindowPost): number {
  if (post.subject.kind !== 'invitation' || post.author < 0) return NO_ROW
  const { memories, gatherings } = world.tables
  const host = world.resident(post.author)
  const slot = memories.findKey(host.index, host.memoryCount, post.memory)
  if (slot < 0) return NO_ROW
  const row = rowOfKey(world, host, memories.read(host.index, slot, plan).cause)
  return row !== NO_ROW && gatherings.startOf(row) > world.minute ? row : NO_ROW
}

/** Why the reader will not come along; null when it will. */
export function refusalOfOuting(world: World, reader: ResidentState, row: number): GiveUpReason | null {
  const { gatherings } = world.tables
  if (engagementSlot(world, reader, gatherings.keyOf(row)) >= 0) return 'engaged'
  const host = gatherings.hostOf(row)
  if (affinityTo(world, reader, host) < JOINS_ABOVE) return 'no_interest'
  if (world.town.place(gatherings.placeOf(row)).district !== world.sheet(reader.index).district) return 'far'
  const obstacle = obstacleAt(world, reader, gatherings.startOf(row), gatherings.endOf(row))
  return obstacle ?? whim(world, reader, host)
}

/**
 * The resident said in a comment that it comes along: both remember it, and both will be there.
 *
 * @param cause key of the comment
 */
export function joinOuting(world: World, guest: ResidentState, row: number, cause: KeyNumber): void {
  const { gatherings } = world.tables
  const host = world.resident(gatherings.hostOf(row))
  if (gatherings.findGuest(row, guest.index) < 0 && gatherings.addGuest(row, guest.index) < 0) return
  if (!engage(world, guest, row, 'accepted')) return
  for (const [one, other] of [
    [guest, host],
    [host, guest],
  ] as const) {
    stir(one, 3)
    remember(world, one, {
      kind: 'plan',
      theme: 'arranged',
      importance: 4,
      subject: other.index,
      place: gatherings.placeOf(row),
      topic: gatherings.kindIndexOf(row),
      amount: gatherings.startOf(row),
      cause,
    })
  }
}

/** What the host means to do, and that it would like company. */
export function rememberCall(world: World, host: ResidentState, row: number): void {
  const { gatherings } = world.tables
  remember(world, host, {
    kind: 'plan',
    theme: 'calls_together',
    importance: 5,
    place: gatherings.placeOf(row),
    topic: GATHERING_KINDS.indexOf(gatherings.kindOf(row)),
    amount: gatherings.startOf(row),
    cause: gatherings.keyOf(row),
  })
}
