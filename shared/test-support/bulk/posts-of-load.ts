import { sql } from 'kysely'
import type { Db } from '../../src/database/connection.ts'
import { bulkInsert } from './bulk-insert.ts'
import { createZipf } from './chance.ts'
import { idOf, PEOPLE_START, POSTS_SPAN, sqlTime, type LoadSizes } from './load-ids.ts'
import { CHINESE_WORDS, ENGLISH_WORDS, TAGS } from './vocabulary.ts'

/** By post, oldest first; `numbers` tell ids of one millisecond apart, `countOf` counts by author. */
export interface LoadedPosts {
  ids: string[]
  times: Float64Array
  numbers: Uint32Array
  aiGenerated: Uint8Array
  contents: string[]
  countOf: Uint32Array
}

const CHINESE_SHARE = 0.6
const TAGGED_SHARE = 0.3

export async function writePosts(
  db: Db,
  load: {
    sizes: LoadSizes
    start: number
    userIds: readonly string[]
    residents: number
    likeCounts: Uint32Array
    commentCounts: Uint32Array
    chance: () => number
  },
  onRows: (count: number) => void,
): Promise<LoadedPosts> {
  const { sizes, start, userIds, residents, likeCounts, commentCounts, chance } = load
  const posts: LoadedPosts = {
    ids: [],
    times: new Float64Array(sizes.posts),
    numbers: new Uint32Array(sizes.posts),
    aiGenerated: new Uint8Array(sizes.posts),
    contents: [],
    countOf: new Uint32Array(sizes.users),
  }
  const author = createZipf(sizes.users, 0.7, chance)
  const write = createWriter(chance)
  const tag = createZipf(TAGS.length, 1, chance)
  const tagged: { post: number; tag: number }[] = []
  const firstAt = start + PEOPLE_START - POSTS_SPAN
  const rows = function* () {
    for (let post = 0; post < sizes.posts; post++) {
      const time = Math.floor(firstAt + ((POSTS_SPAN - 60_000) * post) / sizes.posts)
      const authorNo = author()
      let content = write()
      if (chance() < TAGGED_SHARE) {
        const tagNo = tag()
        content += ` #${TAGS[tagNo]!}`
        tagged.push({ post, tag: tagNo })
      }
      const id = idOf(time, post)
      posts.ids.push(id)
      posts.contents.push(content)
      posts.times[post] = time
      posts.numbers[post] = post
      posts.aiGenerated[post] = authorNo < residents ? 1 : 0
      posts.countOf[authorNo]!++
      const counts = [likeCounts[post]!, commentCounts[post]!, commentCounts[post]!] as const
      yield [id, userIds[authorNo]!, content, ...counts, authorNo < residents, sqlTime(time)]
    }
  }
  const columns = 'id, author_id, content, like_count, comment_count, comment_seq, ai_generated, created_at'
  await bulkInsert(db, `posts (${columns})`, rows(), onRows)
  await writeTags(db, posts, tagged, start, onRows)
  return posts
}

/** A few words, all Chinese or all English, as short posts are. */
function createWriter(chance: () => number): () => string {
  const chinese = createZipf(CHINESE_WORDS.length, 0.9, chance)
  const english = createZipf(ENGLISH_WORDS.length, 0.9, chance)
  return () => {
    const isChinese = chance() < CHINESE_SHARE
    const count = 3 + Math.floor(chance() * 5)
    const words = Array.from({ length: count }, () =>
      isChinese ? CHINESE_WORDS[chinese()]! : ENGLISH_WORDS[english()]!,
    )
    return words.join(isChinese ? '' : ' ')
  }
}

async function writeTags(
  db: Db,
  posts: LoadedPosts,
  tagged: readonly { post: number; tag: number }[],
  start: number,
  onRows: (count: number) => void,
): Promise<void> {
  const byTag = Map.groupBy(tagged, (use) => use.tag)
  for (const [tagNo, uses] of byTag)
    await db
      .insertInto('tags')
      .values({
        id: idOf(start, tagNo, 2),
        tag: TAGS[tagNo]!,
        postCount: uses.length,
        createdAt: new Date(start),
      })
      .onDuplicateKeyUpdate({ postCount: sql`post_count + ${uses.length}` })
      .execute()
  const rows = await db.selectFrom('tags').select(['id', 'tag']).where('tag', 'in', TAGS).execute()
  const idOfTag = new Map(rows.map((row) => [row.tag, row.id]))
  const uses = function* () {
    for (const [tagNo, posts_] of byTag)
      for (const { post } of posts_) yield [idOfTag.get(TAGS[tagNo]!)!, posts.ids[post]!]
  }
  await bulkInsert(db, 'post_tags (tag_id, post_id)', uses(), onRows)
}
