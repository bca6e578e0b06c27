import autocannon from 'autocannon'
import { cpuSecondsOf } from './process-usage.ts'

export const CONNECTIONS = 40

export interface HttpCall {
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** The calls of one connection, the next at each turn. */
export type CallSource = () => HttpCall

export interface Measure {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** CPU time of the HTTP server a request; null where the system does not tell. */
  serverMicros: number | null
  /** CPU time of the database a request, its share of background work included. */
  databaseMicros: number | null
}

export interface Load {
  url: string
  serverPid: number
  databasePid: number
  seconds: number
  connections: number
  /** Calls of the connection with this number, from 0. */
  callsOf: (connection: number) => CallSource
}

/**
 * As many requests as the server takes from so many connections at once.
 *
 * @throws Error when an answer is not a success: the speed of refusals says nothing.
 */
export async function measureLoad(load: Load): Promise<Measure> {
  const before = { server: cpuSecondsOf(load.serverPid), database: cpuSecondsOf(load.databasePid) }
  let connection = 0
  const result = await autocannon({
    url: load.url,
    connections: load.connections,
    duration: load.seconds,
    setupClient(client) {
      client.setRequests([requestOf(load.callsOf(connection++))])
    },
  })
  const after = { server: cpuSecondsOf(load.serverPid), database: cpuSecondsOf(load.databasePid) }
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${load.url}: ${result.non2xx} refused, ${result.errors} failed`)
  const micros = (from: number | null, to: number | null) =>
    from === null || to === null ? null : ((to - from) * 1e6) / result.requests.total
  return {
    requestsPerSecond: result.requests.total / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    serverMicros: micros(before.server, after.server),
    databaseMicros: micros(before.database, after.database),
  }
}

/** A fixed call is built once; one that changes is built at each turn, which costs the generator some time. */
function requestOf(next: CallSource): autocannon.Request {
  const first = next()
  if (next() === first) return { ...first }
  return { ...first, setupRequest: (request) => ({ ...request, ...next() }) }
}

/** The measure in the middle, by requests a second. */
export function median(measures: readonly Measure[]): Measure {
  const sorted = measures.toSorted((a, b) => a.requestsPerSecond - b.requestsPerSecond)
  return sorted[Math.floor(sorted.length / 2)]!
}
