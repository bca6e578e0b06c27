import type { Problem } from '@ai-community/shared/contracts/problem.ts'
import { ApiError, transportError, type FailureCode } from './api-error.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface RequestOptions {
  query?: Record<string, string | number | undefined>
  body?: unknown
  /** One key per thing the member wants done: a repeat with it is answered like the first time. */
  idempotencyKey?: string
  /** Send without the access token: the `/auth` routes go by the refresh cookie. */
  withoutToken?: boolean
}

/** Where the client gets the member's token from. `renew` is called once when the API refuses the present one. */
interface TokenSource {
  accessToken(): string | null
  renew(): Promise<string | null>
}

export interface ApiClientOptions {
  /** With path, without a slash at the end: `/api`, `http://127.0.0.1:3001/api`. */
  baseUrl: string
  timeoutMs: number
  headers?: Record<string, string>
  fetch?: typeof fetch
}

export interface ApiClient {
  /**
   * Sends one request; `path` starts with a slash below the base.
   *
   * @throws ApiError for every refusal of the API and for an API that cannot be reached.
   */
  request<Answer>(method: Method, path: string, options?: RequestOptions): Promise<Answer>
  useTokens(source: TokenSource): void
}

/** The one door to the API. Identical GETs that are under way at the same time are one request. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const inFlight = new Map<string, Promise<unknown>>()
  const send = options.fetch ?? fetch
  let tokens: TokenSource | null = null

  async function exchange(method: Method, url: string, request: RequestOptions, token: string | null) {
    const headers = new Headers(options.headers)
    headers.set('accept', 'application/json')
    if (token) headers.set('authorization', `Bearer ${token}`)
    if (request.idempotencyKey) headers.set('idempotency-key', request.idempotencyKey)
    if (request.body !== undefined) headers.set('content-type', 'application/json')
    try {
      return await send(url, {
        method,
        headers,
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        credentials: 'include',
        signal: AbortSignal.timeout(options.timeoutMs),
      })
    } catch (cause) {
      const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError'
      throw transportError(isTimeout ? 'timeout' : 'offline', cause)
    }
  }

  async function exchangeWithToken(method: Method, url: string, request: RequestOptions): Promise<Response> {
    const token = request.withoutToken ? null : (tokens?.accessToken() ?? null)
    const response = await exchange(method, url, request, token)
    if (response.status !== 401 || !token || !tokens) return response
    const renewed = await tokens.renew()
    return renewed ? exchange(method, url, request, renewed) : response
  }

  return {
    useTokens(source) {
      tokens = source
    },

    request<Answer>(method: Method, path: string, request: RequestOptions = {}): Promise<Answer> {
      const url = options.baseUrl + path + queryString(request.query)
      const answer = () =>
        exchangeWithToken(method, url, request).then((response) => readAnswer<Answer>(response))
      if (method !== 'GET') return answer()
      // Who asks is part of the question: a member's page is not an anonymous visitor's.
      const key = `${tokens?.accessToken() ?? ''} ${url}`
      const running = inFlight.get(key)
      if (running) return running as Promise<Answer>
      const started = answer().finally(() => inFlight.delete(key))
      inFlight.set(key, started)
      return started
    },
  }
}

function queryString(query: RequestOptions['query'] = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value))
  const text = search.toString()
  return text && `?${text}`
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  if (response.ok) {
    if (response.status === 204) return undefined as Answer
    try {
      return (await response.json()) as Answer
    } catch (cause) {
      throw transportError('unreadable_answer', cause)
    }
  }
  const problem: Partial<Problem> = await response.json().catch(() => ({}))
  throw new ApiError({
    // A proxy between us and the API answers without a code of ours.
    code: (problem.code ?? (response.status >= 500 ? 'service_unavailable' : 'not_found')) as FailureCode,
    status: response.status,
    fieldErrors: problem.errors ?? [],
    retryAfterSeconds: Number(response.headers.get('retry-after')) || null,
  })
}
