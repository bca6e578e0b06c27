/** `from_id` or `to_id` is null where a thing is made, used up, or money comes from or goes to the town. */
export interface TransfersTable {
  id: string
  worldId: string
  worldKey: string
  fromId: string | null
  toId: string | null
  itemId: string | null
  quantity: number
  amountCents: number
  reason: string
  simTime: number
}
