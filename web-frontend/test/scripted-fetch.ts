/** One answer of a server that says what a test wants it to say. */
export interface ScriptedAnswer {
  status?: number
  body?: unknown
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
export function scriptedFetch(script: Script): { fetch: typeof fetch; sent: SentRequest[] } {
  const sent: SentRequest[] = []
  const answer = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    const request = {
      method: init.method ?? 'GET',
      url: url as string,
      headers: new Headers(init.headers),
      body: init.body ? JSON.parse(init.body as string) : undefined,
    }
    sent.push(request)
    const { status = 200, body, headers } = await script(request)
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers })
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
