import { ref, watch, type Ref } from 'vue'

const PREFIX = 'aic.draft.'

/**
 * Text that is kept in this browser at every keystroke, until it is sent or emptied.
 *
 * @param scope whose and what for, e.g. `"lin:compose"` or `"lin:post:42"`.
 */
export function useDraft(scope: string): Ref<string> {
  const key = PREFIX + scope
  const text = ref(localStorage.getItem(key) ?? '')
  watch(
    text,
    (value) => {
      if (value) localStorage.setItem(key, value)
      else localStorage.removeItem(key)
    },
    { flush: 'sync' },
  )
  return text
}
