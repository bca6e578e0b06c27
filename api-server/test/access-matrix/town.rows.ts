import { everybody, type Row } from './row.ts'

export const townRows: Record<string, Row> = {
  getWorld: { statuses: everybody(200) },
  getTownMap: { statuses: everybody(200) },
  listLocations: { statuses: everybody(200) },
  getLocation: { at: 'location', statuses: everybody(200) },
  listLocationPosts: { at: 'location', statuses: everybody(200) },
  listResidents: { statuses: everybody(200) },
  getResident: { at: 'resident', statuses: everybody(200) },
  listResidentActions: { at: 'resident', statuses: everybody(200) },
  listEncounters: { statuses: everybody(200) },
  getEncounter: { at: 'encounter', statuses: everybody(200) },
  listResidentMemories: { at: 'resident', statuses: everybody(200) },
  listEvents: { statuses: everybody(200) },
  getEvent: { at: 'event', statuses: everybody(200) },
  getDigest: { query: 'since=0', statuses: everybody(200) },
}
