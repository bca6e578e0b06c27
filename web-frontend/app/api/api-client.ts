import createClient, { type Client, type Middleware } from 'openapi-fetch'
import { ApiError, transportError } from './api-error.ts'
import { VIEWER_HEADER } from '../offline/read-cache.ts'
import type { paths } from './api-types.ts'
import type { File, Problem } from './models.ts'

/** The document's addresses below `/api`: the base address is a setting. */
type ApiPaths = {
  [Path in keyof paths as Path extends `/api${infer Below extends `/${string}`}` ? Below : never]: paths[Path]
}

/** Where the client gets the member's token from. `renew` is called once when the API refuses the present one. */
interface TokenSource {
  accessToken(): string | null
  renew(): Promise<string | null>
  /** A member is signed in whose token could not be had so far: there was no connection. */
  isOwed(): boolean
  /** Username of the member; keeps apart what the service worker keeps for reading. */
  viewer(): string | null
}

export interface ApiClientOptions {
  /** With path, without a slash at the end: `/api`, `http://127.0.0.1:3001/api`. */
  baseUrl: string
  timeoutMs: number
  headers?: Record<string, string>
  fetch?: (request: Request) => Promise<Response>
}

/** Typed by the OpenAPI document. Every refusal of the API, and an API that cannot be reached, throws an ApiError. */
export interface ApiClient extends Client<ApiPaths> {
  useTokens(source: TokenSource): void
  /**
   * Opens a stream of server-sent events, after the one numbered `lastSeq` when there is one; it has no deadline.
   *
   * @throws ApiError when the API refuses or cannot be reached.
   */
  openStream(path: '/events', lastSeq: number | null, signal: AbortSignal): Promise<Response>
  /**
   * Uploads a picture; a slow line is given minutes.
   *
   * @throws ApiError
   */
  upload(picture: Upload, idempotencyKey: string): Promise<File>
  /**
   * The bytes of a file that only some may see: an `<img>` cannot send the member's token.
   *
   * @throws ApiError
   */
  download(path: '/files/{id}' | '/files/{id}/thumb', fileId: string): Promise<Blob>
  /** All that the member has, as a zip. @throws ApiError */
  exportMe(): Promise<Blob>
}

interface Upload {
  blob: Blob
  alt: string
  purpose: 'avatar' | 'post' | 'message'
}

const FILE_TIMEOUT_MS = 180_000

/** These go by password or refresh cookie; a token that has just been refused must not stop them. */
const WITHOUT_TOKEN = new Set(['/auth/login', '/auth/register', '/auth/refresh'])

/** The one door to the API. Identical GETs that are under way at the same time are one request. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { baseUrl, headers } = options
  const fetchOnce = options.fetch ?? ((request: Request) => fetch(request))
  const send = mergeReads(withDeadline(fetchOnce, options.timeoutMs))
  let tokens: TokenSource | null = null

  function clientSending(way: Send): Client<ApiPaths> {
    const client = createClient<ApiPaths>({
      baseUrl,
      fetch: way,
      credentials: 'include',
      headers: { accept: 'application/json', ...headers },
    })
    // Answers pass these from the last to the first: a refused token is renewed before a refusal becomes an error.
    client.use(
      { onResponse: throwRefusal },
      sendToken(way, () => tokens),
    )
    return client
  }

  const client = clientSending(send)
  // No deadline and nothing merged: a stream has no end of its own.
  const streams = clientSending(fetchOnce)
  const files = clientSending(withDeadline(fetchOnce, FILE_TIMEOUT_MS))
  return Object.assign(client, {
    useTokens: (source: TokenSource) => {
      tokens = source
    },
    openStream: async (path: '/events', lastSeq: number | null, signal: AbortSignal) => {
      const resume = lastSeq === null ? {} : { 'last-event-id': String(lastSeq) }
      const opened = await streams.GET(path, {
        parseAs: 'stream',
        headers: { accept: 'text/event-stream', ...resume },
        signal,
      })
      return opened.response
    },
    upload: (picture: Upload, idempotencyKey: string) =>
      answerOf(
        files.POST('/files', {
          params: { header: { 'Idempotency-Key': idempotencyKey } },
          body: { file: '', alt: picture.alt, purpose: picture.purpose },
          bodySerializer: () => uploadForm(picture),
        }),
      ),
    download: async (path: '/files/{id}' | '/files/{id}/thumb', fileId: string) => {
      const answer = await files.GET(path, {
        params: { path: { id: fileId } },
        parseAs: 'blob',
        headers: { accept: 'image/*' },
      })
      return answer.data as unknown as Blob
    },
    exportMe: async () => {
      const answer = await files.GET('/users/me/export', {
        parseAs: 'blob',
        headers: { accept: 'application/zip' },
      })
      return answer.data as unknown as Blob
    },
  })
}

/** The server goes by the content: neither name nor type is told. Fields come before the file. */
function uploadForm({ blob, alt, purpose }: Upload): FormData {
  const form = new FormData()
  form.set('alt', alt)
  form.set('purpose', purpose)
  form.set('file', blob, 'picture')
  return form
}

/**
 * The answer inside openapi-fetch's envelope.
 *
 * @throws ApiError
 */
export async function answerOf<Envelope extends { data?: unknown }>(
  call: Promise<Envelope>,
): Promise<Exclude<Envelope['data'], undefined>> {
  try {
    return (await call).data as Exclude<Envelope['data'], undefined>
  } catch (error) {
    throw error instanceof SyntaxError ? transportError('unreadable_answer', error) : error
  }
}

type Send = (request: Request) => Promise<Response>

/** @throws ApiError `timeout`, `offline`. */
function withDeadline(send: Send, timeoutMs: number): Send {
  return async (request) => {
    try {
      return await send(new Request(request, { signal: AbortSignal.timeout(timeoutMs) }))
    } catch (cause) {
      const isTimeout = cause instanceof DOMException && cause.name === 'TimeoutError'
      throw transportError(isTimeout ? 'timeout' : 'offline', cause)
    }
  }
}

function mergeReads(send: Send): Send {
  const inFlight = new Map<string, Promise<Response>>()
  return async (request) => {
    if (request.method !== 'GET') return send(request)
    // Who asks is part of the question: a member's page is not an anonymous visitor's.
    const key = `${request.headers.get('authorization') ?? ''} ${request.url}`
    let running = inFlight.get(key)
    if (!running) {
      running = send(request).finally(() => inFlight.delete(key))
      inFlight.set(key, running)
    }
    return (await running).clone()
  }
}

/** Sends the member's token along; one that is refused is renewed once, and the request repeated as it was. */
function sendToken(send: Send, tokens: () => TokenSource | null): Middleware {
  const repeats = new Map<string, Request>()
  return {
    async onRequest({ request, schemaPath, id }) {
      const source = tokens()
      if (!source || WITHOUT_TOKEN.has(schemaPath)) return
      const viewer = source.viewer()
      if (viewer && isKeptByWorker(request)) request.headers.set(VIEWER_HEADER, viewer)
      // What is read may come from what was read before; what is written needs its member.
      const token =
        source.accessToken() ?? (source.isOwed() && request.method !== 'GET' ? await source.renew() : null)
      if (!token) return
      request.headers.set('authorization', `Bearer ${token}`)
      // A request that has been sent has lost its body.
      repeats.set(id, request.clone())
    },
    async onResponse({ response, id }) {
      const repeat = repeats.get(id)
      repeats.delete(id)
      if (response.status !== 401 || !repeat) return undefined
      const renewed = await tokens()?.renew()
      if (!renewed) return undefined
      repeat.headers.set('authorization', `Bearer ${renewed}`)
      return send(repeat)
    },
    onError({ id }) {
      repeats.delete(id)
    },
  }
}

/** The service worker alone reads the header, and takes it off; it looks after this origin only. */
function isKeptByWorker(request: Request): boolean {
  return (
    typeof navigator !== 'undefined' &&
    !!navigator.serviceWorker?.controller &&
    new URL(request.url).origin === location.origin
  )
}

async function throwRefusal({ response }: { response: Response }): Promise<undefined> {
  if (response.ok) return
  const problem: Partial<Problem> = await response.json().catch(() => ({}))
  throw new ApiError({
    // A proxy between us and the API answers without a code of ours.
    code: problem.code ?? (response.status >= 500 ? 'service_unavailable' : 'not_found'),
    status: response.status,
    fieldErrors: problem.errors ?? [],
    retryAfterSeconds: Number(response.headers.get('retry-after')) || null,
  })
}
