import { watch } from 'vue'
import { defineNuxtPlugin, onNuxtReady, preloadRouteComponents } from '#imports'
import { useClockStore } from '../stores/clock.store.ts'
import { useConversationsStore } from '../stores/conversations.store.ts'
import { useFeedAiStore } from '../stores/feed-ai.store.ts'
import { useLiveStore } from '../stores/live.store.ts'
import { useNotificationsStore } from '../stores/notifications.store.ts'
import { useOutboxStore } from '../stores/outbox.store.ts'
import { usePostListsStore } from '../stores/post-lists.store.ts'
import { usePostsStore } from '../stores/posts.store.ts'
import { useSessionStore } from '../stores/session.store.ts'

/** Once the anonymous page stands, the member's own parts fill in. */
export default defineNuxtPlugin({
  name: 'member',
  dependsOn: ['api'],
  setup() {
    const session = useSessionStore()
    const outbox = useOutboxStore()
    const live = useLiveStore()
    const conversations = useConversationsStore()
    const notifications = useNotificationsStore()
    const feedAi = useFeedAiStore()
    const posts = usePostsStore()
    const lists = usePostListsStore()

    watch(
      () => session.me?.username,
      (username) => {
        void lists.reloadAll()
        if (username) {
          void outbox.open(username)
          conversations.open(session.me!.id)
          notifications.open()
          live.open(username)
        } else {
          outbox.close()
          conversations.close()
          notifications.close()
          live.close()
        }
      },
    )

    watch(
      () => feedAi.choice,
      () => void lists.reloadAll(),
    )
    live.on('post.changed', ({ posts: changes }) => posts.applyChanges(changes))

    onNuxtReady(() => {
      feedAi.start()
      useClockStore().start()
      void session.start()
      addEventListener('online', () => void outbox.sendAll())
      for (const path of ['/posts/1', '/u/any', '/town']) void preloadRouteComponents(path)
    })
  },
})
