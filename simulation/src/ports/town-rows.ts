import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type {
  ActionStarted,
  CommentPublished,
  Effect,
  EncounterHappened,
  EngagementChanged,
  EventAnnounced,
  ImageRequested,
  ItemChanged,
  LikesGiven,
  MemoryAdded,
  MessageSent,
  MoneyChanged,
  MoneyHolder,
  PostPublished,
  ResidentFollowed,
} from '../world/effects.ts'
import type { Cell, ChangedRows, NewRows } from './bulk-write.ts'
import { idOf, type TownDirectory } from './town-directory.ts'

/** A social write, left to the domain in `shared/community`. */
export type SocialEffect = { effectNo: number; at: SimTime } & (
  PostPublished | CommentPublished | LikesGiven | ResidentFollowed | MessageSent
)

/** How things of the core read; the words follow from the effects alone. */
export interface TownWords {
  actionText(effect: ActionStarted & { at: SimTime }): BilingualText
  /** In the resident's own language. */
  memoryText(effect: MemoryAdded & { at: SimTime }): string
}

/** An encounter by the ids the network knows. */
export interface Meeting {
  id: string
  at: SimTime
  participantIds: string[]
}

/** What a batch changes in the town's own tables, and what it wants of the network. */
export interface TownRows {
  inserts: NewRows[]
  /** Planned ends of actions of earlier batches that were cut short. */
  cuts: ChangedRows
  forgotten: ChangedRows
  social: SocialEffect[]
  /** Who met, for those who follow them. */
  meetings: Meeting[]
}

const ACTION_LOG_COLUMNS = [
  'id',
  'world_id',
  'world_key',
  'resident_id',
  'action',
  'location_id',
  'start_at',
  'end_at',
  'path',
  'text_zh',
  'text_en',
  'detail',
  'cause',
]
const MEMORY_COLUMNS = [
  'id',
  'resident_id',
  'world_key',
  'kind',
  'content',
  'importance',
  'sim_time',
  'last_access',
  'evidence',
]
const TRANSFER_COLUMNS = [
  'id',
  'world_id',
  'world_key',
  'from_id',
  'to_id',
  'item_id',
  'quantity',
  'amount_cents',
  'reason',
  'sim_time',
]
const ENGAGEMENT_COLUMNS = [
  'world_key',
  'resident_id',
  'kind',
  'location_id',
  'host_id',
  'start_at',
  'end_at',
  'state',
  'reason',
  'changed_at',
]
const EVENT_COLUMNS = [
  'id',
  'world_id',
  'world_key',
  'kind',
  'location_id',
  'start_at',
  'end_at',
  'host_id',
  'invited',
  'description_zh',
  'description_en',
  'importance',
]
const WORLD_KEY = { column: 'world_key', type: 'world key' } as const
const END_AT = ACTION_LOG_COLUMNS.indexOf('end_at')

/** Turns effects into rows, one batch at a time. Of what is overwritten only the last state is written. */
export class TownRowsBuilder {
  readonly #directory: TownDirectory
  readonly #words: TownWords
  readonly #nextId: () => string
  readonly #now: () => Date
  readonly #actionLogs: Cell[][] = []
  readonly #actionRowByKey = new Map<string, Cell[]>()
  readonly #cuts: Cell[][] = []
  readonly #memories: Cell[][] = []
  readonly #forgotten: Cell[][] = []
  readonly #transfers: Cell[][] = []
  readonly #encounters: Cell[][] = []
  readonly #participants: Cell[][] = []
  readonly #turns: Cell[][] = []
  readonly #relationships = new Map<string, Cell[]>()
  readonly #inventory = new Map<string, Cell[]>()
  readonly #engagements = new Map<string, Cell[]>()
  readonly #events: Cell[][] = []
  readonly #imageJobs: Cell[][] = []
  readonly #social: SocialEffect[] = []
  readonly #meetings: Meeting[] = []

  constructor(directory: TownDirectory, words: TownWords, nextId: () => string, now: () => Date) {
    this.#directory = directory
    this.#words = words
    this.#nextId = nextId
    this.#now = now
  }

  add(effect: Effect): void {
    switch (effect.kind) {
      case 'action_started':
        return this.#addAction(effect)
      case 'action_cut':
        return this.#cutAction(effect.key, effect.at)
      case 'memory_added':
        return this.#addMemory(effect)
      case 'memory_dropped':
        return void this.#forgotten.push([effect.key, effect.at])
      case 'relation_changed':
        return this.#setRelation(effect.resident, effect.other, [
          effect.affinity,
          effect.familiarity,
          effect.lastMet,
        ])
      case 'money_changed':
        return this.#addPayment(effect)
      case 'item_changed':
        return this.#moveItem(effect)
      case 'fact_learned':
        // The memory that goes with it holds the fact.
        return
      case 'block_closed':
        // The projection holds the plan.
        return
      case 'engagement_changed':
        return this.#setEngagement(effect)
      case 'event_announced':
        return this.#addEvent(effect)
      case 'image_requested':
        return this.#addImageJob(effect)
      case 'encounter':
        return this.#addEncounter(effect)
      case 'post':
      case 'comment':
      case 'likes':
      case 'follow':
      case 'message':
        return void this.#social.push(effect)
    }
  }

  build(): TownRows {
    return {
      inserts: [
        { table: 'action_logs', columns: ACTION_LOG_COLUMNS, rows: this.#actionLogs },
        { table: 'memories', columns: MEMORY_COLUMNS, rows: this.#memories },
        {
          table: 'relationships',
          columns: ['resident_id', 'other_id', 'affinity', 'familiarity', 'last_met'],
          rows: [...this.#relationships.values()],
          overwrite: ['affinity', 'familiarity', 'last_met'],
        },
        { table: 'transfers', columns: TRANSFER_COLUMNS, rows: this.#transfers },
        {
          table: 'inventory',
          columns: ['owner_id', 'item_id', 'quantity'],
          rows: [...this.#inventory.values()],
          overwrite: ['quantity'],
        },
        {
          table: 'engagements',
          columns: ENGAGEMENT_COLUMNS,
          rows: [...this.#engagements.values()],
          overwrite: ['state', 'reason', 'changed_at'],
        },
        { table: 'events', columns: EVENT_COLUMNS, rows: this.#events },
        {
          table: 'image_jobs',
          columns: ['id', 'world_id', 'resident_id', 'prompt', 'world_key', 'created_at'],
          rows: this.#imageJobs,
        },
        {
          table: 'encounters',
          columns: ['id', 'world_id', 'world_key', 'location_id', 'start_at', 'end_at', 'topic'],
          rows: this.#encounters,
        },
        {
          table: 'encounter_participants',
          columns: ['resident_id', 'encounter_id'],
          rows: this.#participants,
        },
        {
          table: 'encounter_turns',
          columns: ['encounter_id', 'turn_no', 'speaker_id', 'content'],
          rows: this.#turns,
        },
      ],
      cuts: { table: 'action_logs', key: WORLD_KEY, columns: ['end_at'], rows: this.#cuts },
      forgotten: { table: 'memories', key: WORLD_KEY, columns: ['forgotten_at'], rows: this.#forgotten },
      social: this.#social,
      meetings: this.#meetings,
    }
  }

  #addAction(effect: ActionStarted & { at: SimTime }): void {
    const text = this.#words.actionText(effect)
    const { partner, item, about } = effect
    const row = [
      this.#nextId(),
      this.#directory.worldId,
      effect.key,
      this.#userId(effect.resident),
      effect.action,
      idOf(this.#directory.locationIds, effect.place),
      effect.at,
      effect.endAt,
      effect.path && JSON.stringify(effect.path),
      text.zh,
      text.en,
      partner || item || about ? JSON.stringify({ partner, item, about }) : null,
      effect.cause.length > 0 ? JSON.stringify(effect.cause) : null,
    ]
    this.#actionLogs.push(row)
    this.#actionRowByKey.set(effect.key, row)
  }

  #cutAction(key: string, at: SimTime): void {
    const row = this.#actionRowByKey.get(key)
    if (row) row[END_AT] = at
    else this.#cuts.push([key, at])
  }

  #addMemory(effect: MemoryAdded & { at: SimTime }): void {
    this.#memories.push([
      this.#nextId(),
      this.#userId(effect.resident),
      effect.key,
      effect.memory,
      this.#words.memoryText(effect),
      effect.importance,
      effect.at,
      effect.at,
      JSON.stringify(effect.evidence),
    ])
  }

  /** People who are no residents have no row: what residents think of them stays in the core. */
  #setRelation(resident: string, other: string, state: Cell[]): void {
    const otherEntry = this.#directory.residents.get(other)
    if (!otherEntry) return
    this.#relationships.set(`${resident} ${other}`, [this.#userId(resident), otherEntry.userId, ...state])
  }

  #addPayment(effect: MoneyChanged & { at: SimTime }): void {
    const from = this.#holderId(effect.from)
    const to = this.#holderId(effect.to)
    this.#addTransfer(effect, from, to, { itemId: null, quantity: 0, cents: effect.cents })
  }

  #moveItem(effect: ItemChanged & { at: SimTime }): void {
    const itemId = idOf(this.#directory.itemIds, effect.item)
    const from = effect.from === null ? null : this.#userId(effect.from)
    const to = effect.to === null ? null : this.#userId(effect.to)
    this.#addTransfer(effect, from, to, { itemId, quantity: effect.count, cents: 0 })
    if (from) this.#inventory.set(`${from} ${itemId}`, [from, itemId, effect.fromCount])
    if (to) this.#inventory.set(`${to} ${itemId}`, [to, itemId, effect.toCount])
  }

  #addTransfer(
    { key, reason, at }: { key: string; reason: string; at: SimTime },
    from: string | null,
    to: string | null,
    what: { itemId: string | null; quantity: number; cents: number },
  ): void {
    const { worldId } = this.#directory
    this.#transfers.push([
      this.#nextId(),
      worldId,
      key,
      from,
      to,
      what.itemId,
      what.quantity,
      what.cents,
      reason,
      at,
    ])
  }

  #addEncounter(effect: EncounterHappened & { at: SimTime }): void {
    const id = this.#nextId()
    const { worldId, locationIds } = this.#directory
    const locationId = idOf(locationIds, effect.place)
    const topic = effect.topic ?? 'talk'
    this.#encounters.push([id, worldId, effect.key, locationId, effect.at, effect.endAt, topic])
    const participantIds = [...new Set(effect.participants)].map((resident) => this.#userId(resident))
    for (const userId of participantIds) this.#participants.push([userId, id])
    this.#meetings.push({ id, at: effect.at, participantIds })
    effect.turns.forEach(({ speaker, text }, turnNo) =>
      this.#turns.push([id, turnNo, this.#userId(speaker), text]),
    )
  }

  #setEngagement(effect: EngagementChanged & { at: SimTime }): void {
    const residentId = this.#userId(effect.resident)
    this.#engagements.set(`${effect.key} ${effect.resident}`, [
      effect.key,
      residentId,
      effect.gathering,
      idOf(this.#directory.locationIds, effect.place),
      this.#hostId(effect.host),
      effect.startAt,
      effect.endAt,
      effect.state,
      effect.reason,
      effect.at,
    ])
  }

  #addEvent(effect: EventAnnounced): void {
    const { worldId, locationIds } = this.#directory
    this.#events.push([
      this.#nextId(),
      worldId,
      effect.key,
      effect.gathering,
      effect.place === null ? null : idOf(locationIds, effect.place),
      effect.startAt,
      effect.endAt,
      this.#hostId(effect.host),
      JSON.stringify(effect.invited.map((resident) => this.#userId(resident))),
      effect.text.zh,
      effect.text.en,
      effect.importance,
    ])
  }

  #addImageJob(effect: ImageRequested): void {
    const { worldId } = this.#directory
    const residentId = this.#userId(effect.resident)
    this.#imageJobs.push([this.#nextId(), worldId, residentId, effect.prompt, effect.key, this.#now()])
  }

  /** People who are no residents have no row here. */
  #hostId(host: string | null): string | null {
    return (host !== null && this.#directory.residents.get(host)?.userId) || null
  }

  #holderId(holder: MoneyHolder): string | null {
    return 'resident' in holder ? this.#userId(holder.resident) : null
  }

  #userId(resident: string): string {
    return idOf(this.#directory.residents, resident).userId
  }
}
