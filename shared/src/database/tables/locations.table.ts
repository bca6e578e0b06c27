export interface LocationsTable {
  id: string
  worldId: string
  worldKey: string
  kind: string
  nameZh: string
  nameEn: string
  x: number
  y: number
  width: number
  height: number
  doorX: number
  doorY: number
  capacity: number
  opensMinute: number | null
  closesMinute: number | null
}
