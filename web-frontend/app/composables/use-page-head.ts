import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { useHead, useRequestURL } from '#imports'
import type { Author } from '../api/models.ts'

/** The picture of a card whose page has none of its own. */
const APP_PICTURE = '/icons/icon-512.png'
const APP_PICTURE_SIZE = { width: 512, height: 512 }

interface CardPicture {
  /** A path of this app, or a whole address where the API has an origin of its own. */
  url: string
  alt: string
  /** In pixels. A picture fills the card; without a size it is a face, which stands beside the words. */
  width?: number
  height?: number
}

interface PageHead {
  title: MaybeRefOrGetter<string>
  /** The app's own without one. */
  description?: MaybeRefOrGetter<string | null | undefined>
  /** The app's icon without one. */
  picture?: MaybeRefOrGetter<CardPicture | null | undefined>
  type?: 'website' | 'article' | 'profile'
}

/** Drawn portraits are SVG, which no messenger shows. */
export function faceOf(author: Pick<Author, 'avatarUrl' | 'displayName'> | undefined): CardPicture | null {
  return author?.avatarUrl ? { url: author.avatarUrl, alt: author.displayName } : null
}

/** A page's title, description and preview card, as search engines and messengers read them. */
export function usePageHead({ title, description, picture, type = 'website' }: PageHead): void {
  const { t, locale } = useI18n()
  const { origin, pathname } = useRequestURL()
  const text = computed(() => toValue(description) || t('app.description'))
  const shown = computed<CardPicture>(
    () => toValue(picture) ?? { url: APP_PICTURE, alt: t('app.name'), ...APP_PICTURE_SIZE },
  )
  const fillsCard = computed(() => shown.value.url !== APP_PICTURE && shown.value.width !== undefined)
  useHead({
    title,
    meta: [
      { name: 'description', content: text },
      { property: 'og:type', content: type },
      { property: 'og:title', content: () => toValue(title) },
      { property: 'og:description', content: text },
      { property: 'og:url', content: origin + pathname },
      { property: 'og:locale', content: () => locale.value.replace('-', '_') },
      { property: 'og:image', content: () => new URL(shown.value.url, origin).href },
      { property: 'og:image:width', content: () => shown.value.width },
      { property: 'og:image:height', content: () => shown.value.height },
      { property: 'og:image:alt', content: () => shown.value.alt },
      { name: 'twitter:card', content: () => (fillsCard.value ? 'summary_large_image' : 'summary') },
    ],
    link: [{ rel: 'canonical', href: origin + pathname }],
  })
}
