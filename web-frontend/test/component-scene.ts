import { createHead } from '@unhead/vue/client'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import { createApiClient } from '../app/api/api-client.ts'
import { API_KEY } from '../app/api/use-api.ts'
import { useCommentsStore } from '../app/stores/comments.store.ts'
import { useLiveStore } from '../app/stores/live.store.ts'
import { useMessagesStore } from '../app/stores/messages.store.ts'
import { usePeopleStore } from '../app/stores/people.store.ts'
import { emptyPostList, usePostListsStore } from '../app/stores/post-lists.store.ts'
import { usePostsStore } from '../app/stores/posts.store.ts'
import { useQuestionStore } from '../app/stores/question.store.ts'
import { useSessionStore } from '../app/stores/session.store.ts'
import { useTownStore } from '../app/stores/town.store.ts'
import en from '../i18n/locales/en.json' with { type: 'json' }
import zh from '../i18n/locales/zh-CN.json' with { type: 'json' }
import type { Exhibit } from './component-catalogue.ts'
import * as samples from './samples.ts'
import { scriptedFetch, TEST_BASE_URL } from './scripted-fetch.ts'

export interface SceneOptions extends Exhibit {
  locale?: 'zh-CN' | 'en'
  signedIn?: boolean
}

/** Mounts a component into an app with both languages, a router and stores that know the samples. */
export function componentScene(component: Component, options: SceneOptions = {}) {
  const { fetch, sent } = scriptedFetch(options.script ?? (() => ({ body: { postId: '100', reasons: [] } })))
  const pinia = createPinia()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/:path(.*)*', component: { template: '<p />' } }],
  })
  const i18n = createI18n({
    legacy: false,
    locale: options.locale ?? 'en',
    messages: { 'zh-CN': zh, en },
    missingWarn: true,
  })
  const api = createApiClient({ baseUrl: TEST_BASE_URL, timeoutMs: 1_000, fetch })
  const scene = mount(component, {
    attachTo: document.body,
    props: options.props,
    slots: options.slots,
    global: {
      plugins: [
        { install: (app) => void app.provide(API_KEY, api) },
        createHead(),
        pinia,
        { install: () => fillStores(options.signedIn ?? true) },
        router,
        i18n,
      ],
    },
  })
  return { scene, sent, router }
}

function fillStores(signedIn: boolean): void {
  const session = useSessionStore()
  session.state = signedIn ? 'member' : 'anonymous'
  session.me = signedIn ? samples.me : null
  usePostsStore().keep([samples.post()])
  usePostListsStore().lists['feed:public'] = { ...emptyPostList(), ids: ['100'], state: 'ready' }
  usePostListsStore().lists['user:linmei'] = { ...emptyPostList(), ids: ['100'], state: 'ready' }
  const followers = usePeopleStore().listOf('followers:linmei')
  Object.assign(followers, { items: [samples.user], state: 'ready' })
  const comments = useCommentsStore()
  const reply = samples.comment({ id: '201', parentId: '200', author: samples.resident, aiGenerated: true })
  comments.byId = { '200': samples.comment(), '201': reply }
  comments.lists['post:100'] = { ids: ['200'], nextCursor: null, state: 'ready', failure: null }
  comments.lists['replies:200'] = { ids: ['201'], nextCursor: null, state: 'ready', failure: null }
  useLiveStore().counters = { notifications: 3, messages: 1 }
  const messages = useMessagesStore().listOf('400')
  Object.assign(messages, { items: [samples.message()], state: 'ready' })
  useQuestionStore().asked = { title: 'Delete it?', message: 'For ever.', confirm: 'Delete' }
  useTownStore().map = { value: samples.map, failure: null, loading: false }
  useTownStore().world = { value: samples.world, failure: null, loading: false }
  useTownStore().details['linmei'] = { value: samples.detail, failure: null, loading: false }
}
