/** Outside a browser a request has no page to be relative to. */
export const TEST_BASE_URL = 'http://web.test/api'

/** One answer of a server that says what a test wants it to say. */
export interface ScriptedAnswer {
  status?: number
  body?: unknown
  /** Instead of a body: an answer that goes on. */
  stream?: ReadableStream<Uint8Array>
  headers?: Record<string, string>
}

export interface SentRequest {
  method: string
  url: string
  headers: Headers
  body: unknown
}

type Script = (request: SentRequest) => ScriptedAnswer | Promise<ScriptedAnswer>

/** A `fetch` that answers by the script and keeps what was sent. A script that throws is a broken connection. */
export function scriptedFetch(script: Script): {
  fetch: (request: Request) => Promise<Response>
  sent: SentRequest[]
} {
  const sent: SentRequest[] = []
  const answer = async (request: Request): Promise<Response> => {
    const text = await request.text()
    const { pathname, search } = new URL(request.url)
    const asSent = {
      method: request.method,
      url: pathname + search,
      headers: request.headers,
      // An upload is a form.
      body: text.startsWith('{') ? (JSON.parse(text) as unknown) : text || undefined,
    }
    sent.push(asSent)
    const { status = 200, body, stream = null, headers } = await script(asSent)
    return new Response(body === undefined ? stream : JSON.stringify(body), { status, headers })
  }
  return { fetch: answer, sent }
}

/** A promise that is settled from outside: holds an answer back until the test lets it go. */
export function gate<Value = void>() {
  return Promise.withResolvers<Value>()
}

export function problem(status: number, code: string): ScriptedAnswer {
  return { status, body: { type: 'about:blank', title: code, status, code, requestId: 'r1' } }
}
