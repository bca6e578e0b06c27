import { randomUUID } from 'node:crypto'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import type { DemoLogin } from '../supervisor/run-record.ts'

/** A browser that is signed in with one of the demo logins, and the same member at the API. */
export class Member {
  readonly username: string
  readonly context: BrowserContext
  readonly #token: string

  private constructor(username: string, context: BrowserContext, token: string) {
    this.username = username
    this.context = context
    this.#token = token
  }

  static async signIn(
    browser: Browser,
    origin: string,
    { username, password }: DemoLogin,
    options: BrowserContextOptions = {},
  ): Promise<Member> {
    const context = await browser.newContext({ ...options, baseURL: origin })
    const response = await context.request.post('/api/auth/login', {
      headers: { 'x-session': 'cookie', origin },
      data: { login: username, password },
    })
    if (!response.ok()) throw new Error(`The login of ${username} was refused: ${await response.text()}`)
    return new Member(username, context, ((await response.json()) as Session).accessToken)
  }

  asks<Answer>(path: string): Promise<Answer> {
    return this.#request<Answer>('GET', path)
  }

  posts<Answer = void>(path: string, data: object): Promise<Answer> {
    return this.#request<Answer>('POST', path, data)
  }

  puts(path: string): Promise<void> {
    return this.#request<void>('PUT', path)
  }

  async #request<Answer>(method: string, path: string, data?: object): Promise<Answer> {
    const response = await this.context.request.fetch(`/api${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, 'idempotency-key': randomUUID() },
      ...(data && { data }),
    })
    const body = await response.text()
    if (!response.ok()) throw new Error(`${method} ${path}: ${body}`)
    return (body ? JSON.parse(body) : undefined) as Answer
  }
}
