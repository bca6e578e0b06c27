import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import type { AdminUser, AuditLog, ReportAction, ReportCase, ReportState } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'
import { readInto, unlisted } from './listing.ts'

/** Reports, accounts and what was done about them, for moderators and admins. */
export const useModerationStore = defineStore('moderation', () => {
  const api = useApi()
  const reports = ref(unlisted<ReportCase>())
  const users = ref(unlisted<AdminUser>())
  const log = ref(unlisted<AuditLog>())

  const loadReports = (state: ReportState, isMore = false) =>
    readInto(reports, isMore, (query) =>
      answerOf(api.GET('/admin/reports', { params: { query: { ...query, state } } })),
    )
  const loadUsers = (words: string, isMore = false) =>
    readInto(users, isMore, (query) =>
      answerOf(api.GET('/admin/users', { params: { query: { ...query, query: words || undefined } } })),
    )
  const loadLog = (isMore = false) =>
    readInto(log, isMore, (query) => answerOf(api.GET('/admin/audit-logs', { params: { query } })))

  /** Closes a case; its row leaves the list of open ones. @throws ApiError */
  async function decide(id: string, action: ReportAction, note: string): Promise<void> {
    await api.PATCH('/admin/reports/{id}', {
      params: { path: { id } },
      body: { state: action === 'none' ? 'rejected' : 'resolved', action, note },
    })
    reports.value.items = reports.value.items.filter((report) => report.id !== id)
  }

  /** Takes a reported post or comment down; its author is told why. @throws ApiError */
  async function removeContent({ targetType, targetId, reason }: ReportCase): Promise<void> {
    const params = { path: { id: targetId }, query: { reason } }
    if (targetType === 'post') await api.DELETE('/posts/{id}', { params })
    else if (targetType === 'comment') await api.DELETE('/comments/{id}', { params })
  }

  /** @throws ApiError */
  async function changeUser(
    id: string,
    change: { role?: AdminUser['role']; suspended?: boolean },
  ): Promise<void> {
    const changed = await answerOf(api.PATCH('/admin/users/{id}', { params: { path: { id } }, body: change }))
    users.value.items = users.value.items.map((user) => (user.id === id ? changed : user))
  }

  return { reports, users, log, loadReports, loadUsers, loadLog, decide, removeContent, changeUser }
})
