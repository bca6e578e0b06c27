export interface EncountersTable {
  id: string
  worldId: string
  worldKey: string
  locationId: string | null
  startAt: number
  endAt: number
  topic: string
}
