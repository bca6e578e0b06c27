import { everybody, type Row } from './row.ts'

export const searchRows: Record<string, Row> = {
  search: { query: 'q=post', statuses: everybody(200) },
  listUsers: { query: 'query=a', statuses: everybody(200) },
  listTrends: { statuses: everybody(200) },
  listTagPosts: { at: 'tag', missing: everybody(200), statuses: everybody(200) },
}
