import en from '../../i18n/locales/en.json' with { type: 'json' }
import zh from '../../i18n/locales/zh-CN.json' with { type: 'json' }

const WORDS = { 'zh-CN': zh, en }
export type ManifestLocale = keyof typeof WORDS

/** The language the app's pages would come in: the reader's choice, else what the browser prefers of the two. */
export function manifestLocale(chosen: string | undefined, accepted: string | undefined): ManifestLocale {
  if (chosen && chosen in WORDS) return chosen as ManifestLocale
  const preferred = accepted?.split(',').find((language) => /^\s*(zh|en)\b/i.test(language))
  return preferred?.trim().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** What an operating system shows of the installed app, and what may be shared with it. */
export function appManifest(locale: ManifestLocale) {
  const { app, nav } = WORDS[locale]
  return {
    id: '/',
    name: `${zh.app.name} · ${en.app.name}`,
    short_name: app.name,
    description: app.description,
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: '#f6f3ee',
    background_color: '#f6f3ee',
    categories: ['social'],
    icons: [
      { src: '/favicon.svg', type: 'image/svg+xml', sizes: 'any' },
      { src: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' },
      { src: '/icons/icon-512.png', type: 'image/png', sizes: '512x512' },
      { src: '/icons/maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: nav.compose, url: '/compose' },
      { name: nav.town, url: '/town' },
      { name: nav.messages, url: '/messages' },
    ].map((shortcut) => ({
      ...shortcut,
      icons: [{ src: '/icons/icon-192.png', type: 'image/png', sizes: '192x192' }],
    })),
    share_target: {
      action: '/share',
      method: 'POST',
      enctype: 'multipart/form-data',
      params: {
        title: 'title',
        text: 'text',
        url: 'url',
        files: [{ name: 'pictures', accept: ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] }],
      },
    },
  }
}
