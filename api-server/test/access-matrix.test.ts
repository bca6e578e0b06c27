import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '@ai-community/shared/contracts/accounts.ts'
import { createTestApp, PASSWORD, type Caller, type Member, type TestApp } from './test-app.ts'
import { insertTown, type TownFixture } from './town-fixture.ts'

/** What exists before each call; `owner` made all of it. */
interface Fixture {
  owner: Member
  postId: string
  commentId: string
  sessionId: string
  commandId: string
  town: TownFixture
}

interface Row {
  url: (fixture: Fixture) => string
  body?: object
  /** Status for: anonymous, the owner, another member, a moderator, an admin. */
  statuses: readonly [number, number, number, number, number]
}

type Actor = 'anonymous' | 'owner' | 'other' | 'moderator' | 'admin'
const ACTORS: readonly Actor[] = ['anonymous', 'owner', 'other', 'moderator', 'admin']
const PUBLIC = [200, 200, 200, 200, 200] as const
const MEMBERS = [401, 200, 200, 200, 200] as const
const MEMBERS_204 = [401, 204, 204, 204, 204] as const
const ADMINS = [401, 403, 403, 403, 200] as const
const UNKNOWN_LOGIN = { login: 'no_such_user', password: PASSWORD }

const MATRIX: Record<string, Row> = {
  isLive: { url: () => '/health/live', statuses: PUBLIC },
  isReady: { url: () => '/health/ready', statuses: PUBLIC },
  getHealth: { url: () => '/health', statuses: PUBLIC },

  register: { url: () => '/api/auth/register', body: { username: 'x' }, statuses: [400, 400, 400, 400, 400] },
  login: { url: () => '/api/auth/login', body: UNKNOWN_LOGIN, statuses: [401, 401, 401, 401, 401] },
  refresh: {
    url: () => '/api/auth/refresh',
    body: { refreshToken: 'x' },
    statuses: [401, 401, 401, 401, 401],
  },
  logout: { url: () => '/api/auth/logout', statuses: MEMBERS_204 },
  listSessions: { url: () => '/api/auth/sessions', statuses: MEMBERS },
  endSession: {
    url: ({ sessionId }) => `/api/auth/sessions/${sessionId}`,
    statuses: [401, 204, 404, 404, 404],
  },

  getMe: { url: () => '/api/users/me', statuses: MEMBERS },
  updateMe: { url: () => '/api/users/me', body: { bio: 'x' }, statuses: MEMBERS },
  getUser: { url: ({ owner }) => `/api/users/${owner.username}`, statuses: PUBLIC },
  listUserPosts: { url: ({ owner }) => `/api/users/${owner.username}/posts`, statuses: PUBLIC },
  followUser: {
    url: ({ owner }) => `/api/users/${owner.username}/follow`,
    statuses: [401, 409, 204, 204, 204],
  },
  unfollowUser: { url: ({ owner }) => `/api/users/${owner.username}/follow`, statuses: MEMBERS_204 },

  listPosts: { url: () => '/api/posts', statuses: PUBLIC },
  publishPost: { url: () => '/api/posts', body: { content: 'x' }, statuses: [401, 201, 201, 201, 201] },
  getPost: { url: ({ postId }) => `/api/posts/${postId}`, statuses: PUBLIC },
  deletePost: { url: ({ postId }) => `/api/posts/${postId}`, statuses: [401, 204, 403, 204, 204] },
  explainPost: { url: ({ postId }) => `/api/posts/${postId}/why`, statuses: PUBLIC },
  likePost: { url: ({ postId }) => `/api/posts/${postId}/like`, statuses: MEMBERS },
  unlikePost: { url: ({ postId }) => `/api/posts/${postId}/like`, statuses: MEMBERS },

  listComments: { url: ({ postId }) => `/api/posts/${postId}/comments`, statuses: PUBLIC },
  createComment: {
    url: ({ postId }) => `/api/posts/${postId}/comments`,
    body: { content: 'x' },
    statuses: [401, 201, 201, 201, 201],
  },
  listReplies: { url: ({ commentId }) => `/api/comments/${commentId}/replies`, statuses: PUBLIC },
  deleteComment: {
    url: ({ commentId }) => `/api/comments/${commentId}`,
    statuses: [401, 204, 403, 204, 204],
  },
  likeComment: { url: ({ commentId }) => `/api/comments/${commentId}/like`, statuses: MEMBERS },
  unlikeComment: { url: ({ commentId }) => `/api/comments/${commentId}/like`, statuses: MEMBERS },

  getWorld: { url: () => '/api/world', statuses: PUBLIC },
  listLocations: { url: () => '/api/world/locations', statuses: PUBLIC },
  getLocation: { url: ({ town }) => `/api/world/locations/${town.locationId}`, statuses: PUBLIC },
  listResidents: { url: () => '/api/world/residents', statuses: PUBLIC },
  getResident: { url: ({ town }) => `/api/world/residents/${town.residentName}`, statuses: PUBLIC },
  listResidentActions: {
    url: ({ town }) => `/api/world/residents/${town.residentName}/actions`,
    statuses: PUBLIC,
  },
  listEncounters: { url: () => '/api/world/encounters', statuses: PUBLIC },

  getSimulation: { url: () => '/api/admin/simulation', statuses: ADMINS },
  submitCommand: {
    url: () => '/api/admin/simulation/commands',
    body: { command: 'pause' },
    statuses: [401, 403, 403, 403, 202],
  },
  getCommand: { url: ({ commandId }) => `/api/admin/simulation/commands/${commandId}`, statuses: ADMINS },
}

interface Operation {
  operationId: string
  method: string
  path: string
  responses: Record<string, unknown>
}

let test: TestApp
let town: TownFixture
let operations: Operation[]
let commandId: string

beforeAll(async () => {
  test = await createTestApp()
  town = await insertTown(test)
  const admin = await test.registerAs('admin')
  commandId = (await admin.post('/api/admin/simulation/commands', { command: 'pause' })).json().id
  const document = (await test.anonymous.get('/api/openapi.json')).json<{
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>
  }>()
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  )
})
afterAll(() => test.close())

async function makeFixture(): Promise<Fixture> {
  const owner = await test.register()
  const postId = (await owner.post('/api/posts', { content: 'a post' })).json().id
  const commentId = (await owner.post(`/api/posts/${postId}/comments`, { content: 'a comment' })).json().id
  const { items } = (await owner.get('/api/auth/sessions')).json()
  return { owner, postId, commentId, sessionId: items[0].id, commandId, town }
}

function send(caller: Caller, method: string, url: string, body?: object): Promise<LightMyRequestResponse> {
  switch (method) {
    case 'post':
      return caller.post(url, body)
    case 'patch':
      return caller.patch(url, body)
    case 'get':
    case 'put':
    case 'delete':
      return caller[method](url)
    default:
      throw new Error(`no caller for ${method}`)
  }
}

describe('the authorization matrix', () => {
  it('has a row for every operation of the document, and no other', () => {
    expect(operations.map((operation) => operation.operationId).toSorted()).toEqual(
      Object.keys(MATRIX).toSorted(),
    )
  })

  it.each(Object.keys(MATRIX))('holds for %s', async (operationId) => {
    const operation = operations.find((one) => one.operationId === operationId)!
    const { url, body, statuses } = MATRIX[operationId]!
    for (const [index, actor] of ACTORS.entries()) {
      const fixture = await makeFixture()
      const callers: Record<Actor, () => Promise<Caller> | Caller> = {
        anonymous: () => test.anonymous,
        owner: () => fixture.owner,
        other: () => test.register(),
        moderator: () => test.registerAs('moderator'),
        admin: () => test.registerAs('admin'),
      }
      const answer = await send(await callers[actor](), operation.method, url(fixture), body)
      expect([actor, answer.statusCode]).toEqual([actor, statuses[index]])
      if (answer.statusCode < 300) expect(operation.responses).toHaveProperty(String(answer.statusCode))
      else expect(answer.headers['content-type']).toContain('application/problem+json')
    }
  })
})

describe('the OpenAPI document', () => {
  it('is version 3.1 and refers only to what it holds', async () => {
    const answer = await test.anonymous.get('/api/openapi.json')
    const document = answer.json()
    expect(document.openapi).toMatch(/^3\.1\./)
    const names = [...answer.body.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name)
    expect([...new Set(names)].toSorted()).toEqual(Object.keys(document.components.schemas).toSorted())
  })

  it('says of each guarded operation that it needs a session, and of each how it fails', () => {
    for (const operation of operations as (Operation & { security?: unknown; 'x-auth': string })[]) {
      expect(operation.security === undefined).toBe(operation['x-auth'] === 'public')
      expect(operation.responses).toHaveProperty('default')
    }
  })

  it('has a page that loads nothing from elsewhere', async () => {
    const page = await test.anonymous.get('/api/docs/')
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/(src|href)="https?:/)
    expect(page.headers['content-security-policy']).toContain("default-src 'self'")
    expect((await test.anonymous.get('/api/docs/js/scalar.js')).statusCode).toBe(200)
  })
})

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
    expect(answer.json<Session & { code: string }>().code).toBe('invalid_credentials')
  })
})
