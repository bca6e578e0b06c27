import { HashSum } from '../engine/hash-sum.ts'
import type { Hash64 } from '../engine/state-hash.ts'
import { NOBODY, type Actor } from './intention.ts'
import type { Person } from './inputs.ts'

const FIRST_PERSON: Actor = -2

/** The people whom the town heard of, in the order in which it did; their actors are -2 and below. */
export class People {
  private readonly known: Person[] = []
  private readonly actors = new Map<string, Actor>()
  private readonly hashes = new HashSum<Person>()

  /** Actor of the person, new when need be; the display name is the last one heard. */
  meet(person: Person): Actor {
    const actor = this.actors.get(person.key)
    if (actor === undefined) {
      const first = FIRST_PERSON - this.known.length
      const met = { ...person }
      this.known.push(met)
      this.actors.set(person.key, first)
      this.hashes.touch(met)
      return first
    }
    const known = this.get(actor)
    known.displayName = person.displayName
    this.hashes.touch(known)
    return actor
  }

  /** Nobody for a key that the town never heard of. */
  find(key: string): Actor {
    return this.actors.get(key) ?? NOBODY
  }

  /** @throws RangeError when the actor is no person. */
  get(actor: Actor): Person {
    const person = this.known[FIRST_PERSON - actor]
    if (!person) throw new RangeError(`no such person: ${actor}`)
    return person
  }

  /** Over all of them. */
  hash(hashOf: (person: Person) => Hash64): Hash64 {
    return this.hashes.digest(hashOf)
  }

  entries(): readonly Person[] {
    return this.known
  }
}

export function isPerson(actor: Actor): boolean {
  return actor <= FIRST_PERSON
}
