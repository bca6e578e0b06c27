import { Agent, request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

const EVERY_MS = 4
const CONNECTIONS = 8

export interface Company {
  /** A read that anybody makes meanwhile. */
  readUrl: string
  /** One sign-in; resolves when it is answered. */
  signIn: () => Promise<void>
  /** Sign-ins the machine could do a second. */
  signInsPerSecond: number
  seconds: number
}

export interface CompanyResult {
  aloneP99Ms: number
  besideP99Ms: number
}

/** The p99 of steady reads, alone and beside sign-ins at half of what the machine can hash; in turns. */
export async function measureBesideLogins(company: Company, rounds: number): Promise<CompanyResult> {
  const alone: number[] = []
  const beside: number[] = []
  for (let round = 0; round < rounds; round++) {
    alone.push(await p99OfReads(company))
    const done = new AbortController()
    const signIns = signInSteadily(company, done.signal)
    beside.push(await p99OfReads(company))
    done.abort()
    await signIns
  }
  return { aloneP99Ms: middle(alone), besideP99Ms: middle(beside) }
}

async function signInSteadily({ signIn, signInsPerSecond }: Company, signal: AbortSignal): Promise<void> {
  const pending: Promise<void>[] = []
  while (!signal.aborted) {
    pending.push(signIn())
    await delay(2_000 / signInsPerSecond, undefined, { signal }).catch(() => undefined)
  }
  await Promise.all(pending)
}

/** Reads at a fixed rate, whether the one before is answered or not, as people do. */
async function p99OfReads({ readUrl, seconds }: Company): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const pending: Promise<number>[] = []
  const end = performance.now() + seconds * 1_000
  while (performance.now() < end) {
    pending.push(timeOf(readUrl, agent))
    await delay(EVERY_MS)
  }
  const times = (await Promise.all(pending)).sort((a, b) => a - b)
  agent.destroy()
  return times[Math.floor(times.length * 0.99)]!
}

function timeOf(url: string, agent: Agent): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - started)
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
      response.resume()
    })
      .once('error', reject)
      .end()
  })
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
