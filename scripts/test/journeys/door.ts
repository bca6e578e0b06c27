import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const WORKER = '/sw.js'

/** A door of its own to the product, at which a newer version of the app can be had without building one. */
export class Door {
  readonly #product: URL
  readonly #server: Server
  #version = 0

  constructor(origin: string) {
    this.#product = new URL(origin)
    this.#server = createServer((incoming, outgoing) => this.#pass(incoming, outgoing))
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on browsers get another service worker, which is what a newer version is to them. */
  deploy(): void {
    this.#version += 1
  }

  close(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }

  #pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { hostname, port } = this.#product
    const { method, url, headers } = incoming
    const asked = request({
      hostname,
      port,
      method,
      path: url,
      headers: this.#isNewer(url) ? plain(headers) : headers,
    })
    asked.on('response', (answer) => {
      if (!this.#isNewer(url)) {
        outgoing.writeHead(answer.statusCode!, answer.headers)
        answer.pipe(outgoing)
        return
      }
      const { 'content-length': _length, etag: _etag, ...others } = answer.headers
      outgoing.writeHead(answer.statusCode!, others)
      answer.on('end', () => outgoing.end(`\n// version ${this.#version}\n`))
      answer.pipe(outgoing, { end: false })
    })
    // A page that is left takes its questions back; a product that is gone takes the browser's down with it.
    asked.on('error', () => outgoing.destroy())
    outgoing.on('close', () => asked.destroy())
    incoming.pipe(asked)
  }

  #isNewer(url: string | undefined): boolean {
    return url === WORKER && this.#version > 0
  }
}

/** What the answer is added to must not come packed, nor as “nothing new”. */
function plain(headers: IncomingMessage['headers']): IncomingMessage['headers'] {
  const {
    'accept-encoding': _encoding,
    'if-none-match': _tag,
    'if-modified-since': _since,
    ...others
  } = headers
  return others
}
