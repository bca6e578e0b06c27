import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { User } from '../api/models.ts'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { useApi } from '../api/use-api.ts'
import { createChoices } from './choices.ts'
import { useSessionStore } from './session.store.ts'

/** The page may have come from the server, which renders for nobody in particular, just before the member acts. */
const ANONYMOUS_VIEW = { following: false, followedBy: false, blocking: false, muting: false }

/** Public profiles of people and residents, by username. */
export const useProfilesStore = defineStore('profiles', () => {
  const api = useApi()
  const session = useSessionStore()
  const byName = ref<Record<string, User>>({})
  const failures = ref<Record<string, Failure>>({})
  /** Whom the member follows, by username. */
  const follows = createChoices(() => session.viewer)

  function keepAnswer(user: User, askedAt: number): void {
    byName.value[user.username] = user
    const following = follows.unknownTo(askedAt, user.username)
    if (following !== undefined) showFollowing(user.username, following)
  }

  async function load(username: string): Promise<void> {
    delete failures.value[username]
    try {
      await read(
        () => answerOf(api.GET('/users/{username}', { params: { path: { username } } })),
        (user) => [user],
      )
    } catch (error) {
      const failure = failureOf(error)
      // Gone, or not there for this viewer: what the server rendered for nobody in particular goes too.
      if (failure.status === 404) delete byName.value[username]
      failures.value[username] = failure
    }
  }

  /** Asks for something and keeps the people in it; whom the member follows meanwhile stays followed. @throws ApiError */
  function read<Answer>(
    ask: () => Promise<Answer>,
    usersIn: (answer: Answer) => readonly User[],
  ): Promise<Answer> {
    return follows.read(ask, (answer, askedAt) => {
      for (const user of usersIn(answer)) keepAnswer(user, askedAt)
    })
  }

  function showFollowing(username: string, following: boolean): void {
    const user = byName.value[username]
    if (!user) return
    const viewer = user.viewer ?? ANONYMOUS_VIEW
    if (viewer.following === following) return
    byName.value[username] = {
      ...user,
      followerCount: user.followerCount + (following ? 1 : -1),
      viewer: { ...viewer, following },
    }
  }

  /** @throws ApiError after the profile is shown as it was before. */
  function setFollowing(username: string, following: boolean): Promise<void> {
    return follows.choose(username, following, {
      show: (on) => showFollowing(username, on),
      send: async (on) => {
        const followed = { params: { path: { username } } }
        if (on) await api.PUT('/users/{username}/follow', followed)
        else await api.DELETE('/users/{username}/follow', followed)
      },
    })
  }

  function showMark(username: string, mark: Partial<NonNullable<User['viewer']>>): void {
    const user = byName.value[username]
    if (user) byName.value[username] = { ...user, viewer: { ...(user.viewer ?? ANONYMOUS_VIEW), ...mark } }
  }

  /** @throws ApiError */
  async function setMuting(username: string, muting: boolean): Promise<void> {
    const muted = { params: { path: { username } } }
    if (muting) await api.PUT('/users/{username}/mute', muted)
    else await api.DELETE('/users/{username}/mute', muted)
    showMark(username, { muting })
  }

  /** A block ends follows in both directions. @throws ApiError */
  async function setBlocking(username: string, blocking: boolean): Promise<void> {
    const blocked = { params: { path: { username } } }
    if (blocking) await api.PUT('/users/{username}/block', blocked)
    else await api.DELETE('/users/{username}/block', blocked)
    showMark(username, blocking ? { blocking, following: false, followedBy: false } : { blocking })
  }

  return { byName, failures, load, read, setFollowing, setMuting, setBlocking }
})
