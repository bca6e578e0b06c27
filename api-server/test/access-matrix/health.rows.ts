import { regardless, type Row } from './row.ts'

export const healthRows: Record<string, Row> = {
  isLive: { statuses: regardless(200) },
  isReady: { statuses: regardless(200) },
  getHealth: { statuses: regardless(200) },
}
