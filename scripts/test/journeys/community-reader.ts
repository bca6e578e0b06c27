import type { Post } from '@ai-community/shared/contracts/posts.ts'
import type { Page } from '@ai-community/shared/contracts/primitives.ts'
import type { Encounter, Location, Resident, TownEvent, World } from '@ai-community/shared/contracts/world.ts'

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

  /** Posts of residents that others have commented on, newest first; nobody in the town likes the old ones any more. */
  async oldTalkedOverPosts(): Promise<Post[]> {
    // People may have written hundreds since.
    const posts = (await this.#get<Page<Post>>('/posts?limit=50&ai=only')).items
    return posts.filter((post) => post.commentCount > 0)
  }

  world(): Promise<World> {
    return this.#get<World>('/world')
  }

  /** A place that is nobody's home. */
  async somePlace(): Promise<Location> {
    const places = (await this.#get<Page<Location>>('/world/locations?limit=100')).items
    return places.find((place) => place.kind !== 'home')!
  }

  async newestEncounter(): Promise<Encounter> {
    return (await this.#get<Page<Encounter>>('/world/encounters?limit=1')).items[0]!
  }

  /** What happened in the town lately. */
  async events(): Promise<TownEvent[]> {
    return (await this.#get<Page<TownEvent>>('/world/events?limit=100')).items
  }

  async #get<Body>(path: string): Promise<Body> {
    const response = await fetch(`${this.#origin}/api${path}`, { signal: AbortSignal.timeout(5_000) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return (await response.json()) as Body
  }
}
