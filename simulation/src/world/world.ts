import { SIM_DAY_MS, SIM_HOUR_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText, Weather } from '@ai-community/shared/world/vocabulary.ts'
import { items } from './content/items.ts'
import type { ResidentSheet } from './content/resident-sheet.ts'
import { EffectLog } from './effect-log.ts'
import type { FactStore } from './fact-store.ts'
import type { EngagementStore, GatheringStore } from './gathering-store.ts'
import { isPerson, type People } from './people.ts'
import { NOBODY, type Actor } from './intention.ts'
import { formatKey, NO_KEY, type KeyNumber, type WorldKey } from './keys.ts'
import type { MemoryStore } from './memory-store.ts'
import type { RelationStore } from './relation-store.ts'
import type { ResidentState } from './resident-state.ts'
import type { SocialWindow } from './social-window.ts'
import type { TextWindow } from './text-window.ts'
import type { Town } from './town.ts'

/** Four days of them, a power of two: plans look no further ahead. */
const FORECAST_PARTS = 16
const FORGOTTEN_PERSON: BilingualText = { zh: '某人', en: 'someone' }

/** Slots of the bounded tables, by the town's size: small towns can afford long memories. */
export interface TableSizes {
  memories: number
  relations: number
  facts: number
}

export function tableSizesFor(residents: number): TableSizes {
  return residents <= 2_000
    ? { memories: 192, relations: 40, facts: 1_024 }
    : { memories: 40, relations: 20, facts: 2_048 }
}

/** The tables of a world, as a snapshot restores them. */
export interface WorldTables {
  sizes: TableSizes
  residents: ResidentState[]
  memories: MemoryStore
  relations: RelationStore
  /** Count of each item kind per resident, row by row. */
  inventory: Uint16Array
  /** Who is where, by place, in the order that random looks depend on. */
  present: number[][]
  facts: FactStore
  gatherings: GatheringStore
  engagements: EngagementStore
  /** By place: row of the event that is announced there, plus one; 0 for none. */
  notices: Int32Array
  /** Of weather and events; stays the same when a fork gives the residents other luck. */
  calendarSeed: number
  people: People
  social: SocialWindow
  postTexts: TextWindow
  commentTexts: TextWindow
  /** All money that no resident has. */
  treasuryCents: number
  nextKey: KeyNumber
  epochStarts: number[]
  effectCount: number
  lastInputNo: number
}

/**
 * The town and everything that changes in it, with the effects not yet handed to the journal. The rules are
 * functions on it (`presence.ts`, `memories.ts`, `relations.ts`, `possessions.ts` and the actions).
 */
export class World {
  readonly town: Town
  readonly tables: WorldTables
  now: SimTime
  /** Told of each action that begins, for who looks on; it must change nothing. */
  onActionStart: ((resident: ResidentState) => void) | null = null
  /** What changed and is not yet handed over; every rule that changes something writes it here. */
  readonly effects: EffectLog
  /** The weather of parts of the day looked up lately, by number: it follows from the seed, so it is no state. */
  readonly forecast: { parts: Int32Array; weathers: Weather[] } = {
    parts: new Int32Array(FORECAST_PARTS).fill(-1),
    weathers: Array.from({ length: FORECAST_PARTS }, () => 'sunny' as const),
  }
  /** By resident, 1 for those that stand in the list of the same name below. */
  private readonly isStale: Uint8Array
  private readonly isTouched: Uint8Array
  private readonly stale: number[] = []
  private readonly touchedResidents: number[] = []

  /** Queues an event for a resident; see `events.ts`. */
  readonly schedule: (time: number, kind: number, subject: number, argument: number) => void

  constructor(town: Town, tables: WorldTables, now: SimTime, schedule: World['schedule']) {
    this.town = town
    this.tables = tables
    this.now = now
    this.schedule = schedule
    this.effects = new EffectLog(this)
    this.isStale = new Uint8Array(tables.residents.length)
    this.isTouched = new Uint8Array(tables.residents.length)
    for (const resident of tables.residents) this.touch(resident)
  }

  resident(index: number): ResidentState {
    return this.tables.residents[index]!
  }

  sheet(index: number): ResidentSheet {
    return this.town.sheets[index]!
  }

  /** Every change to a resident or its tables must be followed by this: hash and projection depend on it. */
  touch(resident: ResidentState): void {
    const { index } = resident
    if (this.isStale[index] === 0) {
      this.isStale[index] = 1
      this.stale.push(index)
    }
    if (this.isTouched[index] === 0) {
      this.isTouched[index] = 1
      this.touchedResidents.push(index)
    }
  }

  newKey(): KeyNumber {
    return this.tables.nextKey++
  }

  key(key: KeyNumber): WorldKey {
    return formatKey(key, this.tables.epochStarts)
  }

  keyOrNull(key: KeyNumber): WorldKey | null {
    return key === NO_KEY ? null : this.key(key)
  }

  /** Key of a resident's sheet, or a person's opaque key; null for nobody. */
  actorKey(actor: Actor): string | null {
    if (actor === NOBODY) return null
    return isPerson(actor) ? this.tables.people.get(actor).key : this.sheet(actor).key
  }

  /** What others call the actor. */
  actorName(actor: Actor): BilingualText {
    if (!isPerson(actor)) return this.sheet(actor).called
    const name = this.tables.people.get(actor).displayName
    return name === '' ? FORGOTTEN_PERSON : { zh: name, en: name }
  }

  placeKey(place: number): string | null {
    return place < 0 ? null : this.town.place(place).key
  }

  itemKey(item: number): string | null {
    return item < 0 ? null : items[item]!.key
  }

  get pendingEffects(): number {
    return this.effects.count
  }

  /** Numbers the effects not yet handed over, and all later ones, from the one after `last`. */
  renumberEffects(last: number): void {
    this.tables.effectCount = last + this.effects.count
  }

  /** Indexes of the residents that changed since the last call, in ascending order. */
  drainTouched(): number[] {
    const drained = this.touchedResidents.splice(0).sort((a, b) => a - b)
    for (const index of drained) this.isTouched[index] = 0
    return drained
  }

  /** Residents whose cached hash no longer holds; they count as fresh after this call. */
  drainStale(): number[] {
    const drained = this.stale.splice(0)
    for (const index of drained) this.isStale[index] = 0
    return drained
  }

  /** Hours since day 1, 00:00. */
  get hour(): number {
    return Math.floor(this.now / SIM_HOUR_MS)
  }

  /** Days since day 1. */
  get dayIndex(): number {
    return Math.floor(this.now / SIM_DAY_MS)
  }

  /** Minutes since day 1, 00:00. */
  get minute(): number {
    return Math.floor(this.now / 60_000)
  }
}
