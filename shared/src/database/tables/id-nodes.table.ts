/** Node numbers for ids; no id of a node lies after its `last_ms`. */
export interface IdNodesTable {
  node: number
  owner: string | null
  leaseUntil: Date
  lastMs: number
}
