import { hashToHex, StateHasher, type Hash64 } from '../engine/state-hash.ts'
import type { Effect } from '../world/effects.ts'
import type { Journal, JournalBatch, Refusal, WorldSnapshot } from './journal.ts'

const TAIL_KEPT = 1_000
const NO_REFUSALS: readonly Refusal[] = []

/**
 * A journal without a database, for experiments, benchmarks and tests: a rolling hash over all effects, counts by kind,
 * and the last thousand effects, or all of them.
 */
export class MemoryJournal implements Journal {
  readonly wantsProjections = false
  readonly counts: Partial<Record<Effect['kind'], number>> = {}
  /** Likes given, which come several to an effect. */
  likes = 0
  readonly effects: Effect[] = []
  lastBatch: JournalBatch | null = null
  lastSnapshot: WorldSnapshot | null = null
  private readonly keepsAll: boolean
  private rolling: Hash64 = [0, 0]

  constructor(options: { keepAll: boolean }) {
    this.keepsAll = options.keepAll
  }

  /** Sixteen hexadecimal digits over every effect so far. */
  get rollingHash(): string {
    return hashToHex(this.rolling)
  }

  count(kind: Effect['kind']): number {
    return this.counts[kind] ?? 0
  }

  /** Never refuses anything: there is no network that could. */
  commit(batch: JournalBatch): Promise<readonly Refusal[]> {
    this.record(batch.effects)
    this.lastBatch = { ...batch, effects: [] }
    return Promise.resolve(NO_REFUSALS)
  }

  /** Takes effects without a batch around them: nobody recovers from this journal. */
  record(effects: readonly Effect[]): void {
    const hasher = new StateHasher(this.rolling)
    for (const effect of effects) {
      this.counts[effect.kind] = this.count(effect.kind) + 1
      if (effect.kind === 'likes') this.likes += effect.posts.length
      foldEffect(hasher, effect)
    }
    this.rolling = hasher.digest()
    this.keep(effects)
  }

  saveSnapshot(snapshot: WorldSnapshot): Promise<void> {
    this.lastSnapshot = snapshot
    return Promise.resolve()
  }

  private keep(effects: readonly Effect[]): void {
    const added = this.keepsAll ? effects : effects.slice(-TAIL_KEPT)
    for (const effect of added) this.effects.push(effect)
    if (!this.keepsAll && this.effects.length > TAIL_KEPT)
      this.effects.splice(0, this.effects.length - TAIL_KEPT)
  }
}

/** What tells effects apart: number, time, key and words; the state hash covers the rest. */
function foldEffect(hasher: StateHasher, effect: Effect): void {
  hasher.word(effect.effectNo)
  hasher.integer(effect.at)
  if ('key' in effect) hasher.text(effect.key)
  if (effect.kind === 'post' || effect.kind === 'comment' || effect.kind === 'message')
    hasher.text(effect.text)
  if (effect.kind === 'encounter') for (const turn of effect.turns) hasher.text(turn.text)
}
