import { defineStore } from 'pinia'
import { ref } from 'vue'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import type { Security, SessionSummary, TotpSetup } from '../api/models.ts'
import { useApi } from '../api/use-api.ts'

/** How the account is protected and where it is signed in. */
export const useSecurityStore = defineStore('security', () => {
  const api = useApi()
  const security = ref<Security | null>(null)
  const sessions = ref<SessionSummary[]>([])
  const failure = ref<Failure | null>(null)

  async function load(): Promise<void> {
    failure.value = null
    try {
      const [protection, page] = await Promise.all([
        answerOf(api.GET('/auth/security')),
        answerOf(api.GET('/auth/sessions')),
      ])
      security.value = protection
      sessions.value = page.items
    } catch (error) {
      failure.value = failureOf(error)
    }
  }

  /** @throws ApiError */
  async function endSession(id: string): Promise<void> {
    await api.DELETE('/auth/sessions/{id}', { params: { path: { id } } })
    sessions.value = sessions.value.filter((session) => session.id !== id)
  }

  /** Ends every session, this one too. @throws ApiError */
  async function endAllSessions(): Promise<void> {
    await api.DELETE('/auth/sessions')
  }

  /** All other sessions end. @throws ApiError `wrong_password`, `password_too_common`. */
  async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await api.PUT('/auth/password', { body: { currentPassword, newPassword } })
    await load()
  }

  /** @throws ApiError `wrong_password`, `email_taken`. */
  async function changeEmail(password: string, email: string | null): Promise<void> {
    await api.PUT('/auth/email', { body: { password, email } })
    await load()
  }

  /** What the authenticator needs; nothing is on before a code is confirmed. @throws ApiError */
  function startTotp(): Promise<TotpSetup> {
    return answerOf(api.POST('/auth/totp'))
  }

  /** @returns the recovery codes, shown this once. @throws ApiError `wrong_code`. */
  async function confirmTotp(code: string): Promise<string[]> {
    const { recoveryCodes } = await answerOf(api.POST('/auth/totp/confirm', { body: { code } }))
    await load()
    return recoveryCodes
  }

  /** @throws ApiError `wrong_password`, `wrong_code`. */
  async function disableTotp(password: string, code: string): Promise<void> {
    await api.DELETE('/auth/totp', { body: { password, code } })
    await load()
  }

  return {
    security,
    sessions,
    failure,
    load,
    endSession,
    endAllSessions,
    changePassword,
    changeEmail,
    startTotp,
    confirmTotp,
    disableTotp,
  }
})
