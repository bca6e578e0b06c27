import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Post, StreamEvent } from '../api/models.ts'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { useApi } from '../api/use-api.ts'
import { createToggle } from './toggle.ts'

type PostChange = Extract<StreamEvent, { event: 'post.changed' }>['data']['posts'][number]

/** The page may have come from the server, which renders for nobody in particular, just before the member acts. */
const ANONYMOUS_VIEW = { liked: false, bookmarked: false }

/** Every post the app has seen, once: a like in one list shows in all of them. */
export const usePostsStore = defineStore('posts', () => {
  const api = useApi()
  const byId = ref<Record<string, Post>>({})
  const failures = ref<Record<string, Failure>>({})
  const toggleLike = createToggle()
  const toggleBookmark = createToggle()

  function keep(posts: readonly Post[]): void {
    for (const post of posts) byId.value[post.id] = post
  }

  /** Loads one post; what is known already stays shown meanwhile, and stays when only the refresh fails. */
  async function load(id: string): Promise<void> {
    delete failures.value[id]
    try {
      keep([await answerOf(api.GET('/posts/{id}', { params: { path: { id } } }))])
    } catch (error) {
      const failure = failureOf(error)
      if (failure.status === 404) delete byId.value[id]
      failures.value[id] = failure
    }
  }

  function showLike(id: string, liked: boolean): void {
    const post = byId.value[id]
    if (!post) return
    const viewer = post.viewer ?? ANONYMOUS_VIEW
    if (viewer.liked === liked) return
    byId.value[id] = { ...post, likeCount: post.likeCount + (liked ? 1 : -1), viewer: { ...viewer, liked } }
  }

  /** @throws ApiError after the like is shown as it was before. */
  function setLiked(id: string, liked: boolean): Promise<void> {
    return toggleLike(id, liked, {
      show: (on) => showLike(id, on),
      send: async (on) => {
        const like = { params: { path: { id } } }
        const result = await answerOf(
          on ? api.PUT('/posts/{id}/like', like) : api.DELETE('/posts/{id}/like', like),
        )
        const post = byId.value[id]
        if (!post) return
        const viewer = { ...(post.viewer ?? ANONYMOUS_VIEW), liked: result.liked }
        byId.value[id] = { ...post, likeCount: result.likeCount, viewer }
      },
    })
  }

  /** @throws ApiError after the bookmark is shown as it was before. */
  function setBookmarked(id: string, bookmarked: boolean): Promise<void> {
    const show = (on: boolean) => {
      const post = byId.value[id]
      if (post) byId.value[id] = { ...post, viewer: { ...(post.viewer ?? ANONYMOUS_VIEW), bookmarked: on } }
    }
    return toggleBookmark(id, bookmarked, {
      show,
      send: async (on) => {
        const bookmark = { params: { path: { id } } }
        if (on) await api.PUT('/posts/{id}/bookmark', bookmark)
        else await api.DELETE('/posts/{id}/bookmark', bookmark)
      },
    })
  }

  /** What the stream tells of posts that are shown: new counters, deletion; an edited one is read anew. */
  function applyChanges(changes: readonly PostChange[]): void {
    for (const { id, deleted, version, likeCount, commentCount } of changes) {
      const post = byId.value[id]
      if (!post) continue
      if (deleted) delete byId.value[id]
      else if (version > post.version) void load(id)
      else byId.value[id] = { ...post, likeCount, commentCount }
    }
  }

  /**
   * Changes the words of a post that nobody has changed meanwhile.
   *
   * @throws ApiError `version_conflict` when somebody has.
   */
  async function edit(id: string, content: string): Promise<void> {
    const version = byId.value[id]?.version
    keep([
      await answerOf(
        api.PATCH('/posts/{id}', {
          // Of a tag the API compares the version alone.
          params: { path: { id }, header: { 'If-Match': version ? `"${version}-web"` : undefined } },
          body: { content },
        }),
      ),
    ])
  }

  function addToCommentCount(id: string, difference: number): void {
    const post = byId.value[id]
    if (post) byId.value[id] = { ...post, commentCount: post.commentCount + difference }
  }

  async function remove(id: string): Promise<void> {
    await api.DELETE('/posts/{id}', { params: { path: { id } } })
    delete byId.value[id]
  }

  return {
    byId,
    failures,
    keep,
    load,
    setLiked,
    setBookmarked,
    applyChanges,
    edit,
    addToCommentCount,
    remove,
  }
})
