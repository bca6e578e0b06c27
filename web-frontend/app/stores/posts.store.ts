import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Post, StreamEvent } from '../api/models.ts'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { useApi } from '../api/use-api.ts'
import { createChoices } from './choices.ts'
import { useSessionStore } from './session.store.ts'

type PostChange = Extract<StreamEvent, { event: 'post.changed' }>['data']['posts'][number]

/** The page may have come from the server, which renders for nobody in particular, just before the member acts. */
const ANONYMOUS_VIEW = { liked: false, bookmarked: false }

/** Every post the app has seen, once: a like in one list shows in all of them. */
export const usePostsStore = defineStore('posts', () => {
  const api = useApi()
  const session = useSessionStore()
  const byId = ref<Record<string, Post>>({})
  const failures = ref<Record<string, Failure>>({})
  /** By `like:<id>` and `bookmark:<id>`. */
  const choices = createChoices(() => session.viewer)

  function keepAnswer(posts: readonly Post[], askedAt: number): void {
    for (const post of posts) {
      byId.value[post.id] = post
      const liked = choices.unknownTo(askedAt, `like:${post.id}`)
      const bookmarked = choices.unknownTo(askedAt, `bookmark:${post.id}`)
      if (liked !== undefined) showLike(post.id, liked)
      if (bookmarked !== undefined) showBookmark(post.id, bookmarked)
    }
  }

  /** Posts that no answer has brought just now: written by the member, or known from before. */
  function keep(posts: readonly Post[]): void {
    keepAnswer(posts, choices.now())
  }

  /** Asks for something and keeps the posts in it; what the member chooses meanwhile stays. @throws ApiError */
  function read<Answer>(
    ask: () => Promise<Answer>,
    postsIn: (answer: Answer) => readonly Post[],
  ): Promise<Answer> {
    return choices.read(ask, (answer, askedAt) => keepAnswer(postsIn(answer), askedAt))
  }

  /** Loads one post; what is known already stays shown meanwhile, and stays when only the refresh fails. */
  async function load(id: string): Promise<void> {
    delete failures.value[id]
    try {
      await read(
        () => answerOf(api.GET('/posts/{id}', { params: { path: { id } } })),
        (post) => [post],
      )
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
    return choices.choose(`like:${id}`, liked, {
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

  function showBookmark(id: string, bookmarked: boolean): void {
    const post = byId.value[id]
    if (post) byId.value[id] = { ...post, viewer: { ...(post.viewer ?? ANONYMOUS_VIEW), bookmarked } }
  }

  /** @throws ApiError after the bookmark is shown as it was before. */
  function setBookmarked(id: string, bookmarked: boolean): Promise<void> {
    return choices.choose(`bookmark:${id}`, bookmarked, {
      show: (on) => showBookmark(id, on),
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
    // Of a tag the API compares the version alone.
    const header = { 'If-Match': version ? `"${version}-web"` : undefined }
    keep([await answerOf(api.PATCH('/posts/{id}', { params: { path: { id }, header }, body: { content } }))])
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
    read,
    load,
    setLiked,
    setBookmarked,
    applyChanges,
    edit,
    addToCommentCount,
    remove,
  }
})
