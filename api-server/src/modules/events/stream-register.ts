import type { EventConnection } from './event-connection.ts'

/** As many tabs as a browser can keep open to one origin without HTTP/2. */
const STREAMS_A_SESSION = 6
const STREAMS_A_MEMBER = 20
const STREAMS_A_PROCESS = 5_000

/** The open streams of this process, by member. */
export class StreamRegister {
  readonly #byUser = new Map<string, Set<EventConnection>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get isFull(): boolean {
    return this.#size >= STREAMS_A_PROCESS
  }

  /**
   * Keeps a stream until it is over. One too many of a session or a member ends their oldest: it is rather a
   * connection that broke without a word than somebody who reads in seven windows.
   */
  add(connection: EventConnection): void {
    const { userId, sessionId } = connection
    const own = this.#byUser.get(userId) ?? new Set()
    this.#byUser.set(userId, own)
    const ofSession = [...own].filter((other) => other.sessionId === sessionId)
    if (ofSession.length >= STREAMS_A_SESSION) this.#drop(ofSession[0]!)
    else if (own.size >= STREAMS_A_MEMBER) this.#drop([...own][0]!)
    this.#byUser.set(userId, own.add(connection))
    this.#size++
  }

  #drop(connection: EventConnection): void {
    this.remove(connection)
    connection.end()
  }

  remove(connection: EventConnection): void {
    const own = this.#byUser.get(connection.userId)
    if (!own?.delete(connection)) return
    this.#size--
    if (own.size === 0) this.#byUser.delete(connection.userId)
  }

  has(userId: string): boolean {
    return this.#byUser.has(userId)
  }

  of(userId: string): EventConnection[] {
    return [...(this.#byUser.get(userId) ?? [])]
  }

  all(): EventConnection[] {
    return [...this.#byUser.values()].flatMap((own) => [...own])
  }
}
