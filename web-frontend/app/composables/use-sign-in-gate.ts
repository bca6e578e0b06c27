import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useSessionStore } from '../stores/session.store.ts'
import { notify } from './notify.ts'

/**
 * Lets a member act and sends everybody else to the login page, from where they come back to this place. What was
 * tapped before the browser has taken up its session waits for that: a tap is never lost.
 */
export function useSignInGate() {
  const session = useSessionStore()
  const router = useRouter()
  const route = useRoute()
  const { t } = useI18n()

  return async function mayAct(): Promise<boolean> {
    await session.whenKnown()
    if (session.isMember) return true
    notify(t('account.signInToAct'))
    void router.push({ path: '/login', query: { next: route.fullPath } })
    return false
  }
}
