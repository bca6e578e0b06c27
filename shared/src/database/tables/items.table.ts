export interface ItemsTable {
  id: string
  worldId: string
  worldKey: string
  nameZh: string
  nameEn: string
  priceCents: number
}
