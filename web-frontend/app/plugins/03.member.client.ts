import { watch } from 'vue'
import { defineNuxtPlugin, onNuxtReady, preloadRouteComponents } from '#imports'
import { giveWay } from '../composables/give-way.ts'
import { forgetWhatWasRead } from '../offline/read-cache.ts'
import { useClockStore } from '../stores/clock.store.ts'
import { useConversationsStore } from '../stores/conversations.store.ts'
import { useFeedAiStore } from '../stores/feed-ai.store.ts'
import { useLiveStore } from '../stores/live.store.ts'
import { useNotificationsStore } from '../stores/notifications.store.ts'
import { useOutboxStore } from '../stores/outbox.store.ts'
import { usePlaceStore, viewOf } from '../stores/place.store.ts'
import { usePostListsStore } from '../stores/post-lists.store.ts'
import { usePostsStore } from '../stores/posts.store.ts'
import { useSessionStore } from '../stores/session.store.ts'

/** Once the anonymous page stands, the member's own parts fill in. */
export default defineNuxtPlugin({
  name: 'member',
  dependsOn: ['api'],
  async setup(nuxt) {
    await giveWay()
    const session = useSessionStore()
    const outbox = useOutboxStore()
    const live = useLiveStore()
    const conversations = useConversationsStore()
    const notifications = useNotificationsStore()
    const feedAi = useFeedAiStore()
    const posts = usePostsStore()
    const lists = usePostListsStore()
    const place = usePlaceStore()

    watch(
      () => session.me?.username,
      (username) => {
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
      () => (session.state === 'unknown' ? null : viewOf(session.me?.username ?? null, feedAi.choice)),
      (view) => {
        if (view && !place.isShownAs(view)) void lists.reloadAll()
      },
      { immediate: true },
    )
    watch(
      () => session.isWaiting,
      (isWaiting) => {
        if (isWaiting || !session.isMember) return
        void lists.reloadAll()
        void outbox.sendAll()
      },
    )
    watch(
      () => session.state,
      (state) => {
        if (state !== 'anonymous') return
        place.forget()
        void forgetWhatWasRead()
      },
    )
    live.on('post.changed', ({ posts: changes }) => posts.applyChanges(changes))

    nuxt.hooks.hookOnce('app:suspense:resolve', () => place.restore())
    addEventListener('pagehide', () => place.keep())
    // A browser that needs room ends a page out of sight without another word.
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') place.keep()
    })

    onNuxtReady(async () => {
      useClockStore().start()
      void session.start()
      addEventListener('online', () => void outbox.sendAll())
      for (const path of ['/', '/posts/1']) {
        await giveWay()
        void preloadRouteComponents(path)
      }
    })
  },
})
