import { watch } from 'vue'
import type { Me } from '../api/models.ts'
import { useSessionStore } from '../stores/session.store.ts'

/**
 * Calls `load` as soon as the visitor has the right to what it asks for, and again when another one signs in: the
 * session is taken up only after the page stands, and never on the server.
 */
export function useMemberLoad(load: () => unknown, role: Me['role'] = 'member'): void {
  const session = useSessionStore()
  watch(
    () => (session.hasRight(role) ? session.me?.username : undefined),
    (username) => {
      if (username) void load()
    },
    { immediate: true },
  )
}
