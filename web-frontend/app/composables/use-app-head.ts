import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHead } from '#imports'
import { useTextSize } from './use-text-size.ts'
import { useTheme } from './use-theme.ts'

/** What every page's head has in common and may change, the error page included; the rest is in `nuxt.config.ts`. */
export function useAppHead(): void {
  const { t, locale } = useI18n()
  const { theme } = useTheme()
  const { textSize } = useTextSize()

  useHead({
    htmlAttrs: {
      lang: locale,
      'data-theme': computed(() => (theme.value === 'auto' ? undefined : theme.value)),
      'data-text': computed(() => (textSize.value === 'normal' ? undefined : textSize.value)),
    },
    titleTemplate: (title) => (title ? `${title} · ${t('app.name')}` : t('app.name')),
    meta: [
      { name: 'description', content: () => t('app.description') },
      { property: 'og:site_name', content: () => t('app.name') },
    ],
  })
}
