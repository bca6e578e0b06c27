import type { ColumnType, Generated } from 'kysely'

export interface EventsTable {
  id: string
  worldId: string
  worldKey: string
  kind: string
  locationId: string | null
  startAt: number
  endAt: number
  hostId: string | null
  invited: ColumnType<string[], string, string>
  descriptionZh: string
  descriptionEn: string
  /** 1–10 */
  importance: Generated<number>
  /** The account of the operator who made it happen; null for the town's own and those of the console. */
  injectedById: string | null
  /** The input by which the town heard of an injected one; null until then. */
  inputNo: number | null
}
