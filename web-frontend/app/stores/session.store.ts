import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Login, Me, Register, Session, UpdateMe } from '../api/models.ts'
import { answerOf } from '../api/api-client.ts'
import { failureOf } from '../api/api-error.ts'
import { useApi } from '../api/use-api.ts'
import { createSessionTabs, type SessionTabs } from './session-tabs.ts'

/** Refreshed this long before the token ends, so that a request does not meet its end. */
const RENEW_EARLY_MS = 30_000
const RETRY_MS = 4_000

/** `unknown` on the server and until the browser has asked; a page shows neither side's buttons till then. */
export type SessionState = 'unknown' | 'anonymous' | 'member'

/** Who is signed in. The access token lives in this closure alone: never in storage, never in the page's state. */
export const useSessionStore = defineStore('session', () => {
  const api = useApi()
  const state = ref<SessionState>('unknown')
  const me = ref<Me | null>(null)
  /** The member is known from before; the API could not be reached yet. */
  const isWaiting = ref(false)
  const isMember = computed(() => state.value === 'member')
  /** Username of whom the API answers; undefined while it answers nobody in particular. */
  const viewer = computed(() => (isWaiting.value ? undefined : me.value?.username))
  const isAdmin = computed(() => me.value?.role === 'admin')
  /** May handle reports and take posts down; admins may, too. */
  const isModerator = computed(() => isAdmin.value || me.value?.role === 'moderator')

  /** Whether who is signed in may enter what is for that role; every member may, where it is for members. */
  function hasRight(role: Me['role']): boolean {
    if (role === 'member') return isMember.value
    return role === 'admin' ? isAdmin.value : isModerator.value
  }

  /** Resolves once it is known who is signed in: what is chosen before that waits for it. */
  function whenKnown(): Promise<void> {
    if (state.value !== 'unknown') return Promise.resolve()
    return new Promise((resolve) => {
      watch(state, () => resolve(), { once: true })
    })
  }

  let tabs: SessionTabs | null = null
  let token: { value: string; expiresAt: number } | null = null
  let renewing: Promise<string | null> | null = null
  /** The last change of the member that was asked for; it is settled whether it held or not. */
  let updating: Promise<void> = Promise.resolve()

  function adopt(session: Session): void {
    token = { value: session.accessToken, expiresAt: Date.now() + session.expiresIn * 1_000 }
    me.value = session.user
    state.value = 'member'
    isWaiting.value = false
    tabs?.rememberMember(session.user)
  }

  function forget(): void {
    token = null
    me.value = null
    state.value = 'anonymous'
    isWaiting.value = false
    tabs?.rememberMember(null)
  }

  /** Without a connection the member reads what was read, and writes what goes out later. */
  function adoptLastMember(): void {
    const member = tabs!.lastMember()
    if (me.value || !member) return
    me.value = member
    state.value = 'member'
    isWaiting.value = true
  }

  function isFresh(): boolean {
    return token !== null && token.expiresAt - Date.now() > RENEW_EARLY_MS
  }

  /** A new access token, or null when the session is over. Tabs take turns, and the others' result counts too. */
  function renew(): Promise<string | null> {
    renewing ??= renewAlone().finally(() => (renewing = null))
    return renewing
  }

  async function renewAlone(): Promise<string | null> {
    const refused = token?.value
    return tabs!.alone(async () => {
      // Another tab may have been first while this one waited for its turn.
      if (isFresh() && token!.value !== refused) return token!.value
      if (!tabs!.hasSession()) {
        forget()
        return null
      }
      try {
        const session = await answerOf(api.POST('/auth/refresh', { body: {} }))
        adopt(session)
        tabs!.tell({ kind: 'session', session })
        return session.accessToken
      } catch (error) {
        if (failureOf(error).status !== 401) throw error
        forget()
        tabs!.tell({ kind: 'ended' })
        return null
      }
    })
  }

  /** Called once in the browser: takes up the session of the cookie, if there is one, and follows the other tabs. */
  async function start(sessionTabs: SessionTabs = createSessionTabs()): Promise<void> {
    tabs = sessionTabs
    tabs.onNews((news) => (news.kind === 'session' ? adopt(news.session) : forget()))
    api.useTokens({
      accessToken: () => token?.value ?? null,
      renew,
      isOwed: () => isWaiting.value,
      viewer: () => me.value?.username ?? null,
    })
    await restore()
  }

  async function restore(): Promise<void> {
    if (!tabs!.hasSession()) {
      forget()
      return
    }
    try {
      await renew()
    } catch (error) {
      failureOf(error)
      // The API is away: the member is not signed out for that.
      adoptLastMember()
      setTimeout(() => void restore(), RETRY_MS)
    }
  }

  function enter(session: Session): void {
    adopt(session)
    tabs?.tell({ kind: 'session', session })
  }

  async function logIn(login: Login): Promise<void> {
    enter(await answerOf(api.POST('/auth/login', { body: login })))
  }

  async function register(registration: Register): Promise<void> {
    enter(await answerOf(api.POST('/auth/register', { body: registration })))
  }

  async function logOut(): Promise<void> {
    await api.POST('/auth/logout')
    leave()
  }

  /** One after the other: an answer tells all of the member, and an older one would take back what a newer one said. */
  function updateMe(changes: UpdateMe): Promise<void> {
    const update = updating.then(async () => {
      const member = await answerOf(api.PATCH('/users/me', { body: changes }))
      // Who has left meanwhile does not come back by it.
      if (me.value?.id !== member.id) return
      me.value = member
      tabs?.rememberMember(member)
    })
    updating = update.catch(() => {})
    return update
  }

  /** Deletes the account and all it wrote. @throws ApiError `wrong_password`, `wrong_code`. */
  async function deleteAccount(password: string, totp: string | undefined): Promise<void> {
    await api.DELETE('/users/me', { body: { password, totp } })
    leave()
  }

  /** The session was ended elsewhere, or all of them were. */
  function leave(): void {
    forget()
    tabs?.tell({ kind: 'ended' })
  }

  return {
    state,
    me,
    isWaiting,
    isMember,
    viewer,
    isAdmin,
    isModerator,
    hasRight,
    whenKnown,
    start,
    renew,
    logIn,
    register,
    logOut,
    updateMe,
    deleteAccount,
    leave,
  }
})
