/** The part of Nuxt's `#imports` that components use. */
export { useHead } from '@unhead/vue'
