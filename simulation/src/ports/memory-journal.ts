import { hashToHex, StateHasher } from '../engine/state-hash.ts'
import type { EffectLog } from '../world/effect-log.ts'
import { EFFECT_KINDS } from '../world/effect-vocabulary.ts'
import { readEffects } from '../world/effect-reader.ts'
import type { Effect } from '../world/effects.ts'
import type { World } from '../world/world.ts'
import type { Journal, JournalBatch, Refusal, WorldSnapshot } from './journal.ts'

const NO_REFUSALS: readonly Refusal[] = []
const LIKES = EFFECT_KINDS.indexOf('likes')

/**
 * A journal without a database, for experiments, benchmarks and tests: a rolling hash over all effects, counts by kind,
 * and, if asked for, all effects.
 */
export class MemoryJournal implements Journal {
  readonly wantsProjections = false
  /** Likes given, which come several to an effect. */
  likes = 0
  lastBatch: JournalBatch | null = null
  lastSnapshot: WorldSnapshot | null = null
  private readonly keepsAll: boolean
  private readonly spells: boolean
  private readonly countByKind = new Float64Array(EFFECT_KINDS.length)
  private readonly numbers = new StateHasher()
  private readonly texts = new StateHasher()
  private readonly kept: EffectLog[] = []

  /** With `spell`, the rolling hash is over the letters of every talk too, which takes as long as saying them. */
  constructor(options: { keepAll: boolean; spell?: boolean }) {
    this.keepsAll = options.keepAll
    this.spells = options.spell ?? false
  }

  /** Sixteen hexadecimal digits over every number and text of every effect so far. */
  get rollingHash(): string {
    const both = new StateHasher()
    for (const hasher of [this.numbers, this.texts]) for (const word of hasher.digest()) both.word(word)
    return hashToHex(both.digest())
  }

  /** How many effects there were of each kind that occurred. */
  get counts(): Partial<Record<Effect['kind'], number>> {
    const entries = EFFECT_KINDS.map((kind) => [kind, this.count(kind)] as const)
    return Object.fromEntries(entries.filter(([, count]) => count > 0))
  }

  count(kind: Effect['kind']): number {
    return this.countByKind[EFFECT_KINDS.indexOf(kind)]!
  }

  /** The effects that were kept with `keepAll`, their keys spelt out; `world` is the one they come from. */
  effects(world: World): Effect[] {
    return this.kept.flatMap((log) => readEffects(log, world))
  }

  /** Never refuses anything: there is no network that could. */
  commit(batch: JournalBatch): Promise<readonly Refusal[]> {
    this.record(batch.log)
    this.lastBatch = { ...batch, effects: [] }
    return Promise.resolve(NO_REFUSALS)
  }

  /** Takes effects without a batch around them: nobody recovers from this journal. The log may be used again. */
  record(log: EffectLog): void {
    this.addUp(log)
    log.fold(this.numbers, this.texts, this.spells)
    this.keep(log)
  }

  saveSnapshot(snapshot: WorldSnapshot): Promise<void> {
    this.lastSnapshot = snapshot
    return Promise.resolve()
  }

  private addUp(log: EffectLog): void {
    for (let position = 0; position < log.count; position++) {
      const kind = log.kindAt(position)
      this.countByKind[kind]!++
      if (kind === LIKES) this.likes += log.likesAt(position)
    }
  }

  private keep(log: EffectLog): void {
    if (this.keepsAll && log.count > 0) this.kept.push(log.lastOf(Infinity))
  }
}
