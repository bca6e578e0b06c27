import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Comment, Page } from '../api/models.ts'
import { answerOf } from '../api/api-client.ts'
import { failureOf, type Failure } from '../api/api-error.ts'
import { useApi } from '../api/use-api.ts'
import { createChoices } from './choices.ts'
import { entryOf } from './entry-of.ts'
import { useFeedAiStore, type FeedAi } from './feed-ai.store.ts'
import { usePostsStore } from './posts.store.ts'
import { useSessionStore } from './session.store.ts'

const PAGE_SIZE = 20

interface ListQuery {
  limit: number
  cursor: string | undefined
  ai: FeedAi | undefined
}

/** One level of a thread: the comments of a post, or the replies below one comment. */
export interface CommentList {
  ids: string[]
  nextCursor: string | null
  state: 'empty' | 'loading' | 'ready' | 'failed'
  failure: Failure | null
}

export interface CommentsSnapshot {
  lists: Record<string, CommentList>
  comments: Comment[]
}

/** Comments of the posts that were opened: `post:<id>` holds the first level, `replies:<id>` the second. */
export const useCommentsStore = defineStore('comments', () => {
  const api = useApi()
  const session = useSessionStore()
  const posts = usePostsStore()
  const feedAi = useFeedAiStore()
  const byId = ref<Record<string, Comment>>({})
  const lists = ref<Record<string, CommentList>>({})
  const likes = createChoices(() => session.viewer)

  function listOf(key: string): CommentList {
    return entryOf(lists.value, key, () => ({ ids: [], nextCursor: null, state: 'empty', failure: null }))
  }

  function keepAnswer(comment: Comment, askedAt: number): void {
    byId.value[comment.id] = comment
    const liked = likes.unknownTo(askedAt, comment.id)
    if (liked !== undefined) showLike(comment.id, liked)
  }

  /**
   * Adds what `fetchPage` finds after the cursor. Without one the list begins anew; what the reader had beyond the
   * first page stays where the two meet.
   */
  async function fetchInto(
    key: string,
    cursor: string | undefined,
    fetchPage: (query: ListQuery) => Promise<Page<Comment>>,
  ): Promise<void> {
    const list = listOf(key)
    if (list.state === 'loading') return
    list.state = 'loading'
    list.failure = null
    try {
      const page = await likes.read(
        () => fetchPage({ limit: PAGE_SIZE, cursor, ai: feedAi.query }),
        ({ items }, askedAt) => items.forEach((comment) => keepAnswer(comment, askedAt)),
      )
      const fetched = page.items.map((comment) => comment.id)
      const meeting = cursor ? -1 : list.ids.indexOf(fetched.at(-1) ?? '')
      const hasMore = meeting >= 0 && meeting < list.ids.length - 1
      const before = cursor ? list.ids : []
      list.ids = [...new Set([...before, ...fetched, ...(hasMore ? list.ids.slice(meeting + 1) : [])])]
      if (!hasMore) list.nextCursor = page.nextCursor
      list.state = 'ready'
    } catch (error) {
      list.failure = failureOf(error)
      list.state = 'failed'
    }
  }

  const fetchComments = (postId: string, cursor: string | undefined) =>
    fetchInto(`post:${postId}`, cursor, (query) =>
      answerOf(api.GET('/posts/{id}/comments', { params: { path: { id: postId }, query } })),
    )
  const loadComments = (postId: string) => fetchComments(postId, undefined)
  const loadMoreComments = (postId: string) =>
    fetchComments(postId, listOf(`post:${postId}`).nextCursor ?? undefined)
  const loadReplies = (commentId: string) =>
    fetchInto(`replies:${commentId}`, listOf(`replies:${commentId}`).nextCursor ?? undefined, (query) =>
      answerOf(api.GET('/comments/{id}/replies', { params: { path: { id: commentId }, query } })),
    )

  /** The comments of one post as they stand, to be put back by `restore`. */
  function snapshotOf(postId: string): CommentsSnapshot {
    const first = lists.value[`post:${postId}`]
    const keys = [`post:${postId}`, ...(first?.ids ?? []).map((id) => `replies:${id}`)]
    const kept = keys.flatMap((key) => (lists.value[key] ? [[key, lists.value[key]] as const] : []))
    const ids = kept.flatMap(([, list]) => list.ids)
    return { lists: Object.fromEntries(kept), comments: ids.flatMap((id) => byId.value[id] ?? []) }
  }

  /** Puts comments back as they stood before a reload. */
  function restore(kept: CommentsSnapshot): void {
    for (const comment of kept.comments) byId.value[comment.id] ??= comment
    Object.assign(lists.value, kept.lists)
  }

  /** @throws ApiError; with the same key a repeat writes nothing twice. */
  async function write(
    postId: string,
    comment: { content: string; parentId: string | undefined },
    idempotencyKey: string,
  ): Promise<void> {
    const written = await answerOf(
      api.POST('/posts/{id}/comments', {
        params: { path: { id: postId }, header: { 'Idempotency-Key': idempotencyKey } },
        body: comment,
      }),
    )
    byId.value[written.id] = written
    posts.addToCommentCount(postId, 1)
    const list = listOf(written.parentId ? `replies:${written.parentId}` : `post:${postId}`)
    if (!list.ids.includes(written.id)) list.ids.push(written.id)
    if (list.state === 'empty') list.state = 'ready'
    const parent = written.parentId ? byId.value[written.parentId] : undefined
    if (parent) byId.value[parent.id] = { ...parent, replyCount: parent.replyCount + 1 }
  }

  function showLike(id: string, liked: boolean): void {
    const comment = byId.value[id]
    if (!comment || (comment.viewer?.liked ?? false) === liked) return
    byId.value[id] = { ...comment, likeCount: comment.likeCount + (liked ? 1 : -1), viewer: { liked } }
  }

  /** @throws ApiError after the like is shown as it was before. */
  function setLiked(id: string, liked: boolean): Promise<void> {
    return likes.choose(id, liked, {
      show: (on) => showLike(id, on),
      send: async (on) => {
        const like = { params: { path: { id } } }
        const result = await answerOf(
          on ? api.PUT('/comments/{id}/like', like) : api.DELETE('/comments/{id}/like', like),
        )
        const comment = byId.value[id]
        if (comment)
          byId.value[id] = { ...comment, likeCount: result.likeCount, viewer: { liked: result.liked } }
      },
    })
  }

  /** @throws ApiError */
  async function remove(id: string): Promise<void> {
    await api.DELETE('/comments/{id}', { params: { path: { id } } })
    const comment = byId.value[id]
    if (!comment) return
    posts.addToCommentCount(comment.postId, -1)
    // A comment with replies keeps its place, so that the thread keeps its shape.
    if (comment.replyCount > 0) byId.value[id] = { ...comment, deleted: true, content: '' }
    else for (const list of Object.values(lists.value)) list.ids = list.ids.filter((kept) => kept !== id)
  }

  return {
    byId,
    lists,
    listOf,
    snapshotOf,
    restore,
    loadComments,
    loadMoreComments,
    loadReplies,
    write,
    setLiked,
    remove,
  }
})
