import type { Effect, PostPublished } from '../world/effects.ts'
import { emptyRecord, type TownRecord } from './town-record.ts'

/** The reasons that are no thing that happened, but where or with what it did. */
const CIRCUMSTANCES: ReadonlySet<string> = new Set(['place', 'item'])

/** Turns the effects of a run, in their order, into the record that metrics read. The only file here that knows effects. */
export class Gatherer {
  readonly record: TownRecord
  /** Keys of everything that has come to be so far. */
  private readonly known = new Set<string>()

  /** @param residents keys of all residents, in the order of the town */
  constructor(residents: readonly string[]) {
    this.record = emptyRecord(residents)
  }

  take(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.add(effect)
      if ('key' in effect) this.known.add(effect.key)
    }
  }

  private add(effect: Effect): void {
    const { record } = this
    switch (effect.kind) {
      case 'post': {
        const { key, resident: author, at, text, language } = effect
        record.posts.push({ key, author, at, text, language, isGrounded: this.isGrounded(effect) })
        return
      }
      case 'comment': {
        const { key, resident: author, at, text, language, post, parent } = effect
        record.comments.push({ key, author, at, text, language, post, parent })
        return
      }
      case 'likes':
        for (const target of [...effect.posts, ...effect.comments])
          record.likes.push({ by: effect.resident, target, at: effect.at })
        return
      case 'follow': {
        const { resident: who, followee: whom, following, at } = effect
        record.follows.push({ who, whom, following, at })
        return
      }
      case 'fact_learned': {
        const { fact, text, resident, from, via, at } = effect
        this.known.add(fact)
        record.learnings.push({ fact, text, resident, from, via, at })
        return
      }
      case 'engagement_changed': {
        const { gathering, host, resident, state, reason, at } = effect
        record.engagements.push({ gathering, host, resident, state, reason, at })
        return
      }
      default:
    }
  }

  private isGrounded({ why }: PostPublished): boolean {
    const happenings = why.filter(({ kind }) => !CIRCUMSTANCES.has(kind))
    return (
      happenings.length > 0 && happenings.every(({ key }) => this.known.has(key) || key.startsWith('in:'))
    )
  }
}
