import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Nothing but the navigation and the column fits below. */
const WIDE = '(min-width: 1240px)'

/** Whether there is room beside the column; false on the server and until the page stands in the browser. */
export function useWideScreen(): Readonly<Ref<boolean>> {
  const isWide = ref(false)
  let screen: MediaQueryList | undefined

  function look(): void {
    isWide.value = screen?.matches ?? false
  }

  onMounted(() => {
    screen = matchMedia(WIDE)
    screen.addEventListener('change', look)
    look()
  })
  onBeforeUnmount(() => screen?.removeEventListener('change', look))
  return isWide
}
