import type { BilingualText, ResidentLanguage } from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'

/**
 * What an experiment keeps of a town's life: the metrics read this and nothing else, so that `gather.ts` alone knows
 * the shape of effects. Authors are residents, named by the keys of their sheets.
 */
export interface TownRecord {
  /** Keys of all residents, in the order of the town. */
  residents: readonly string[]
  posts: PostRecord[]
  comments: CommentRecord[]
  /** One entry for each like of a post or a comment. */
  likes: LikeRecord[]
  /** Who began or ceased to follow whom, in the order in which it happened. */
  follows: FollowRecord[]
  /** Each time that a resident came to know a fact of the town. */
  learnings: FactLearning[]
  /** How residents stood to gatherings, in the order in which it changed. */
  engagements: EngagementRecord[]
}

interface Written {
  key: string
  author: string
  at: SimTime
  text: string
  language: ResidentLanguage
}

export interface PostRecord extends Written {
  /**
   * Whether it is about something that happened: every reason it names is a place, an item or something that had come to
   * be before, and at least one is a memory, an encounter, an action or an event.
   */
  isGrounded: boolean
}

export interface CommentRecord extends Written {
  post: string
  /** The comment it answers; null when it answers the post. */
  parent: string | null
}

export interface LikeRecord {
  by: string
  /** Key of the post or comment. */
  target: string
  at: SimTime
}

export interface FollowRecord {
  who: string
  /** Resident or person. */
  whom: string
  following: boolean
  at: SimTime
}

export interface FactLearning {
  /** Key of the fact. */
  fact: string
  text: BilingualText
  resident: string
  /** Resident who told it; null when it was seen or heard from nobody. */
  from: string | null
  /** Key of the encounter, post or input it came through. */
  via: string | null
  at: SimTime
}

export interface EngagementRecord {
  /** Its kind, as `party`. */
  gathering: string
  /** Resident or person; null when it is the town's. */
  host: string | null
  resident: string
  /** invited, accepted, declined, came or missed. */
  state: string
  /** Why it was declined or missed. */
  reason: string | null
  at: SimTime
}

export function emptyRecord(residents: readonly string[]): TownRecord {
  return { residents, posts: [], comments: [], likes: [], follows: [], learnings: [], engagements: [] }
}
