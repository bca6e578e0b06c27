import { ref, type Ref } from 'vue'

/** The part of Nuxt's `#imports` that components use. */
export { useHead } from '@unhead/vue'

export function useCookie<Value>(_name: string, options: { default: () => Value }): Ref<Value> {
  return ref(options.default()) as Ref<Value>
}

export function useNuxtApp(): { isHydrating: boolean } {
  return { isHydrating: false }
}

export function useRequestURL(): URL {
  return new URL('https://town.example/posts/100')
}
