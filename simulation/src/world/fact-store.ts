import type { SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { HashSum } from '../engine/hash-sum.ts'
import type { Hash64 } from '../engine/state-hash.ts'
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
  /** Row of the gathering it tells of, whose key is the fact's own; -1 for other facts. */
  gathering: number
}

/** The town's facts; only the last `capacity` are kept, older ones are no longer told. */
export class FactStore {
  readonly capacity: number
  private readonly ring: (Fact | undefined)[] = []
  private count = 0
  private readonly hashes = new HashSum<Fact>()

  constructor(capacity: number) {
    this.capacity = capacity
  }

  get nextId(): number {
    return this.count
  }

  add(fact: Omit<Fact, 'id' | 'gathering'> & { gathering?: number }): Fact {
    const kept = { ...fact, id: this.count++, gathering: fact.gathering ?? -1 }
    const leaving = this.ring[kept.id % this.capacity]
    if (leaving) this.hashes.drop(leaving)
    this.ring[kept.id % this.capacity] = kept
    this.hashes.touch(kept)
    return kept
  }

  /** Over the kept facts. */
  hash(hashOf: (fact: Fact) => Hash64): Hash64 {
    return this.hashes.digest(hashOf)
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
    for (const fact of facts) {
      store.ring[fact.id % capacity] = fact
      store.hashes.touch(fact)
    }
    store.count = nextId
    return store
  }
}
