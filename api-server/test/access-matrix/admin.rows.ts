import { admins, type Row } from './row.ts'

export const adminRows: Record<string, Row> = {
  getSimulation: { statuses: admins(200) },
  submitCommand: { body: { command: 'pause' }, statuses: admins(202) },
  getCommand: { at: 'command', statuses: admins(200) },
}
