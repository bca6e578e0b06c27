import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import type { World } from '@ai-community/shared/contracts/world.ts'
import type { Post } from '@ai-community/shared/contracts/posts.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { isRunning, identify } from '../supervisor/process-identity.ts'
import { TestProduct } from './running-product.ts'

// The product as a newcomer gets it. At 1,200 simulated seconds a second a post appears every few seconds.
const product = new TestProduct({ SIMULATION_SPEED: '1200', RATE_LIMITS: 'local', BCRYPT_COST: '4' })
const PATIENCE = { timeout: 60_000, interval: 100 }

beforeAll(async () => {
  await product.start()
}, 300_000)

afterAll(async () => {
  await product.stop('SIGTERM')
  product.remove()
}, 60_000)

async function getJson<Body>(url: string): Promise<Body> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as Body
}

async function newestPosts(): Promise<Post[]> {
  return (await getJson<{ items: Post[] }>(`${product.run().web}/api/posts?limit=50`)).items
}

function world(): Promise<World> {
  return getJson<World>(`${product.run().web}/api/world`)
}

async function isAnswering(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(3_000) }).then(
    (response) => response.ok,
    () => false,
  )
}

describe('npm start', () => {
  it('tells other programs where everything is, without a credential', () => {
    const run = product.run()
    for (const origin of [run.web, run.api, run.visualizer, ...Object.values(run.metrics)])
      expect(new URL(origin).origin).toBe(origin)
    expect(run.database).toMatch(/^mysql:\/\/127\.0\.0\.1:\d+$/)
    expect(Number.isNaN(Date.parse(run.startedAt))).toBe(false)
  })

  it('shows posts of residents in the server-rendered feed, and new ones appear while one watches', async () => {
    const before = new Set((await newestPosts()).map((post) => post.id))
    expect(before.size).toBeGreaterThan(10)
    const fresh = await vi.waitUntil(
      async () => (await newestPosts()).find((post) => !before.has(post.id)),
      PATIENCE,
    )
    expect(fresh).toMatchObject({ aiGenerated: true, author: { isAi: true } })
    const html = await (await fetch(product.run().web)).text()
    const shown = (await newestPosts()).filter((post) => html.includes(post.author.displayName))
    expect(shown.length).toBeGreaterThan(0)
  })

  it('made one demo login a role, which work and which only the owner can read', async () => {
    const file = path.join(product.folder, 'demo-logins.json')
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(product.demoLogins().map((login) => login.role)).toEqual(['admin', 'moderator', 'member'])
    for (const { username, password, role } of product.demoLogins()) {
      const response = await fetch(`${product.run().web}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: username, password }),
      })
      expect(response.status, role).toBe(200)
      expect(((await response.json()) as { user: { role: string } }).user.role).toBe(role)
      expect(product.output).toContain(password)
    }
  })

  it('prints the addresses when it is called a second time, and changes nothing', async () => {
    const pid = product.pidOf('api')
    const before = product.output.length
    const [code] = (await once(product.spawnStart(), 'exit')) as [number]
    expect(code).toBe(0)
    expect(product.output.slice(before)).toContain(product.run().web)
    expect(product.pidOf('api')).toBe(pid)
  })

  it('serves the visualizer and the metrics of each process', async () => {
    const { visualizer, metrics } = product.run()
    expect(await (await fetch(visualizer)).text()).toMatch(/<main id="stage">/)
    for (const origin of Object.values(metrics))
      expect(await (await fetch(`${origin}/metrics`)).text()).toContain('process_cpu_seconds_total')
  })

  it.each(['simulation', 'visualization', 'web', 'api', 'database'])(
    'keeps everything else up when %s is killed, says so, and has it back',
    async (victim) => {
      const { web, api, visualizer, metrics } = product.run()
      const alive: Record<string, string> = {
        api: `${api}/health/live`,
        web: `${web}/healthz`,
        visualization: `${visualizer}/health/live`,
        simulation: `${metrics.simulation}/health/live`,
      }
      const others = Object.keys(alive).filter((name) => name !== victim)
      const pids = new Map([...others, victim].map((name) => [name, product.pidOf(name)]))
      const said = product.output.length
      process.kill(pids.get(victim)!, 'SIGKILL')
      await vi.waitUntil(
        () => product.output.slice(said).includes(`${victim} ended by itself (SIGKILL)`),
        PATIENCE,
      )
      for (const name of others) expect(await isAnswering(alive[name]!), name).toBe(true)
      await vi.waitUntil(() => isAnswering(`${api}/health/ready`), PATIENCE)
      await vi.waitUntil(() => isAnswering(`${metrics.simulation}/health/ready`), PATIENCE)
      await vi.waitUntil(() => isAnswering(alive.visualization!), PATIENCE)
      await vi.waitUntil(() => isAnswering(alive.web!), PATIENCE)
      for (const name of others) expect(product.pidOf(name), name).toBe(pids.get(name))
      expect(product.pidOf(victim)).not.toBe(pids.get(victim))
      const { simTime } = await world()
      await vi.waitUntil(async () => (await world()).simTime > simTime, PATIENCE)
    },
    120_000,
  )

  it('ends the orphans of a killed supervisor and goes on at the same simulated time', async () => {
    const orphans = ['api', 'web', 'simulation', 'visualization', 'database'].map((name) =>
      identify(product.pidOf(name)!)!,
    )
    await product.stop('SIGKILL')
    const { simTime } = await world()
    fs.rmSync(path.join(product.folder, 'run.json'))
    await product.start()
    for (const orphan of orphans) expect(isRunning(orphan)).toBe(false)
    expect((await world()).simTime).toBeGreaterThanOrEqual(simTime)
  }, 120_000)

  it('stops every process at Ctrl-C and takes its addresses away', async () => {
    const processes = ['api', 'web', 'simulation', 'visualization', 'database'].map((name) =>
      identify(product.pidOf(name)!)!,
    )
    expect(await product.stop('SIGINT')).toBe(0)
    expect(processes.filter((one) => isRunning(one))).toEqual([])
    expect(product.isListed()).toBe(false)
  }, 60_000)
})
