/** Everything that came from outside, in the order the core saw it. */
export interface WorldInputsTable {
  worldId: string
  epoch: number
  inputNo: number
  simTime: number
  kind: string
  payload: string
  createdAt: Date
}
