/** How a resident stands to an appointment, a party or an event of the town (`world_key`). */
export interface EngagementsTable {
  worldKey: string
  residentId: string
  /** As in GATHERING_KINDS. */
  kind: string
  locationId: string
  /** The resident or person whose gathering it is; null for the town's own. */
  hostId: string | null
  startAt: number
  endAt: number
  /** As in ENGAGEMENT_STATES. */
  state: string
  /** Why it was declined or missed, as in GIVE_UP_REASONS. */
  reason: string | null
  /** When it became so, in simulated time. */
  changedAt: number
}
