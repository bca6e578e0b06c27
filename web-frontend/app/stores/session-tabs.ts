import type { Me, Session } from '../api/models.ts'

const LOCK = 'aic-session-refresh'
const CHANNEL = 'aic-session'
const MEMBER = 'aic.member'

type TabNews = { kind: 'session'; session: Session } | { kind: 'ended' }

/** What the open tabs of one browser share about the session. Access tokens stay in memory. */
export interface SessionTabs {
  /** Runs `task` while no other tab runs one. */
  alone<Result>(task: () => Promise<Result>): Promise<Result>
  tell(news: TabNews): void
  onNews(listener: (news: TabNews) => void): void
  /** Whether this browser holds a session at all; without one there is nothing to refresh. */
  hasSession(): boolean
  /** Who was signed in last; a start without a connection goes by it. */
  lastMember(): Me | null
  /** Null when nobody is any more. */
  rememberMember(me: Me | null): void
  close(): void
}

/** Web locks are missing on plain http other than localhost; a lone tab then works without them. */
export function createSessionTabs(): SessionTabs {
  const channel = new BroadcastChannel(CHANNEL)
  return {
    alone: async (task) => (navigator.locks ? await navigator.locks.request(LOCK, task) : await task()),
    tell: (news) => channel.postMessage(news),
    onNews: (listener) => channel.addEventListener('message', (event) => listener(event.data)),
    hasSession: () => hasSessionHint(document.cookie),
    lastMember: () => JSON.parse(localStorage.getItem(MEMBER) ?? 'null') as Me | null,
    rememberMember: (me) => {
      if (me) localStorage.setItem(MEMBER, JSON.stringify(me))
      else localStorage.removeItem(MEMBER)
    },
    close: () => channel.close(),
  }
}

/** The API sets this readable cookie beside the refresh token, which scripts cannot see. */
export function hasSessionHint(cookies: string): boolean {
  return /(?:^|;\s*)aic_session=[^;]/.test(cookies)
}
