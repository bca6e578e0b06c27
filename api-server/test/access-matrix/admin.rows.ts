import { admins, members, moderators, regardless, type Row } from './row.ts'

export const adminRows: Record<string, Row> = {
  getSimulation: { statuses: admins(200) },
  submitCommand: { body: { command: 'pause' }, statuses: admins(202) },
  getCommand: { at: 'command', statuses: admins(200) },

  createReport: {
    // Each of somebody of their own: nobody has reported them yet.
    body: async ({ test }) => {
      const { id } = await test.register()
      return { targetType: 'user', targetId: id, reason: 'spam' }
    },
    statuses: members(201),
  },
  listReports: { statuses: moderators(200) },
  getReport: { at: 'report', statuses: moderators(200) },
  updateReport: { at: 'report', body: { state: 'resolved', action: 'none' }, statuses: moderators(200) },
  listAdminUsers: { query: 'query=member', statuses: moderators(200) },
  changeUser: { at: 'account', body: { suspended: true }, statuses: moderators(200) },
  listAuditLogs: { statuses: admins(200) },

  injectEvent: {
    body: { text: { zh: '下雨了', en: 'It rains' }, importance: 3 },
    statuses: admins(201),
  },
  listImageJobs: { statuses: admins(200) },
  requestImage: { body: { prompt: 'a cat' }, statuses: admins(201) },
  getModelUse: { statuses: admins(200) },
  getOperatorHealth: { statuses: admins(200) },

  reportClient: { body: { entries: [] }, statuses: regardless(204) },
}
