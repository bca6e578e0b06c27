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

  it('nobody can sign in as a resident', async () => {
    const answer = await test.anonymous.post('/api/auth/login', {
      login: town.residentName,
      password: PASSWORD,
    })
    expect(answer.json<{ code: string }>().code).toBe('invalid_credentials')
  })
})
