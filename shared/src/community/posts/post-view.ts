import type { File } from '../../contracts/files.ts'
import type { Post } from '../../contracts/posts.ts'
import { toAuthor, type AuthorRow } from '../users/user-view.ts'
import type { PostRow } from './post-rows.repo.ts'
import { mentionsOf, tagsOf } from './post-text.ts'

/** What belongs to posts and stands in other tables, by post id. */
export interface PostParts {
  mentions: ReadonlyMap<string, readonly AuthorRow[]>
  files: ReadonlyMap<string, File[]>
}

export function toPost(row: PostRow, parts: PostParts, hasViewer: boolean): Post {
  const mentions = parts.mentions.get(row.id)?.map(toAuthor) ?? []
  return {
    id: row.id,
    author: toAuthor(row),
    content: row.content,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    simTime: row.simTime,
    location:
      row.locationId === null || row.nameZh === null || row.nameEn === null
        ? null
        : { id: row.locationId, name: { zh: row.nameZh, en: row.nameEn } },
    files: parts.files.get(row.id) ?? [],
    // What `post_tags` indexes, from where it was taken.
    tags: tagsOf(row.content),
    mentions: inTextOrder(mentions, mentionsOf(row.content), (author) => author.username),
    likeCount: row.likeCount,
    commentCount: row.commentCount,
    aiGenerated: row.aiGenerated,
    version: row.version,
    viewer: hasViewer ? { liked: Boolean(row.liked), bookmarked: Boolean(row.bookmarked) } : null,
  }
}

/** Rows of a set have no order of their own; the text has. */
function inTextOrder<Item>(
  items: readonly Item[],
  order: readonly string[],
  nameOf: (item: Item) => string,
): Item[] {
  if (items.length < 2) return [...items]
  return items.toSorted((a, b) => order.indexOf(nameOf(a)) - order.indexOf(nameOf(b)))
}
