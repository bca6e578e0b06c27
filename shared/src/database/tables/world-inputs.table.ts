/**
 * Everything that came from outside, in the order the core saw it. `input_no` runs on over the epochs. The source
 * is the row a person made (`post`, `comment`, `message`), the actor who made it.
 */
export interface WorldInputsTable {
  worldId: string
  epoch: number
  inputNo: number
  simTime: number
  kind: string
  payload: string
  sourceType: string | null
  sourceId: string | null
  actorId: string | null
  createdAt: Date
}
