import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useSessionStore } from '../stores/session.store.ts'
import { notify } from './notify.ts'

/** Lets a member act and sends everybody else to the login page, from where they come back to this place. */
export function useSignInGate() {
  const session = useSessionStore()
  const router = useRouter()
  const route = useRoute()
  const { t } = useI18n()

  return function mayAct(): boolean {
    if (session.isMember) return true
    if (session.state === 'anonymous') {
      notify(t('account.signInToAct'))
      void router.push({ path: '/login', query: { next: route.fullPath } })
    }
    return false
  }
}
