import { useRoute, useRouter } from 'vue-router'

/** Where somebody who had to sign in wanted to go. Only paths of this app are followed: never `//elsewhere`. */
export function useNextPage() {
  const route = useRoute()
  const router = useRouter()
  const asked = route.query.next
  const next = typeof asked === 'string' && /^\/(?![/\\])/.test(asked) ? asked : '/'
  const query: Record<string, string> = next === '/' ? {} : { next }
  return {
    query,
    goOn: () => router.replace(next),
  }
}
