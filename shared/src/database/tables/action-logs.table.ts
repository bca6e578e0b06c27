/** `path`, `detail` and `cause` are JSON texts, written in bulk and parsed by the reader. */
export interface ActionLogsTable {
  id: string
  worldId: string
  worldKey: string
  residentId: string
  action: string
  locationId: string | null
  startAt: number
  endAt: number
  path: string | null
  textZh: string
  textEn: string
  detail: string | null
  cause: string | null
}
