import { SIM_DAY_MS, SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import type { Percept } from './mind/mind.ts'
import { RuleMind } from './mind/rule-mind.ts'
import { Simulation } from './simulation.ts'
import { residentSheets } from './world/content/residents.ts'
import { townMap } from './world/content/town.ts'
import type { Effect } from './world/effects.ts'
import { intend, NO_SUBJECT, NOBODY, type Intention, type Speech } from './world/intention.ts'
import { NO_KEY } from './world/keys.ts'

const END = simTime(1.5 * SIM_DAY_MS)

/** A mind that would rather write than do anything else it could do on its phone. */
class CompulsiveMind extends RuleMind {
  private readonly write: (percept: Percept) => Intention | null

  constructor(write: (percept: Percept) => Intention | null) {
    super()
    this.write = write
  }

  override decide(percept: Percept): Intention {
    const decided = super.decide(percept)
    const isIdle = decided.action === 'browse' || decided.action === 'rest' || decided.action === 'post'
    if (!isIdle || percept.self.presentSlot < 0) return decided
    return this.write(percept) ?? decided
  }
}

function speech(text: string, answers: Partial<Speech> = {}): Speech {
  const nothing = {
    why: [],
    subject: NO_SUBJECT,
    memory: NO_KEY,
    post: NO_KEY,
    parent: NO_KEY,
    person: NOBODY,
  }
  return { text, language: 'en', ...nothing, ...answers }
}

function lifeWith(write: (percept: Percept) => Intention | null): Effect[] {
  const simulation = Simulation.create({
    seed: 4,
    sheets: residentSheets,
    map: townMap,
    mind: new CompulsiveMind(write),
  })
  simulation.runUntil(END)
  return simulation.drainEffects()
}

/** No two of them share a gram of five. */
function uniqueText(number: number): string {
  return String.fromCodePoint(...Array.from({ length: 12 }, (_, i) => 0x4e00 + ((number * 12 + i) % 20_000)))
}

function mostPer(effects: readonly Effect[], kind: 'post' | 'comment', windowMs: number): number {
  const counts = new Map<string, number>()
  for (const effect of effects) {
    if (effect.kind !== kind) continue
    const name = `${effect.resident} ${Math.floor(effect.at / windowMs)}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return Math.max(...counts.values())
}

describe('the hard limits of the core, whatever a mind wants', () => {
  it('let nobody post more than four times a day', () => {
    let number = 0
    const effects = lifeWith(({ self }) =>
      intend('post', self.place, 60, { speech: speech(uniqueText(number++)) }),
    )
    expect(mostPer(effects, 'post', SIM_DAY_MS)).toBe(4)
  })

  it('refuse a post that is like an earlier one of the town', () => {
    const text = 'I have only one thing to say and I say it to everyone'
    const effects = lifeWith(({ self }) => intend('post', self.place, 60, { speech: speech(text) }))
    expect(effects.filter((effect) => effect.kind === 'post' && effect.text === text)).toHaveLength(1)
  })

  it('let nobody comment more than six times an hour, nor residents go on deeper than four among themselves', () => {
    let number = 0
    const effects = lifeWith(({ world, self }) => {
      const post = world.tables.social.bySerial(world.tables.social.lastSerial)
      if (!post) return null
      const parent = post.comments.at(-1)?.key ?? NO_KEY
      return intend('comment', self.place, 60, {
        speech: speech(uniqueText(number++), { post: post.key, parent }),
      })
    })
    expect(mostPer(effects, 'comment', SIM_HOUR_MS)).toBeLessThanOrEqual(6)
    const depths = new Map<string, number>()
    for (const effect of effects)
      if (effect.kind === 'comment') depths.set(effect.key, (depths.get(effect.parent ?? '') ?? 0) + 1)
    expect(Math.max(...depths.values())).toBe(4)
  })
})
