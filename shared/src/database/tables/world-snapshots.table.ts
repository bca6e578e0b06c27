export interface WorldSnapshotsTable {
  id: string
  worldId: string
  epoch: number
  engineVersion: string
  simTime: number
  inputNo: number
  effectNo: number
  hash: string
  state: Buffer
  createdAt: Date
}
