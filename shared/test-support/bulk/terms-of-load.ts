import { termsOfText } from '../../src/community/search/search-terms.ts'
import type { LoadedPosts } from './posts-of-load.ts'

/** The search terms of all posts in the order of the primary key, made by the same rules as a post's own. */
export function* listTermRows(posts: LoadedPosts): Generator<[string, boolean, string]> {
  const terms = new Map<string, number[]>()
  for (const [post, content] of posts.contents.entries())
    for (const term of termsOfText(content)) {
      const list = terms.get(term)
      if (list) list.push(post)
      else terms.set(term, [post])
    }
  const inOrder = [...terms.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  for (const term of inOrder)
    for (const aiGenerated of [0, 1])
      for (const post of terms.get(term)!)
        if (posts.aiGenerated[post] === aiGenerated) yield [term, aiGenerated === 1, posts.ids[post]!]
}
