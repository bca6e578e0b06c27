import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Me } from '../api/models.ts'
import { me } from '../../test/samples.ts'
import { gate, problem, type ScriptedAnswer, type SentRequest } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { createSessionTabs, hasSessionHint, type SessionTabs } from './session-tabs.ts'
import { useSessionStore } from './session.store.ts'

const closers: (() => void)[] = []
/** What the browser's storage holds. */
let lastMember: Me | null = null
beforeEach(() => (lastMember = null))
afterEach(() => closers.splice(0).forEach((close) => close()))

/** A tab of this browser, on its real locks and channel; only the cookie is said by the test. */
function tabOf(hasSession = true): SessionTabs {
  const tabs = createSessionTabs()
  closers.push(() => tabs.close())
  return {
    ...tabs,
    hasSession: () => hasSession,
    lastMember: () => lastMember,
    rememberMember: (member) => void (lastMember = member),
  }
}

let issued = 0
function refreshing(request: SentRequest): ScriptedAnswer {
  if (request.url !== '/api/auth/refresh') return { body: {} }
  return { body: { user: me, accessToken: `token-${++issued}`, expiresIn: 900 } }
}

describe('the session', () => {
  it('is anonymous without a question when the browser holds none', async () => {
    const { sent } = storeScene(refreshing)
    const session = useSessionStore()
    await session.start(tabOf(false))
    expect([session.state, sent.length]).toEqual(['anonymous', 0])
  })

  it('is taken up from the cookie, and its token goes with the next request', async () => {
    const { sent, api } = storeScene(refreshing)
    const session = useSessionStore()
    await session.start(tabOf())
    expect([session.state, session.me?.username]).toEqual(['member', 'sam_w'])
    await api.GET('/posts')
    expect(sent[1]?.headers.get('authorization')).toBe(`Bearer token-${issued}`)
    expect(sent[0]?.headers.get('authorization')).toBeNull()
  })

  it('asks once when several requests need a new token at the same time, even where there are no locks', async () => {
    const { sent } = storeScene(refreshing)
    const session = useSessionStore()
    await session.start({ ...tabOf(), alone: (task) => task() })
    await Promise.all([session.renew(), session.renew(), session.renew()])
    expect(sent).toHaveLength(2)
  })

  it('is refreshed by one tab for all that wait', async () => {
    const first = storeScene(refreshing)
    const one = useSessionStore()
    const second = storeScene(refreshing)
    const two = useSessionStore()
    const [tabOne, tabTwo] = [tabOf(), tabOf()]
    const told = new Promise<void>((resolve) => tabTwo.onNews(() => resolve()))
    // The second tab waits for its turn until it has heard from the first.
    const patient: SessionTabs = {
      ...tabTwo,
      alone: async (task) => {
        await told
        return tabTwo.alone(task)
      },
    }
    await Promise.all([one.start(tabOne), two.start(patient)])
    expect([one.state, two.state]).toEqual(['member', 'member'])
    expect(first.sent.length + second.sent.length).toBe(1)
  })

  it('ends in every tab when its refresh token is refused', async () => {
    storeScene(() => problem(401, 'token_reused'))
    const session = useSessionStore()
    const listener = tabOf()
    const news = new Promise((resolve) => listener.onNews(resolve))
    await session.start(tabOf())
    expect(session.state).toBe('anonymous')
    expect(await news).toEqual({ kind: 'ended' })
  })

  it('does not sign a member out because the API is away', async () => {
    storeScene(() => problem(503, 'service_unavailable'))
    const session = useSessionStore()
    await session.start(tabOf())
    expect(session.state).toBe('unknown')
  })

  it('goes by the member it remembers while the API is away, and forgets nobody over it', async () => {
    lastMember = me
    storeScene(() => problem(503, 'service_unavailable'))
    const session = useSessionStore()
    await session.start(tabOf())
    expect([session.state, session.isWaiting, session.me?.username]).toEqual(['member', true, 'sam_w'])
    expect(lastMember).toEqual(me)
  })

  it('remembers who signed in until the session ends', async () => {
    storeScene(refreshing)
    const session = useSessionStore()
    await session.start(tabOf())
    expect([lastMember, session.isWaiting]).toEqual([me, false])
    session.leave()
    expect(lastMember).toBeNull()
  })

  it('sends a member’s changes one after the other, so that no older answer takes a newer one back', async () => {
    const language = gate<ScriptedAnswer>()
    const { sent } = storeScene((request) => {
      if (request.method !== 'PATCH') return refreshing(request)
      return 'locale' in (request.body as object) ? language.promise : { body: { ...me, feedAi: 'exclude' } }
    })
    const session = useSessionStore()
    await session.start(tabOf())
    const changes = [session.updateMe({ locale: 'en' }), session.updateMe({ feedAi: 'exclude' })]
    await vi.waitUntil(() => sent.length > 1)
    expect(sent.slice(1).map(({ body }) => body)).toEqual([{ locale: 'en' }])
    language.resolve({ body: { ...me, feedAi: 'all' } })
    await Promise.all(changes)
    expect([session.me?.feedAi, lastMember?.feedAi]).toEqual(['exclude', 'exclude'])
  })

  it('goes on with the next change when one was refused', async () => {
    storeScene((request) => {
      if (request.method !== 'PATCH') return refreshing(request)
      return 'locale' in (request.body as object)
        ? problem(503, 'service_unavailable')
        : { body: { ...me, feedAi: 'only' } }
    })
    const session = useSessionStore()
    await session.start(tabOf())
    const refused = session.updateMe({ locale: 'en' })
    const kept = session.updateMe({ feedAi: 'only' })
    await expect(refused).rejects.toMatchObject({ failure: { code: 'service_unavailable' } })
    await kept
    expect(session.me?.feedAi).toBe('only')
  })

  it('does not come back by the answer to a change when the member has left meanwhile', async () => {
    const answer = gate<ScriptedAnswer>()
    storeScene((request) => (request.method === 'PATCH' ? answer.promise : refreshing(request)))
    const session = useSessionStore()
    await session.start(tabOf())
    const change = session.updateMe({ feedAi: 'only' })
    session.leave()
    answer.resolve({ body: { ...me, feedAi: 'only' } })
    await change
    expect([session.state, session.me, lastMember]).toEqual(['anonymous', null, null])
  })
})

describe('the hint cookie', () => {
  it('is found among others, and only with a value', () => {
    expect(hasSessionHint('a=1; aic_session=1')).toBe(true)
    expect(hasSessionHint('xaic_session=1')).toBe(false)
    expect(hasSessionHint('aic_session=')).toBe(false)
  })
})
