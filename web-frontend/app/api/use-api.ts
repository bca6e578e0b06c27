import { inject, type InjectionKey } from 'vue'
import type { ApiClient } from './api-client.ts'

export const API_KEY: InjectionKey<ApiClient> = Symbol('api client')

/**
 * The API client of this app; components and stores may ask for it.
 *
 * @throws Error outside an app that provides one.
 */
export function useApi(): ApiClient {
  const api = inject(API_KEY)
  if (!api) throw new Error('no API client is provided')
  return api
}
