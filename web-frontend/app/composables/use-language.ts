import { useI18n } from 'vue-i18n'
import type { Locale } from '../api/models.ts'
import { useSessionStore } from '../stores/session.store.ts'

/** Changes the app's language, and a member's account with it. */
export function useLanguage() {
  const { setLocale } = useI18n()
  const session = useSessionStore()

  return async function chooseLanguage(language: Locale): Promise<void> {
    await setLocale(language)
    await session.whenKnown()
    if (session.isMember) await session.updateMe({ locale: language })
  }
}
