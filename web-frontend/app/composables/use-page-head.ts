import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHead, useRequestURL } from '#imports'

/** The picture of a card whose page has none of its own. */
const APP_PICTURE = '/icons/icon-512.png'

interface PageHead {
  title: MaybeRefOrGetter<string>
  /** The app's own without one. */
  description?: MaybeRefOrGetter<string | null | undefined>
  /** A path of this app; a picture that fills the card. */
  picture?: MaybeRefOrGetter<{ url: string; width: number; height: number; alt: string } | null | undefined>
  type?: 'website' | 'article' | 'profile'
}

/** A page's title, description and preview card, as search engines and messengers read them. */
export function usePageHead({ title, description, picture, type = 'website' }: PageHead): void {
  const { t, locale } = useI18n()
  const { origin, pathname } = useRequestURL()
  const text = computed(() => toValue(description) || t('app.description'))
  const shown = computed(() => toValue(picture) ?? null)
  const image = computed(() => origin + (shown.value?.url ?? APP_PICTURE))
  useHead({
    title,
    meta: [
      { name: 'description', content: text },
      { property: 'og:type', content: type },
      { property: 'og:title', content: () => toValue(title) },
      { property: 'og:description', content: text },
      { property: 'og:url', content: origin + pathname },
      { property: 'og:locale', content: () => locale.value.replace('-', '_') },
      { property: 'og:image', content: image },
      { property: 'og:image:width', content: () => shown.value?.width ?? 512 },
      { property: 'og:image:height', content: () => shown.value?.height ?? 512 },
      { property: 'og:image:alt', content: () => shown.value?.alt ?? t('app.name') },
      { name: 'twitter:card', content: () => (shown.value ? 'summary_large_image' : 'summary') },
    ],
    link: [{ rel: 'canonical', href: origin + pathname }],
  })
}
