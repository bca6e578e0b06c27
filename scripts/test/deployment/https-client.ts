import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import tls from 'node:tls'
import type { RunningNginx } from './nginx-process.ts'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  /** The values of a header as they came, one for each time it was sent. */
  all(name: string): string[]
  text: string
}

export interface HttpsRequest {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** The loopback address that the request comes from. */
  from?: string
}

/** A visitor who trusts the proxy's certificate and nothing else. */
export class HttpsClient {
  readonly #nginx: RunningNginx
  readonly origin: string

  constructor(nginx: RunningNginx) {
    this.#nginx = nginx
    this.origin = `https://localhost:${nginx.httpsPort}`
  }

  async fetch(path: string, options: HttpsRequest = {}): Promise<Answer> {
    const request = this.open(path, options)
    // A refused body is cut off while it is still being sent: the answer has come by then.
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve)
      request.once('error', reject)
    })
    request.on('error', () => undefined)
    response.setEncoding('utf8')
    let text = ''
    for await (const piece of response) text += piece as string
    const all = (name: string) =>
      response.rawHeaders.filter((_, index, raw) => index % 2 === 1 && raw[index - 1]!.toLowerCase() === name)
    return { status: response.statusCode!, headers: response.headers, all, text }
  }

  /** Sends a request and leaves the answer to the caller: for streams. */
  open(path: string, { method = 'GET', headers = {}, body, from }: HttpsRequest = {}) {
    const request = https.request(this.origin + path, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
      ca: this.#nginx.certificate,
      host: '127.0.0.1',
      servername: 'localhost',
      localAddress: from,
      agent: false,
    })
    request.end(body)
    return request
  }

  /** Statuses of `count` GET requests sent at once over one HTTP/2 connection. */
  async burst(path: string, count: number, from: string): Promise<number[]> {
    const session = http2.connect(this.origin, {
      createConnection: () => this.connectTls({ ALPNProtocols: ['h2'], localAddress: from }),
    })
    const statuses = await Promise.all(
      Array.from({ length: count }, async () => {
        const stream = session.request({ ':path': path })
        const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders]
        stream.resume()
        await once(stream, 'end')
        return Number(headers[':status'])
      }),
    )
    session.destroy()
    return statuses
  }

  connectTls(options: tls.ConnectionOptions & { localAddress?: string }): tls.TLSSocket {
    return tls.connect({
      host: '127.0.0.1',
      port: this.#nginx.httpsPort,
      ca: this.#nginx.certificate,
      servername: 'localhost',
      ...options,
    })
  }
}
