import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, PASSWORD, type Member, type TestApp } from './test-app.ts'
import { insertTown, type TownFixture } from './town-fixture.ts'

let test: TestApp
let town: TownFixture
let moderator: Member
let admin: Member

beforeAll(async () => {
  test = await createTestApp()
  town = await insertTown(test)
  moderator = await test.registerAs('moderator')
  admin = await test.registerAs('admin')
})
afterAll(() => test.close())

function change(by: Member, userId: string, body: object) {
  return by.patch(`/api/admin/users/${userId}`, body)
}

describe('accounts', () => {
  it('are found by the beginning of their name at once, and by their id', async () => {
    const member = await test.register('zed_one')
    await test.register('zed_two')
    const find = async (query: string) =>
      (await moderator.get(`/api/admin/users?query=${query}`)).json<{ items: { username: string }[] }>().items
    expect((await find('ZED')).map(({ username }) => username)).toEqual(['zed_one', 'zed_two'])
    expect(await find(member.id)).toMatchObject([{ id: member.id, role: 'member', suspended: false }])
    expect(await find('%')).toEqual([])
    expect(await find('_ed')).toEqual([])
  })

  it('come page by page in the order of their names', async () => {
    const first = (await moderator.get('/api/admin/users?limit=2&query=zed')).json()
    expect(first.nextCursor).toBeNull()
    const one = (await moderator.get('/api/admin/users?limit=1&query=zed')).json()
    const two = (await moderator.get(`/api/admin/users?limit=1&query=zed&cursor=${one.nextCursor}`)).json()
    expect([...one.items, ...two.items]).toEqual(first.items)
  })
})

describe('suspending', () => {
  it('ends the member’s sessions at once and keeps them out until it is lifted', async () => {
    const member = await test.register()
    expect((await member.get('/api/users/me')).statusCode).toBe(200)
    const answer = await change(moderator, member.id, { suspended: true })
    expect(answer.json()).toMatchObject({
      id: member.id,
      username: member.username,
      role: 'member',
      suspended: true,
    })
    expect((await member.get('/api/users/me')).statusCode).toBeGreaterThanOrEqual(401)
    const refresh = await test.anonymous.post('/api/auth/refresh', {
      refreshToken: member.session.refreshToken,
    })
    expect(refresh.statusCode).toBeGreaterThanOrEqual(401)
    const login = () => test.anonymous.post('/api/auth/login', { login: member.username, password: PASSWORD })
    expect((await login()).json().code).toBe('account_suspended')
    await change(moderator, member.id, { suspended: false })
    expect((await login()).statusCode).toBe(200)
  })

  it('is for moderators a matter of members alone', async () => {
    const other = await test.registerAs('moderator')
    for (const id of [other.id, admin.id, moderator.id])
      expect((await change(moderator, id, { suspended: true })).json().code).toBe('forbidden')
    expect((await change(admin, other.id, { suspended: true })).statusCode).toBe(200)
  })

  it('is not for residents, nor for nobody', async () => {
    expect((await change(admin, town.residentId, { suspended: true })).json().code).toBe('conflict')
    expect((await change(admin, '1', { suspended: true })).json().code).toBe('user_not_found')
  })
})

describe('roles', () => {
  it('are given by admins alone, and count from then on', async () => {
    const member = await test.register()
    expect((await change(moderator, member.id, { role: 'moderator' })).json().code).toBe('forbidden')
    expect((await change(admin, member.id, { role: 'moderator' })).json()).toMatchObject({
      role: 'moderator',
    })
    expect((await member.get('/api/admin/reports')).statusCode).toBe(401)
    const session = await test.signIn(member.username)
    const headers = { authorization: `Bearer ${session.accessToken}` }
    expect((await test.anonymous.get('/api/admin/reports', { headers })).statusCode).toBe(200)
    const { items } = (
      await admin.get(`/api/admin/audit-logs?action=user.changed&targetId=${member.id}&targetType=user`)
    ).json()
    expect(items).toMatchObject([
      { actor: { id: admin.id }, detail: { roleBefore: 'member', role: 'moderator' } },
    ])
  })

  it('leave nobody without an admin: none changes themselves, and of two who demote each other one wins', async () => {
    expect((await change(admin, admin.id, { role: 'member' })).json().code).toBe('forbidden')
    for (let round = 0; round < 5; round++) {
      const [one, two] = [await test.registerAs('admin'), await test.registerAs('admin')]
      const answers = await Promise.all([
        change(one, two.id, { role: 'member' }),
        change(two, one.id, { role: 'member' }),
      ])
      expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1)
    }
  })
})

describe('operators', () => {
  it('inject an event: listed at once as not heard, told to the simulation, and audited', async () => {
    const body = {
      text: { zh: '广场上来了马戏团。', en: 'A circus has come to the square.' },
      locationId: town.locationId,
    }
    const headers = { 'idempotency-key': 'circus' }
    const made = await admin.post('/api/admin/world/events', body, { headers })
    expect(made.statusCode).toBe(201)
    expect(made.json()).toMatchObject({
      text: { zh: '广场上来了马戏团', en: 'A circus has come to the square' },
      location: { id: town.locationId },
      importance: 7,
      injected: true,
      heard: false,
    })
    expect((await admin.post('/api/admin/world/events', body, { headers })).json()).toEqual(made.json())
    const { id } = made.json<{ id: string }>()
    expect((await test.anonymous.get('/api/world/events')).json().items).toEqual([made.json()])
    const outbox = await test.db
      .selectFrom('outbox')
      .select(['audience', 'payload'])
      .where('type', '=', 'world.event_injected')
      .execute()
    expect(outbox).toEqual([
      { audience: 'internal', payload: { actorId: admin.id, actorIsAi: false, eventId: id } },
    ])
    expect((await admin.get('/api/admin/audit-logs?action=event.injected')).json().items).toMatchObject([
      { actor: { id: admin.id }, targetId: id },
    ])
    const elsewhere = await admin.post('/api/admin/world/events', { ...body, locationId: '1' })
    expect(elsewhere.json().code).toBe('location_not_found')
  })

  it('see each command of the simulation in the audit log', async () => {
    const { id } = (
      await admin.post('/api/admin/simulation/commands', { command: 'speed', speed: 120 })
    ).json()
    const { items } = (await admin.get(`/api/admin/audit-logs?targetType=command&targetId=${id}`)).json()
    expect(items).toMatchObject([
      { action: 'simulation.commanded', actor: { id: admin.id }, detail: { command: 'speed', speed: 120 } },
    ])
  })

  it('queue pictures, for which no worker runs', async () => {
    expect((await admin.get('/api/admin/image-jobs')).json()).toEqual({
      items: [],
      nextCursor: null,
      worker: null,
    })
    const job = await admin.post('/api/admin/image-jobs', { prompt: '一只猫在窗台上' })
    expect([job.statusCode, job.json().state]).toEqual([201, 'queued'])
    expect((await admin.get('/api/admin/image-jobs')).json()).toEqual({
      items: [job.json()],
      nextCursor: null,
      worker: null,
    })
    await test.db
      .updateTable('imageJobs')
      .set({ state: 'running', leaseOwner: 'painter', leaseUntil: new Date(Date.now() + 60_000) })
      .execute()
    expect((await admin.get('/api/admin/image-jobs')).json().worker).toBe('painter')
  })

  it('see that minds which live by rules spend nothing, and what the ledger says when they do', async () => {
    const nothing = { calls: 0, failed: 0, promptTokens: 0, completionTokens: 0, costMicros: 0 }
    expect((await admin.get('/api/admin/llm')).json()).toEqual({
      mind: 'rules',
      today: nothing,
      month: nothing,
      budgetMicros: null,
      reservedMicros: 0,
      waiting: 0,
    })
    const { id: worldId } = await test.db.selectFrom('worlds').select('id').executeTakeFirstOrThrow()
    const call = {
      worldId,
      model: 'm',
      purpose: 'talk',
      state: 'done',
      promptTokens: 10,
      completionTokens: 5,
    }
    const now = new Date()
    const earlier = new Date(now.getTime() - 3 * 24 * 60 * 60_000)
    await test.db
      .insertInto('llmCalls')
      .values([
        { ...call, id: '11', costMicros: 40, createdAt: now, finishedAt: now },
        { ...call, id: '12', costMicros: 2, createdAt: earlier, finishedAt: earlier, error: 'refused' },
        { ...call, id: '13', reservedMicros: 100, createdAt: now, promptTokens: 0, completionTokens: 0 },
      ])
      .execute()
    expect((await admin.get('/api/admin/llm')).json()).toMatchObject({
      today: { calls: 2, costMicros: 40 },
      month: { calls: 3, failed: 1, promptTokens: 20, costMicros: 42 },
      reservedMicros: 100,
      waiting: 1,
    })
  })

  it('see all parts and how far they are behind', async () => {
    const health = (await admin.get('/api/admin/health')).json()
    expect(health).toMatchObject({
      status: 'degraded',
      checks: { database: { status: 'ok' }, migrations: { status: 'ok' }, simulation: { status: 'down' } },
      database: { poolSize: 10 },
      simulation: { host: null, status: 'stopped' },
    })
    expect(health.database.roundTripMs).toBeGreaterThan(0)
    expect(health.database.connections).toBeGreaterThan(0)
    expect(health.diskFreeMb).toBeGreaterThan(0)
    const waiting = await test.db.selectFrom('outbox').select('id').where('seq', 'is', null).execute()
    expect(health.outbox.unpublished).toBe(waiting.length)
    expect(health.outbox.lagSeconds).toBeGreaterThan(0)
  })
})
