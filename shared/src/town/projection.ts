import type { ActionKind, BilingualText, GiveUpReason, Mood, Need } from '../world/vocabulary.ts'
import type { Position, Walk } from '../world/walk.ts'

/**
 * What readers see of a resident: the JSON of `residents.state`. The journal writes it after each batch for
 * the residents a batch touched; the core never reads it. Places are database ids.
 */
export interface ResidentProjection {
  asleep: boolean
  mood: Mood
  needs: Record<Need, number>
  activity: { action: ActionKind; since: number; until: number; text: BilingualText }
  position: Position
  walk: Walk | null
  plan: PlanBlockProjection[]
}

export interface PlanBlockProjection {
  kind: string
  startAt: number
  endAt: number
  text: BilingualText
  locationId: string | null
  state: 'planned' | 'active' | 'done' | 'dropped'
  /** Absent in rows of earlier versions. */
  reason?: GiveUpReason | null
}
