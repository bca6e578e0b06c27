export interface EncounterTurnsTable {
  encounterId: string
  turnNo: number
  speakerId: string
  content: string
}
