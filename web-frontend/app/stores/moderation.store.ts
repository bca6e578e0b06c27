import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type { AdminUser, AuditLog, Page, ReportAction, ReportCase, ReportState } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'

const PAGE_SIZE = 20

/** A list of the back office: its rows, where it goes on, and what kept it from loading. */
interface Listing<Item> {
  items: Item[]
  nextCursor: string | null
  state: 'loading' | 'ready' | 'failed'
  failure: Failure | null
}

function unlisted<Item>(): Listing<Item> {
  return { items: [], nextCursor: null, state: 'loading', failure: null }
}

/** Reports, accounts and what was done about them, for moderators and admins. */
export const useModerationStore = defineStore('moderation', () => {
  const api = useApi()
  const reports = ref(unlisted<ReportCase>())
  const users = ref(unlisted<AdminUser>())
  const log = ref(unlisted<AuditLog>())

  async function fetchInto<Item>(
    listing: { value: Listing<Item> },
    isMore: boolean,
    fetchPage: (query: { limit: number; cursor: string | undefined }) => Promise<Page<Item>>,
  ): Promise<void> {
    const cursor = isMore ? (listing.value.nextCursor ?? undefined) : undefined
    if (!isMore) listing.value = unlisted()
    const mine = listing.value
    try {
      const page = await fetchPage({ limit: PAGE_SIZE, cursor })
      // Another list was asked for meanwhile.
      if (listing.value !== mine) return
      Object.assign(mine, {
        items: [...mine.items, ...page.items],
        nextCursor: page.nextCursor,
        state: 'ready',
        failure: null,
      })
    } catch (error) {
      Object.assign(mine, { state: 'failed', failure: failureOf(error) })
    }
  }

  const loadReports = (state: ReportState, isMore = false) =>
    fetchInto(reports, isMore, (query) =>
      answerOf(api.GET('/admin/reports', { params: { query: { ...query, state } } })),
    )
  const loadUsers = (words: string, isMore = false) =>
    fetchInto(users, isMore, (query) =>
      answerOf(api.GET('/admin/users', { params: { query: { ...query, query: words || undefined } } })),
    )
  const loadLog = (isMore = false) =>
    fetchInto(log, isMore, (query) => answerOf(api.GET('/admin/audit-logs', { params: { query } })))

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
