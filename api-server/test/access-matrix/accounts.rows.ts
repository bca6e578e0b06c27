import { PASSWORD } from '../test-app.ts'
import { members, ownerAlone, regardless, type Row } from './row.ts'

let registered = 0

export const accountRows: Record<string, Row> = {
  register: {
    body: () => ({ username: `newcomer_${++registered}`, password: PASSWORD }),
    statuses: regardless(201),
  },
  login: {
    body: ({ cast }) => ({ login: cast.other.username, password: PASSWORD }),
    statuses: regardless(200),
  },
  refresh: {
    body: async ({ test, cast }) => ({ refreshToken: (await test.signIn(cast.other.username)).refreshToken }),
    statuses: regardless(200),
  },
  logout: { statuses: members(204), ownCast: true },
  listSessions: { statuses: members(200) },
  endSession: { at: 'session', statuses: ownerAlone(204) },
}
