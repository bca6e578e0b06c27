import { relationsOf } from './relations.ts'
import type { ResidentSheet } from './resident-sheet.ts'
import { marketSide } from './sheets/market-side.ts'
import { northSide } from './sheets/north-side.ts'
import { southSide } from './sheets/south-side.ts'

/** The hand-written residents of the town, in a fixed order; a resident's `index` is its place here. */
export const residentSheets: readonly ResidentSheet[] = [...northSide, ...marketSide, ...southSide].map(
  (draft, index) => ({ ...draft, index, district: 0, relations: relationsOf(draft.key) }),
)
