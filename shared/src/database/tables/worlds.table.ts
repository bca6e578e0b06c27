import type { ColumnType, Generated } from 'kysely'
import type { TownMap } from '../../world/town-map.ts'

/** `fencing` grows with each lease; every write of a holder names its number. `map` is for readers. */
export interface WorldsTable {
  id: string
  worldKey: string
  nameZh: string
  nameEn: string
  seed: number
  epoch: Generated<number>
  engineVersion: string
  simTime: number
  speed: string
  status: Generated<string>
  mind: Generated<string>
  lastEffectNo: Generated<number>
  lastInputNo: Generated<number>
  outboxSeq: Generated<number>
  stateHash: string | null
  lagMs: Generated<number>
  map: ColumnType<TownMap, string, string>
  leaseOwner: string | null
  leaseUntil: Date | null
  fencing: Generated<number>
  committedAt: Date | null
  createdAt: Date
  /** Why the town stands still, where it was no command; for operators. */
  statusReason: string | null
  /** JSON text: residents that the watchdog found stuck. */
  stuck: string | null
}
