import { setTimeout as delay } from 'node:timers/promises'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startApi } from '@ai-community/api-server/bench/servers.ts'
import type { AccountsContext } from '@ai-community/shared/community/accounts/accounts.context.ts'
import { createAccountIn } from '@ai-community/shared/community/accounts/accounts.service.ts'
import { PasswordHasher } from '@ai-community/shared/community/accounts/passwords.ts'
import { systemClock } from '@ai-community/shared/community/context.ts'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { CommandStatus } from '@ai-community/shared/contracts/simulation.ts'
import type { Resident } from '@ai-community/shared/contracts/world.ts'
import { connectDatabase } from '@ai-community/shared/database/connection.ts'
import { openIdSource } from '@ai-community/shared/database/id-source.ts'
import { withTransaction } from '@ai-community/shared/database/transaction.ts'
import { createLogger } from '@ai-community/shared/observability/logger.ts'
import { runWorld } from '@ai-community/simulation/live/run-world.ts'
import { seedWorld } from '@ai-community/simulation/ports/seed-world.ts'

const SEED = 7
const RESIDENTS = 2
const PASSWORD = 'two people and two residents'
const EVENTS_A_STEP = 20
/** About four simulated days of two residents. */
const MOST_STEPS = 60
const TIMEOUT_MS = 10_000
const COMMAND_LOOK_MS = 10

/** A signed-in account, and what it can ask of the API. */
export interface Villager {
  username: string
  get<Body>(pathname: string): Promise<Body>
  send<Body>(method: 'POST' | 'PUT', pathname: string, body?: unknown): Promise<Body>
  /** What the API answers to a request that may be refused. */
  statusOf(pathname: string): Promise<number>
}

/** The smallest community: two people and two residents, the real API and the real simulation. */
export interface Village {
  anna: Villager
  ben: Villager
  residents: [Resident, Resident]
  /**
   * Lets the town live, a few events at a time, until `look` finds what it looks for.
   *
   * @throws Error with `what` when it does not happen in days of simulated time.
   */
  liveUntil: <Found>(what: string, look: () => Promise<Found | undefined>) => Promise<Found>
  close(): Promise<void>
}

/** Opens the village in an empty, migrated database. */
export async function openVillage(databaseUrl: string): Promise<Village> {
  await settle(databaseUrl)
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'social-test-'))
  const stop = new AbortController()
  const { promise: hosting, resolve: onHosting } = Promise.withResolvers<void>()
  const town = runWorld({
    begin: 'stopped',
    database: { url: databaseUrl, poolSize: 3, timeoutMs: TIMEOUT_MS },
    internalServer: null,
    log: createLogger('simulation', 'warn'),
    signal: stop.signal,
    onHosting,
  })
  const api = await startApi(databaseUrl, dataFolder)
  await Promise.race([hosting, town])
  const [admin, anna, ben] = await Promise.all(
    ['mayor', 'anna', 'ben'].map((username) => signIn(api.url, username)),
  )
  const { items } = await anna!.get<Page<Resident>>('/api/world/residents')
  return {
    anna: anna!,
    ben: ben!,
    residents: items as [Resident, Resident],
    async liveUntil(what, look) {
      for (let step = 0; step < MOST_STEPS; step++) {
        const found = await look()
        if (found !== undefined) return found
        await stepTown(admin!)
      }
      throw new Error(`in ${MOST_STEPS * EVENTS_A_STEP} events of the town this did not happen: ${what}`)
    },
    async close() {
      api.stop()
      stop.abort()
      await town
      fs.rmSync(dataFolder, { recursive: true })
    },
  }
}

/** The world and its residents, the two people, and who may let the town live. */
async function settle(databaseUrl: string): Promise<void> {
  const db = connectDatabase({ url: databaseUrl, poolSize: 2, timeoutMs: TIMEOUT_MS })
  const ids = await openIdSource(db, (error) => {
    throw error
  })
  const passwords = new PasswordHasher(4)
  const ctx = { db, ids, clock: systemClock, passwords, dataKeys: [], refreshKey: '', sessionDays: 1 }
  await seedWorld(ctx, { seed: SEED, residentCount: RESIDENTS, speed: 60 })
  const passwordHash = await passwords.hash(PASSWORD)
  const account = (username: string, displayName: string, role: 'member' | 'admin') =>
    withTransaction(db, (tx) =>
      createAccountIn(tx, ctx as AccountsContext, { username, displayName, passwordHash, role }),
    )
  await account('anna', '安娜', 'member')
  await account('ben', 'Ben', 'member')
  await account('mayor', '镇长', 'admin')
  await ids.close()
  await db.destroy()
}

async function signIn(url: string, username: string): Promise<Villager> {
  const ask = async (method: string, pathname: string, token?: string, body?: unknown) =>
    fetch(`${url}${pathname}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const login = await ask('POST', '/api/auth/login', undefined, { login: username, password: PASSWORD })
  const { accessToken } = (await answerOf(login)) as Session
  return {
    username,
    get: async <Body>(pathname: string) => (await answerOf(await ask('GET', pathname, accessToken))) as Body,
    send: async <Body>(method: string, pathname: string, body?: unknown) =>
      (await answerOf(await ask(method, pathname, accessToken, body))) as Body,
    async statusOf(pathname) {
      const answer = await ask('GET', pathname, accessToken)
      await answer.arrayBuffer()
      return answer.status
    },
  }
}

/** @throws Error with the problem's text for an answer that is not a success. */
async function answerOf(answer: Response): Promise<unknown> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`)
  return text === '' ? null : JSON.parse(text)
}

async function stepTown(admin: Villager): Promise<void> {
  const commands = '/api/admin/simulation/commands'
  let status = await admin.send<CommandStatus>('POST', commands, { command: 'step', steps: EVENTS_A_STEP })
  while (status.state !== 'done') {
    if (status.state === 'failed') throw new Error(`the town does not step: ${status.result}`)
    await delay(COMMAND_LOOK_MS)
    status = await admin.get<CommandStatus>(`${commands}/${status.id}`)
  }
}
