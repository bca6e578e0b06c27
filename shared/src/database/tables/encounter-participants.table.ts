export interface EncounterParticipantsTable {
  residentId: string
  encounterId: string
}
