import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import type { Actor } from './intention.ts'
import type { KeyNumber } from './keys.ts'

/** Something that can be known and told, with where it comes from. */
export interface Fact {
  /** Dense from 0. */
  id: number
  key: KeyNumber
  text: BilingualText
  /** 1–10 */
  importance: number
  /** Who knew it first; nobody for what an operator injected. */
  origin: Actor
  /** Told in the first person by its origin alone; does not pass on. */
  isPersonal: boolean
  at: SimTime
}

/** The town's facts; only the last `capacity` are kept, older ones are no longer told. */
export class FactStore {
  readonly capacity: number
  private readonly ring: (Fact | undefined)[] = []
  private count = 0

  constructor(capacity: number) {
    this.capacity = capacity
  }

  get nextId(): number {
    return this.count
  }

  add(fact: Omit<Fact, 'id'>): Fact {
    const kept = { ...fact, id: this.count++ }
    this.ring[kept.id % this.capacity] = kept
    return kept
  }

  /** Undefined when the fact is forgotten. */
  find(id: number): Fact | undefined {
    const fact = id >= 0 ? this.ring[id % this.capacity] : undefined
    return fact?.id === id ? fact : undefined
  }

  /** Kept facts, oldest first; for snapshots. */
  entries(): Fact[] {
    return this.ring.filter((fact) => fact !== undefined).sort((a, b) => a.id - b.id)
  }

  static restore(capacity: number, nextId: number, facts: readonly Fact[]): FactStore {
    const store = new FactStore(capacity)
    for (const fact of facts) store.ring[fact.id % capacity] = fact
    store.count = nextId
    return store
  }
}
