export interface MutesTable {
  muterId: string
  mutedId: string
  createdAt: Date
}
