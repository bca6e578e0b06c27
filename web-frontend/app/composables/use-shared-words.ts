import { del, get } from 'idb-keyval'
import { useRoute, useRouter } from 'vue-router'
import { SHARED_KEY, type Shared } from '../offline/read-cache.ts'

/**
 * What another app has shared: words of the address, or what the service worker has put into the browser's database.
 * It is handed over once; afterwards neither a reload nor the way back brings it again.
 */
export function useSharedWords() {
  const route = useRoute()
  const router = useRouter()

  return async function takeShared(): Promise<Shared> {
    const kept = await get<Shared>(SHARED_KEY)
    await del(SHARED_KEY)
    const parts = [route.query.title, route.query.text, route.query.url].map((part) =>
      String(part ?? '').trim(),
    )
    const words = [...new Set([...parts, kept?.words ?? ''])].filter(Boolean).join('\n')
    if (parts.some(Boolean)) await router.replace({ path: route.path, query: {} })
    return { words, pictures: kept?.pictures ?? [] }
  }
}
