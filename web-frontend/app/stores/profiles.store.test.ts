import { describe, expect, it } from 'vitest'
import { user } from '../../test/samples.ts'
import { gate, problem, type ScriptedAnswer } from '../../test/scripted-fetch.ts'
import { storeScene } from '../../test/store-scene.ts'
import { usePeopleStore } from './people.store.ts'
import { useProfilesStore } from './profiles.store.ts'

const { username } = user
const stranger = { following: false, followedBy: false, blocking: false, muting: false }
const notFollowed = { body: { ...user, followerCount: 3, viewer: stranger } }

/** The profile is read and the follow sent at the same moment; each answer waits until it is let go. */
function scene() {
  const profile = gate<ScriptedAnswer>()
  const follow = gate<ScriptedAnswer>()
  storeScene(({ method }) => (method === 'GET' ? profile.promise : follow.promise))
  const profiles = useProfilesStore()
  profiles.byName[username] = { ...user, followerCount: 3, viewer: null }
  const loaded = profiles.load(username)
  const followed = profiles.setFollowing(username, true)
  return { profiles, profile, follow, loaded, followed }
}

describe('following somebody whose profile is being read', () => {
  it('stays when the profile comes first', async () => {
    const { profiles, profile, follow, loaded, followed } = scene()
    profile.resolve(notFollowed)
    await loaded
    expect(profiles.byName[username]).toMatchObject({ followerCount: 4, viewer: { following: true } })
    follow.resolve({ status: 204 })
    await followed
    expect(profiles.byName[username]).toMatchObject({ followerCount: 4, viewer: { following: true } })
  })

  it('stays when the profile, read before, comes last', async () => {
    const { profiles, profile, follow, loaded, followed } = scene()
    follow.resolve({ status: 204 })
    await followed
    profile.resolve(notFollowed)
    await loaded
    expect(profiles.byName[username]).toMatchObject({ followerCount: 4, viewer: { following: true } })
  })

  it('is taken back when the server refuses, and what is read later counts', async () => {
    const { profiles, profile, follow, loaded, followed } = scene()
    follow.resolve(problem(503, 'service_unavailable'))
    await expect(followed).rejects.toThrow('service_unavailable')
    expect(profiles.byName[username]).toMatchObject({ followerCount: 3, viewer: { following: false } })
    profile.resolve({ body: { ...notFollowed.body, viewer: { ...stranger, following: true } } })
    await loaded
    await profiles.load(username)
    expect(profiles.byName[username]?.viewer?.following).toBe(true)
  })
})

describe('following somebody in a list that is being read', () => {
  it('stays when the list, read before, comes last', async () => {
    const page = gate<ScriptedAnswer>()
    storeScene(({ method }) => (method === 'GET' ? page.promise : { status: 204 }))
    const profiles = useProfilesStore()
    profiles.byName[username] = { ...notFollowed.body }
    const listed = usePeopleStore().load('likers:100')
    await profiles.setFollowing(username, true)
    page.resolve({ body: { items: [notFollowed.body], nextCursor: null } })
    await listed
    expect(profiles.byName[username]).toMatchObject({ followerCount: 4, viewer: { following: true } })
  })
})
