import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHead } from '#imports'
import { useTextSize } from './use-text-size.ts'
import { useTheme } from './use-theme.ts'

/** What the head of every page has in common, the error page included: language, theme, name, icon. */
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
      { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' },
      { name: 'description', content: () => t('app.description') },
      { name: 'theme-color', content: '#f6f3ee', media: '(prefers-color-scheme: light)' },
      { name: 'theme-color', content: '#121110', media: '(prefers-color-scheme: dark)' },
      { property: 'og:site_name', content: () => t('app.name') },
      { property: 'og:type', content: 'website' },
    ],
    link: [
      { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' },
      { rel: 'apple-touch-icon', href: '/icons/apple-touch-180.png' },
      // With the cookies, one of which holds the reader's language.
      { rel: 'manifest', href: '/manifest.webmanifest', crossorigin: 'use-credentials' },
    ],
  })
}
