import type { Role } from '../contracts/users.ts'
import type { AiFilter } from '../contracts/primitives.ts'
import type { Db } from '../database/connection.ts'

/** What every function of the domain needs; processes make one at start-up and pass it on. */
export interface CommunityContext {
  db: Db
  ids: { next(): string }
  clock: { now(): Date }
}

/** Whoever writes: a member through the API, or a resident through the town's journal. */
export interface Actor {
  id: string
  isAi: boolean
}

/** A signed-in member, as the session check of this request found it. */
export interface Viewer extends Actor {
  username: string
  role: Role
  sessionId: string
  feedAi: AiFilter
}

/**
 * What the town adds to a write of its own. `worldKey` is the core's key for the write: a second one with the
 * same key changes nothing and gets the first one's id.
 */
export interface WorldWrite {
  worldKey?: string
  simTime?: number
  aiGenerated?: boolean
  createdAt?: Date
}

export const systemClock = { now: () => new Date() }
