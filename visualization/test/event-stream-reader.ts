export interface StreamEvent {
  event: string
  body: unknown
}

/** Reads a server-sent event stream, one event at a time, until `stop` is called. */
export async function openEventStream(url: string): Promise<{
  next: () => Promise<StreamEvent>
  headers: Headers
  stop: () => void
}> {
  const abort = new AbortController()
  const response = await fetch(url, { signal: abort.signal })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let buffered = ''
  return {
    headers: response.headers,
    stop: () => abort.abort(),
    async next() {
      for (;;) {
        const end = buffered.indexOf('\n\n')
        if (end < 0) {
          const { value, done } = await reader.read()
          if (done) throw new Error('the stream has ended')
          buffered += value
          continue
        }
        const block = buffered.slice(0, end)
        buffered = buffered.slice(end + 2)
        const event = /^event: (.*)$/m.exec(block)?.[1]
        const body = /^data: (.*)$/m.exec(block)?.[1]
        if (event && body) return { event, body: JSON.parse(body) as unknown }
      }
    },
  }
}
