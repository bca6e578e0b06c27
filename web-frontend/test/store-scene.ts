import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { createApiClient } from '../app/api/api-client.ts'
import { API_KEY } from '../app/api/use-api.ts'
import { scriptedFetch, TEST_BASE_URL } from './scripted-fetch.ts'

/** An app without a page: its stores ask the scripted server. */
export function storeScene(script: Parameters<typeof scriptedFetch>[0]) {
  const { fetch, sent } = scriptedFetch(script)
  const api = createApiClient({ baseUrl: TEST_BASE_URL, timeoutMs: 1_000, fetch })
  const pinia = createPinia()
  const app = createApp({ render: () => null })
  app.provide(API_KEY, api)
  app.use(pinia)
  setActivePinia(pinia)
  return { api, sent, pinia }
}
