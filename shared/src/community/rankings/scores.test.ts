import { describe, expect, it } from 'vitest'
import { rankHotPosts } from './hot-score.ts'
import { rankTags } from './trend-score.ts'

const post = { likes: 0, commenters: 0, ageHours: 1 }

describe('hot posts', () => {
  it('sink with age: the liked one of yesterday stands below the less liked one of now', () => {
    const old = { ...post, postId: '1', authorId: 'a', likes: 50, ageHours: 48 }
    const fresh = { ...post, postId: '2', authorId: 'b', likes: 3 }
    expect(rankHotPosts([old, fresh], 10).map(({ postId }) => postId)).toEqual(['2', '1'])
  })

  it('are not filled by one author: each further post of theirs counts for less', () => {
    const many = Array.from({ length: 5 }, (_, n) => ({
      ...post,
      postId: `${n + 1}`,
      authorId: 'a',
      likes: 10,
    }))
    const other = { ...post, postId: '9', authorId: 'b', likes: 5 }
    const ranked = rankHotPosts([...many, other], 3)
    expect(ranked.map(({ authorId }) => authorId)).toEqual(['a', 'a', 'b'])
    expect(ranked.map(({ diversity }) => diversity)).toEqual([1, 0.6, 1])
  })

  it('come in the same order whatever the order they were read in', () => {
    const posts = Array.from({ length: 20 }, (_, n) => ({
      ...post,
      postId: `${n + 1}`,
      authorId: `${n % 3}`,
    }))
    expect(rankHotPosts(posts.toReversed(), 20)).toEqual(rankHotPosts(posts, 20))
  })
})

describe('trends', () => {
  const tag = { postCount: 5, authorCount: 5, earlierAuthorCount: 0 }

  it('are what more people use than before, not what many always use', () => {
    const always = { ...tag, tagId: '1', authorCount: 20, earlierAuthorCount: 140 }
    const rising = { ...tag, tagId: '2' }
    const falling = { ...tag, tagId: '3', authorCount: 1, earlierAuthorCount: 70 }
    expect(rankTags([always, rising, falling], 10).map(({ tagId }) => tagId)).toEqual(['2'])
  })
})
