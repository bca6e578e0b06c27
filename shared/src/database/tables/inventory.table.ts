export interface InventoryTable {
  ownerId: string
  itemId: string
  quantity: number
}
