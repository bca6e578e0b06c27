import type { ColumnType } from 'kysely'

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
}
