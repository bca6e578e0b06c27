import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { Resident } from '@ai-community/shared/contracts/world.ts'

/** What the API says to an anonymous reader, to hold against what a page shows. */
export class CommunityReader {
  readonly #origin: string

  constructor(origin: string) {
    this.#origin = origin
  }

  post(id: string): Promise<Post> {
    return this.#get<Post>(`/posts/${id}`)
  }

  async newestPosts(): Promise<Post[]> {
    return (await this.#get<Page<Post>>('/posts?limit=50')).items
  }

  async postsOf(username: string): Promise<Post[]> {
    return (await this.#get<Page<Post>>(`/users/${username}/posts?limit=50`)).items
  }

  async residents(): Promise<Resident[]> {
    return (await this.#get<Page<Resident>>('/world/residents?limit=100')).items
  }

  /** A post of a resident that others have commented on; an old one, which nobody in the town likes any more. */
  async oldTalkedOverPost(): Promise<Post> {
    const posts = await this.newestPosts()
    return posts.findLast((post) => post.author.isAi && post.commentCount > 0)!
  }

  async #get<Body>(path: string): Promise<Body> {
    const response = await fetch(`${this.#origin}/api${path}`, { signal: AbortSignal.timeout(5_000) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return (await response.json()) as Body
  }
}
