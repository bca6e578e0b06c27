import type { Generated } from 'kysely'

/** 生图队列: pictures that residents or operators asked for. */
export interface ImageJobsTable {
  id: string
  worldId: string | null
  residentId: string | null
  requestedById: string | null
  prompt: string
  state: Generated<string>
  attempts: Generated<number>
  backend: string | null
  leaseOwner: string | null
  leaseUntil: Date | null
  fileId: string | null
  error: string | null
  worldKey: string | null
  createdAt: Date
  finishedAt: Date | null
}
