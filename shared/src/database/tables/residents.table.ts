import type { ColumnType, Generated } from 'kysely'
import type { BilingualText } from '../../world/vocabulary.ts'

/** `state` is a projection for readers; the core never reads it. */
export interface ResidentsTable {
  userId: string
  worldId: string
  worldKey: string
  language: string
  age: number
  occupationZh: string
  occupationEn: string
  personaZh: string
  personaEn: string
  traits: ColumnType<Record<string, number>, string, string>
  interests: ColumnType<BilingualText[], string, string>
  voice: ColumnType<unknown, string, string>
  homeLocationId: string | null
  workLocationId: string | null
  locationId: string | null
  moneyCents: Generated<number>
  state: ColumnType<unknown, string | null | undefined, string | null>
  updatedAt: Date
}
