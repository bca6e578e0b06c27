import { engage, openGathering } from '../world/gatherings.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { rememberCall } from '../world/outings.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'
import { drawKind, findSlot, onFor, partyOf } from './arranging.ts'

/** With more than this on, nobody goes out of its way. */
const MOST_ON = 1
/** Others have to read of it in time. */
const LEAST_NOTICE_MINUTES = 180

/** Now and then somebody means to do something in a free hour and would like company, whoever it is. */
export function thinkOfOuting(world: World, self: ResidentState): void {
  const { extraversion } = world.sheet(self.index).traits
  if (!self.random.chance(0.05 + 0.12 * extraversion)) return
  if (onFor(world, self) > MOST_ON || partyOf(world, self) !== NO_ROW) return
  const kind = drawKind(world, [self])
  const slot = findSlot(world, [self], kind)
  if (!slot || slot.startMinute - world.minute < LEAST_NOTICE_MINUTES) return
  const { place, startMinute, endMinute } = slot
  const row = openGathering(world, {
    kind,
    place,
    startMinute,
    endMinute,
    host: self.index,
    guests: [self.index],
  })
  if (row === NO_ROW || !engage(world, self, row, 'accepted')) return
  rememberCall(world, self, row)
}
