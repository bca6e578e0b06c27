import type {
  ActionKind,
  BilingualText,
  EngagementState,
  GatheringKind,
  GiveUpReason,
  MemoryKind,
  ResidentLanguage,
} from '@ai-community/shared/world/vocabulary.ts'
import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { Position } from '@ai-community/shared/world/walk.ts'
import type { WorldKey } from './keys.ts'
import type { MemoryTheme } from './memory-themes.ts'
import type { BlockKind } from './plan-table.ts'

/**
 * One thing that changed, for the journal. `effectNo` is dense from 1 over the world's whole life; a re-run makes
 * the same effects with the same numbers. Residents, places and items appear by their keys (of sheet, town place,
 * item), people by their opaque keys. Quantities are the new absolute values, so writing one twice is harmless.
 */
export type Effect = { effectNo: number; at: SimTime } & EffectBody

export type EffectBody =
  | ActionStarted
  | ActionCut
  | MemoryAdded
  | MemoryDropped
  | RelationChanged
  | MoneyChanged
  | ItemChanged
  | FactLearned
  | EncounterHappened
  | PostPublished
  | CommentPublished
  | LikesGiven
  | ResidentFollowed
  | MessageSent
  | EngagementChanged
  | EventAnnounced
  | PlanBlockClosed
  | ImageRequested

/** A row of the action log, written when the action starts with its planned end. */
export interface ActionStarted {
  kind: 'action_started'
  key: WorldKey
  resident: string
  action: ActionKind
  /** Where it happens; for a walk, where it leads. */
  place: string
  endAt: SimTime
  /** Tiles from door to door, turns only; for walks, else null. */
  path: readonly Position[] | null
  /** Resident or person it is done with or to. */
  partner: string | null
  item: string | null
  /** Key of an interest, a book or a post, whichever the action is about. */
  about: string | null
  /** Keys of the things it grew from: memories, encounters, inputs. */
  cause: readonly WorldKey[]
}

/** The action ended before its planned end, which is now `at`. */
export interface ActionCut {
  kind: 'action_cut'
  key: WorldKey
  resident: string
}

/**
 * A new row of the memory stream. The words follow from the fields (`memoryText` in mind/effect-text.ts).
 */
export interface MemoryAdded {
  kind: 'memory_added'
  key: WorldKey
  resident: string
  memory: MemoryKind
  theme: MemoryTheme
  /** 1–10 */
  importance: number
  /** Key of the resident or person it is about. */
  subject: string | null
  place: string | null
  item: string | null
  /** Minutes, hours or cents, by theme. */
  amount: number
  /** Key of the interest, book, kind of gathering or weather it is about. */
  topic: string | null
  fact: BilingualText | null
  /** Keys of what it rests on: the action or encounter; for a reflection the memories it cites. */
  evidence: readonly WorldKey[]
}

/** Forgotten for good: the row may go. */
export interface MemoryDropped {
  kind: 'memory_dropped'
  key: WorldKey
  resident: string
}

/** How `resident` sees `other` from now on; the other direction is an effect of its own. */
export interface RelationChanged {
  kind: 'relation_changed'
  resident: string
  other: string
  /** -1 to 1 */
  affinity: number
  /** 0 to 1 */
  familiarity: number
  lastMet: SimTime | null
}

/** Money moves between residents and the town's tills (`till:<place>`) or its treasury, never from nowhere. */
export interface MoneyChanged {
  kind: 'money_changed'
  key: WorldKey
  from: MoneyHolder
  to: MoneyHolder
  cents: number
  /** Balances after the transfer; null for the treasury and the tills, which are no rows. */
  fromCents: number | null
  toCents: number | null
  reason: 'start' | 'wage' | 'pension' | 'purchase' | 'meal' | 'trade'
}

/** Key of a resident, or the town itself. */
export type MoneyHolder = { resident: string } | { town: true }

/** One kind of item changes hands, comes to be, or is used up. */
export interface ItemChanged {
  kind: 'item_changed'
  key: WorldKey
  item: string
  count: number
  /** Null when it is made, or bought from stock that no resident owns. */
  from: string | null
  /** Null when it is used up. */
  to: string | null
  /** Counts after the transfer; null where the side is null. */
  fromCount: number | null
  toCount: number | null
  reason: 'start' | 'bought' | 'made' | 'given' | 'used' | 'traded'
}

/** A resident came to know a fact of the town: its origin when it heard it from nobody. */
export interface FactLearned {
  kind: 'fact_learned'
  /** Key of the fact itself. */
  fact: WorldKey
  text: BilingualText
  resident: string
  from: string | null
  /** The encounter, post or input through which it came. */
  via: WorldKey | null
}

/** Residents met offline and talked; written when it starts, with everything that is said. */
export interface EncounterHappened {
  kind: 'encounter'
  key: WorldKey
  place: string
  endAt: SimTime
  participants: readonly string[]
  /** Key of the interest they talked about. */
  topic: string | null
  turns: readonly { speaker: string; text: string; language: ResidentLanguage }[]
  /** Texts of the facts that passed on. */
  facts: readonly BilingualText[]
}

/**
 * What an utterance grew from; every key names something earlier. An `event` is what reached the resident from others:
 * a post or comment (by residents or people), a message, an injected event, or a fact of the town.
 */
export interface WhyRef {
  kind: 'memory' | 'event' | 'encounter' | 'place' | 'item' | 'action'
  /** World key; for a place or an item its own key. */
  key: string
}

export interface PostPublished {
  kind: 'post'
  key: WorldKey
  resident: string
  text: string
  language: ResidentLanguage
  place: string | null
  why: readonly WhyRef[]
}

export interface CommentPublished {
  kind: 'comment'
  key: WorldKey
  resident: string
  text: string
  language: ResidentLanguage
  post: WorldKey
  parent: WorldKey | null
  why: readonly WhyRef[]
}

export interface LikesGiven {
  kind: 'likes'
  resident: string
  posts: readonly WorldKey[]
  comments: readonly WorldKey[]
}

export interface ResidentFollowed {
  kind: 'follow'
  resident: string
  /** Key of a resident or a person. */
  followee: string
  following: boolean
}

export interface MessageSent {
  kind: 'message'
  key: WorldKey
  resident: string
  /** Key of a person or a resident. */
  person: string
  text: string
  language: ResidentLanguage
  /** The message or mention it answers; null when nobody asked. */
  answers: WorldKey | null
  why: readonly WhyRef[]
}

/** How a resident stands to a gathering from now on: an appointment, a party or an event of the town. */
export interface EngagementChanged {
  kind: 'engagement_changed'
  /** Of the gathering: one key, a row for each resident. */
  key: WorldKey
  resident: string
  gathering: GatheringKind
  place: string
  startAt: SimTime
  endAt: SimTime
  /** Resident or person whose gathering it is; null for the town's own. */
  host: string | null
  state: EngagementState
  /** Why it was declined or missed. */
  reason: GiveUpReason | null
}

/** A party or an event of the town is going to be, for readers of the town's calendar. */
export interface EventAnnounced {
  kind: 'event_announced'
  key: WorldKey
  gathering: GatheringKind
  /** Null for what comes over the whole town, as a storm does. */
  place: string | null
  startAt: SimTime
  endAt: SimTime
  host: string | null
  /** Keys of residents; empty when all may come. */
  invited: readonly string[]
  /** A statement without a full stop. */
  text: BilingualText
  /** 1–10 */
  importance: number
}

/** A part of the day's plan is over. */
export interface PlanBlockClosed {
  kind: 'block_closed'
  resident: string
  block: BlockKind
  startAt: SimTime
  endAt: SimTime
  place: string
  state: 'done' | 'dropped'
  /** Why it was given up. */
  reason: GiveUpReason | null
}

/** A resident took a picture, which is to be drawn. */
export interface ImageRequested {
  kind: 'image_requested'
  key: WorldKey
  resident: string
  place: string
  /** What is to be seen, in English. */
  prompt: string
}
