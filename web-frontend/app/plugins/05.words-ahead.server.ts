import { computed } from 'vue'
import { defineNuxtPlugin, useHead, useNuxtApp } from '#imports'

/** Put in by the i18n module at build time: what the files of messages are called, by language. */
declare const __I18N_LOCALE_HASHES__: Readonly<Record<string, string>>

/** The app waits for its words before it begins to work: they come with its scripts, not after them. */
export default defineNuxtPlugin({
  name: 'words-ahead',
  dependsOn: ['i18n:plugin'],
  setup() {
    const { locale } = useNuxtApp().$i18n
    const href = computed(
      () => `/_i18n/${__I18N_LOCALE_HASHES__[locale.value]}/${locale.value}/messages.json`,
    )
    useHead({ link: [{ rel: 'preload', as: 'fetch', crossorigin: 'anonymous', fetchpriority: 'low', href }] })
  },
})
