/** How `resident_id` sees `other_id`. */
export interface RelationshipsTable {
  residentId: string
  otherId: string
  affinity: number
  familiarity: number
  lastMet: number | null
}
