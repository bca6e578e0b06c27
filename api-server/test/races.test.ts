import { randomInt } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { plain } from './files/pictures.ts'
import {
  countStatuses,
  createRacingApp,
  listContradictions,
  race,
  RACERS,
  type RacingApp,
} from './racing-app.ts'
import { PASSWORD, type Member } from './test-app.ts'

// Everything here runs at once over sockets of its own: 30 at a time in `npm test`, up to 200 in `npm run verify`.

const isFull = process.env.VERIFY === 'full'
const TURNS = isFull ? 10 : 4

let app: RacingApp
let crowd: Member[]

beforeAll(async () => {
  app = await createRacingApp()
  crowd = await app.registerMany(RACERS)
}, 120_000)
afterAll(() => app.close())
afterEach(async () => {
  expect(await listContradictions(app.db)).toEqual([])
})

async function publish(by: Member, content = 'a post'): Promise<string> {
  const { status, body } = await app.send({ method: 'POST', path: '/api/posts', by, body: { content } })
  expect(status).toBe(201)
  return body.id
}

describe('people who like and take it back at random, each request twice', () => {
  it('leave a count that is the number of rows, and of those whose last word was a like', async () => {
    const postId = await publish(crowd[0]!)
    const path = `/api/posts/${postId}/like`
    const lastWords = await Promise.all(
      crowd.map(async (by) => {
        let likes = false
        for (let turn = 0; turn < TURNS; turn++) {
          likes = randomInt(2) === 1
          const method = likes ? 'PUT' : 'DELETE'
          const answers = await race(2, () => app.send({ method, path, by }))
          expect(answers.map(({ status, body }) => [status, body.liked])).toEqual([
            [200, likes],
            [200, likes],
          ])
        }
        return likes
      }),
    )
    const wanted = crowd.filter((_, n) => lastWords[n]).map(({ id }) => id)
    const rows = await app.db.selectFrom('postLikes').select('userId').where('postId', '=', postId).execute()
    expect(rows.map(({ userId }) => userId).sort()).toEqual(wanted.sort())
    const post = await app.send({ method: 'GET', path: `/api/posts/${postId}` })
    expect(post.body.likeCount).toBe(wanted.length)
  }, 120_000)
})

describe('registrations of one name', () => {
  it('make one account, and tell all others that the name is taken', async () => {
    const count = isFull ? 100 : RACERS
    const answers = await race(count, () =>
      app.send({
        method: 'POST',
        path: '/api/auth/register',
        body: { username: 'wanted_name', password: PASSWORD },
      }),
    )
    expect(countStatuses(answers)).toEqual({ 201: 1, 409: count - 1 })
    const refusals = answers.filter(({ status }) => status === 409)
    expect(new Set(refusals.map(({ body }) => body.code))).toEqual(new Set(['username_taken']))
  })
})

describe('refreshes with one token', () => {
  it('have one child, which works; the token itself then ends the family', async () => {
    const session = await app.signIn(crowd[0]!.username)
    const refresh = (refreshToken: string) =>
      app.send({ method: 'POST', path: '/api/auth/refresh', body: { refreshToken } })
    const answers = await race(isFull ? 50 : RACERS, () => refresh(session.refreshToken!))
    expect(countStatuses(answers)).toEqual({ 200: answers.length })
    const children = new Set(answers.map(({ body }) => body.refreshToken))
    expect(children.size).toBe(1)
    const [child] = children
    expect((await refresh(child!)).status).toBe(200)
    const late = await refresh(session.refreshToken!)
    expect([late.status, late.body.code]).toEqual([401, 'token_reused'])
  })

  it('are never two families when the used one comes again among them', async () => {
    const session = await app.signIn(crowd[0]!.username)
    const refresh = (refreshToken: string) =>
      app.send({ method: 'POST', path: '/api/auth/refresh', body: { refreshToken } })
    const first = await refresh(session.refreshToken!)
    const second = await refresh(first.body.refreshToken)
    expect(second.status).toBe(200)
    const reuses = await race(RACERS, () => refresh(session.refreshToken!))
    expect(new Set(reuses.map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['401 token_reused']),
    )
    expect((await refresh(second.body.refreshToken)).body.code).toBe('token_reused')
  })
})

describe('edits of one post that name the same version', () => {
  it('have one winner, whose words stay', async () => {
    const author = crowd[0]!
    const postId = await publish(author, 'before')
    const path = `/api/posts/${postId}`
    const answers = await race(RACERS, (n) =>
      app.send({
        method: 'PATCH',
        path,
        by: author,
        headers: { 'if-match': '"1-x"' },
        body: { content: `edit ${n} #tag${n}x` },
      }),
    )
    expect(countStatuses(answers)).toEqual({ 200: 1, 412: RACERS - 1 })
    const winner = answers.find(({ status }) => status === 200)!
    const { body: post } = await app.send({ method: 'GET', path })
    expect(post).toMatchObject({ content: winner.body.content, tags: winner.body.tags, version: 2 })
  })
})

describe('a follow and the block of the follower', () => {
  it('end with the block alone, whoever was first', async () => {
    const pairs = Array.from({ length: Math.floor(crowd.length / 2) }, (_, n) => ({
      follower: crowd[2 * n]!,
      blocker: crowd[2 * n + 1]!,
    }))
    const answers = await Promise.all(
      pairs.flatMap(({ follower, blocker }) => [
        app.send({ method: 'PUT', path: `/api/users/${blocker.username}/follow`, by: follower }),
        app.send({ method: 'PUT', path: `/api/users/${follower.username}/block`, by: blocker }),
      ]),
    )
    const blocks = answers.filter((_, n) => n % 2 === 1)
    expect(countStatuses(blocks)).toEqual({ 204: pairs.length })
    for (const { status } of answers) expect([204, 404]).toContain(status)
    expect(await app.db.selectFrom('follows').selectAll().execute()).toEqual([])
    const counted = await app.db
      .selectFrom('users')
      .select('id')
      .where((eb) => eb.or([eb('followerCount', '!=', 0), eb('followingCount', '!=', 0)]))
      .execute()
    expect(counted).toEqual([])
    for (const { follower, blocker } of pairs)
      await app.send({ method: 'DELETE', path: `/api/users/${follower.username}/block`, by: blocker })
  })
})

describe('two who follow each other at once', () => {
  it('both succeed, and both counters are right', async () => {
    const [a, b] = await app.registerMany(2)
    const follow = (by: Member, whom: Member) =>
      app.send({ method: 'PUT', path: `/api/users/${whom.username}/follow`, by })
    const answers = await race(RACERS, (n) => (n % 2 === 0 ? follow(a!, b!) : follow(b!, a!)))
    expect(countStatuses(answers)).toEqual({ 204: RACERS })
    for (const { username } of [a!, b!]) {
      const { body } = await app.send({ method: 'GET', path: `/api/users/${username}` })
      expect([body.followerCount, body.followingCount]).toEqual([1, 1])
    }
  })
})

describe('comments on one post', () => {
  it('are numbered without a gap and counted, replies and deletions among them', async () => {
    const postId = await publish(crowd[0]!)
    const path = `/api/posts/${postId}/comments`
    const comment = (by: Member, body: { content: string; parentId?: string }) =>
      app.send({ method: 'POST', path, by, body })
    const first = await comment(crowd[1]!, { content: 'first' })
    const answers = await race(crowd.length, (n) =>
      comment(crowd[n]!, { content: `comment ${n}`, ...(n % 3 === 0 && { parentId: first.body.id }) }),
    )
    expect(countStatuses(answers)).toEqual({ 201: crowd.length })
    const gone = answers.slice(0, 10)
    const more = await Promise.all([
      ...gone.map(({ body }, n) =>
        app.send({ method: 'DELETE', path: `/api/comments/${body.id}`, by: crowd[n]! }),
      ),
      ...crowd.slice(10, 20).map((by) => comment(by, { content: 'meanwhile' })),
    ])
    expect(countStatuses(more)).toEqual({ 204: 10, 201: 10 })
    const rows = await app.db
      .selectFrom('comments')
      .select('seq')
      .where('postId', '=', postId)
      .orderBy('seq')
      .execute()
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: crowd.length + 11 }, (_, n) => n + 1))
    const { body: post } = await app.send({ method: 'GET', path: `/api/posts/${postId}` })
    expect(post.commentCount).toBe(crowd.length + 1)
  }, 60_000)
})

describe('a read cursor', () => {
  it('ends at the newest message that was read, in whatever order the requests came', async () => {
    const [writer, reader] = await app.registerMany(2)
    const opened = await race(RACERS, (n) =>
      app.send({
        method: 'POST',
        path: '/api/conversations',
        by: n % 2 === 0 ? writer! : reader!,
        body: { username: (n % 2 === 0 ? reader! : writer!).username },
      }),
    )
    expect(countStatuses(opened)).toEqual({ 200: RACERS - 1, 201: 1 })
    expect(new Set(opened.map(({ body }) => body.id)).size).toBe(1)
    const path = `/api/conversations/${opened[0]!.body.id}`
    const sent = await race(RACERS, (n) =>
      app.send({ method: 'POST', path: `${path}/messages`, by: writer!, body: { content: `message ${n}` } }),
    )
    expect(sent.map(({ body }) => body.seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: RACERS }, (_, n) => n + 1),
    )
    const inOrder = sent.map(({ body }) => body).sort((a, b) => a.seq - b.seq)
    const read = inOrder.slice(0, -5)
    const reads = await race(read.length, (n) =>
      app.send({ method: 'PUT', path: `${path}/read`, by: reader!, body: { messageId: read[n]!.id } }),
    )
    expect(countStatuses(reads)).toEqual({ 200: read.length })
    const conversations = await app.send({ method: 'GET', path: '/api/conversations', by: reader! })
    expect(conversations.body.items[0]!.unreadCount).toBe(5)
  })
})

describe('one write sent many times at once with one key', () => {
  it('is done once, and each gets the same answer', async () => {
    const before = await app.send({ method: 'GET', path: `/api/users/${crowd[2]!.username}` })
    const answers = await race(RACERS, () =>
      app.send({
        method: 'POST',
        path: '/api/posts',
        by: crowd[2]!,
        headers: { 'idempotency-key': 'once-and-for-all' },
        body: { content: 'only once' },
      }),
    )
    expect(countStatuses(answers)).toEqual({ 201: RACERS })
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    const after = await app.send({ method: 'GET', path: `/api/users/${crowd[2]!.username}` })
    expect(after.body.postCount).toBe(before.body.postCount + 1)
  })
})

describe('uploads of one picture', () => {
  it('are files of their own with one copy of the bytes', async () => {
    const bytes = new Uint8Array(await plain().png().toBuffer())
    const answers = await race(20, (n) => {
      const form = new FormData()
      form.append('file', new Blob([bytes], { type: 'image/png' }), `leaf-${n}.png`)
      return app.send({ method: 'POST', path: '/api/files', by: crowd[n]!, body: form })
    })
    expect(countStatuses(answers)).toEqual({ 201: 20 })
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(20)
    expect(await app.db.selectFrom('fileBlobs').selectAll().execute()).toHaveLength(1)
    const seen = await Promise.all(answers.map(({ body }, n) => crowd[n]!.get(body.url)))
    expect(
      new Set(seen.map(({ statusCode, rawPayload }) => [statusCode, rawPayload.toString('base64')].join())),
    ).toHaveProperty('size', 1)
    expect(seen[0]!.statusCode).toBe(200)
  })
})

describe('notices of a crowd, while their author blocks, mutes and reads', () => {
  it('are counted exactly, whatever came first', async () => {
    const [author, ...others] = crowd as [Member, ...Member[]]
    const crew = others.slice(0, 10)
    const paths = [await publish(author), await publish(author)].map((id) => `/api/posts/${id}`)
    const statuses = new Set<number>()
    const send: typeof app.send = async (request) => {
      const answer = await app.send(request)
      statuses.add(answer.status)
      return answer
    }
    const doing = crew.map(async (by) => {
      for (let turn = 0; turn < TURNS; turn++) {
        const path = paths[randomInt(2)]!
        await send({ method: randomInt(3) > 0 ? 'PUT' : 'DELETE', path: `${path}/like`, by })
        await send({ method: 'POST', path: `${path}/comments`, by, body: { content: 'a comment' } })
      }
    })
    const choosing = crew.map(async ({ username }) => {
      const kind = randomInt(2) === 0 ? 'block' : 'mute'
      for (const method of ['PUT', 'DELETE', 'PUT'] as const)
        await send({ method, path: `/api/users/${username}/${kind}`, by: author })
    })
    const reading = async () => {
      for (let turn = 0; turn < TURNS; turn++) {
        const { body } = await send({ method: 'GET', path: '/api/notifications', by: author })
        const upTo = (body.items[0] as { id?: string } | undefined)?.id
        if (upTo) await send({ method: 'PUT', path: '/api/notifications/read', by: author, body: { upTo } })
      }
    }
    await Promise.all([...doing, ...choosing, reading()])
    // Who was blocked meanwhile finds no post; nobody waits in a circle for so long that it fails.
    expect([...statuses].filter((status) => ![200, 201, 204, 404].includes(status))).toEqual([])
  }, 120_000)
})
