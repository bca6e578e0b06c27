import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, PASSWORD, type TestApp } from './test-app.ts'
import { insertTown, type TownFixture } from './town-fixture.ts'

let test: TestApp
let town: TownFixture

beforeAll(async () => {
  test = await createTestApp()
  town = await insertTown(test)
})
afterAll(() => test.close())

describe('the routes of the town', () => {
  it('tell of the resident in the profile too, and of a place who is there', async () => {
    const user = (await test.anonymous.get(`/api/users/${town.residentName}`)).json()
    expect(user).toMatchObject({
      isAi: true,
      resident: { mood: 'calm', activity: { zh: '在做咖啡' }, location: { id: town.locationId } },
    })
    const place = (await test.anonymous.get(`/api/world/locations/${town.locationId}`)).json()
    expect(place).toMatchObject({ open: true, present: [{ username: town.residentName }] })
  })

  it('answer 404 for what is not there', async () => {
    for (const [url, code] of [
      ['/api/world/locations/1', 'location_not_found'],
      ['/api/world/residents/nobody', 'resident_not_found'],
      ['/api/world/residents/nobody/actions', 'resident_not_found'],
    ])
      expect((await test.anonymous.get(url!)).json().code).toBe(code)
    const admin = await test.registerAs('admin')
    expect((await admin.get('/api/admin/simulation/commands/1')).json().code).toBe('command_not_found')
  })

  it('take every command of the operators, and refuse one that says too little', async () => {
    const admin = await test.registerAs('admin')
    const submit = (body: object) => admin.post('/api/admin/simulation/commands', body)
    for (const body of [
      { command: 'step', steps: 100 },
      { command: 'break', resident: town.residentName, action: 'talk', locationId: town.locationId },
      { command: 'clear' },
      { command: 'snapshot' },
      { command: 'interview', resident: town.residentName, question: '你好吗？' },
    ])
      expect((await submit(body)).json()).toMatchObject({
        command: body.command,
        state: 'queued',
        progress: null,
      })
    for (const body of [
      { command: 'break' },
      { command: 'break', action: 'dance' },
      { command: 'interview', resident: town.residentName },
      { command: 'interview', question: '?' },
      { command: 'step', steps: 0 },
    ])
      expect((await submit(body)).json<{ code: string }>().code).toBe('validation_failed')
  })

  it('tell operators why the town stands still, which breakpoints wait, and who is stuck', async () => {
    const admin = await test.registerAs('admin')
    const { id: worldId } = await test.db.selectFrom('worlds').select('id').executeTakeFirstOrThrow()
    const stuck = [
      { resident: town.residentName, action: 'talk', endAt: 1, problem: 'no next event' as const },
    ]
    await test.db
      .updateTable('worlds')
      .set({ statusReason: 'breakpoint: somebody talk', stuck: JSON.stringify(stuck) })
      .execute()
    const { residentId, locationId } = town
    const id = test.ids.next()
    await test.db
      .insertInto('simBreakpoints')
      .values({ id, worldId, residentId, action: 'talk', locationId, lastHitAt: null, createdAt: new Date() })
      .execute()
    expect((await admin.get('/api/admin/simulation')).json()).toMatchObject({
      reason: 'breakpoint: somebody talk',
      stuck,
      breakpoints: [
        {
          id,
          resident: { username: town.residentName },
          action: 'talk',
          location: { id: locationId },
          hits: 0,
        },
      ],
    })
  })

  it('nobody can sign in as a resident', async () => {
    const answer = await test.anonymous.post('/api/auth/login', {
      login: town.residentName,
      password: PASSWORD,
    })
    expect(answer.json<{ code: string }>().code).toBe('invalid_credentials')
  })
})
