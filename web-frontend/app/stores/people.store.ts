import { defineStore } from 'pinia'
import { ref, toRef } from 'vue'
import type { Page, User } from '../api/models.ts'
import { answerOf } from '../api/api-client.ts'
import { useApi } from '../api/use-api.ts'
import { entryOf } from './entry-of.ts'
import { readInto, unlisted, type Listing } from './listing.ts'
import { useProfilesStore } from './profiles.store.ts'

/** Whose followers, whom somebody follows (by username), or who likes a post (by its id). */
export type PeopleKey = `followers:${string}` | `following:${string}` | `likers:${string}`

/** Lists of people. The rows show what `profiles.store` knows, so that a follow shows wherever somebody stands. */
export const usePeopleStore = defineStore('people', () => {
  const api = useApi()
  const profiles = useProfilesStore()
  const lists = ref<Record<string, Listing<User>>>({})

  function listOf(key: PeopleKey): Listing<User> {
    return entryOf(lists.value, key, unlisted<User>)
  }

  function ask(key: PeopleKey, query: { limit: number; cursor: string | undefined }): Promise<Page<User>> {
    const [kind, of] = key.split(':') as [string, string]
    if (kind === 'likers')
      return answerOf(api.GET('/posts/{id}/likes', { params: { path: { id: of }, query } }))
    const params = { path: { username: of }, query }
    return kind === 'followers'
      ? answerOf(api.GET('/users/{username}/followers', { params }))
      : answerOf(api.GET('/users/{username}/following', { params }))
  }

  /** The first page, or with `isMore` the next one. */
  async function load(key: PeopleKey, isMore = false): Promise<void> {
    listOf(key)
    await readInto(toRef(lists.value, key), isMore, (query) =>
      profiles.read(
        () => ask(key, query),
        (page) => page.items,
      ),
    )
  }

  return { lists, listOf, load }
})
