import { clockOf, SIM_DAY_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { actionText } from './mind/effect-text.ts'
import { MemoryJournal } from './ports/memory-journal.ts'
import { Simulation } from './simulation.ts'
import { residentSheets } from './world/content/residents.ts'
import { townMap } from './world/content/town.ts'
import type { Effect } from './world/effects.ts'

/** One who writes Chinese, one who writes English, and one of those who are up at night. */
const FOLLOWED = ['lin-xiaoman', 'maya-torres', 'shen-yan']

/**
 * One history, pinned: hashes and counts that tell that something changed, and a day in three lives that shows what.
 * A change of rules, content or words changes it: read the difference, raise ENGINE_VERSION when a released version
 * differs, and renew all with `npx vitest run --project simulation golden -u`.
 */
describe('the golden trace of seed 7', () => {
  let simulation: Simulation
  let effects: Effect[]
  let journal: MemoryJournal
  beforeAll(() => {
    simulation = Simulation.create({ seed: 7, sheets: residentSheets, map: townMap })
    journal = new MemoryJournal({ keepAll: true, spell: true })
    simulation.runUntil(simTime(2 * SIM_DAY_MS))
    simulation.passEffects((log) => journal.record(log))
    effects = journal.effects(simulation.world)
  })

  it('has the reviewed hashes and counts after two days', async () => {
    const { stateHash, events, ...counts } = {
      stateHash: simulation.stateHash(),
      events: simulation.eventCount,
      ...journal.counts,
    }
    const lines = [`state ${stateHash}`, `effects ${journal.rollingHash}`, `events ${events}`]
    for (const [kind, count] of Object.entries(counts)) lines.push(`${kind} ${count}`)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/two-days.txt')
  })

  it.each(FOLLOWED)('has the reviewed second day of %s', async (resident) => {
    const day = effects.filter(({ at }) => at >= SIM_DAY_MS && at < 2 * SIM_DAY_MS)
    const lines = day.flatMap((effect) =>
      tell(effect, resident).map((line) => `${clockOf(effect.at)} ${line}`),
    )
    expect(lines.length).toBeGreaterThan(30)
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/${resident}.txt`)
  })

  /** What the effect means in the resident's day; nothing when it is another's. */
  function tell(effect: Effect, resident: string): string[] {
    if (effect.kind === 'encounter') {
      if (!effect.participants.includes(resident)) return []
      return [
        `meets ${effect.participants.filter((other) => other !== resident).join(', ')} at ${effect.place}`,
        ...effect.turns.map(({ speaker, text }) => `  ${speaker}: ${text}`),
      ]
    }
    if (!('resident' in effect) || effect.resident !== resident) return []
    switch (effect.kind) {
      case 'action_started':
        return [
          `${actionText(simulation.world, effect).en} (${effect.place}, until ${clockOf(effect.endAt)})`,
        ]
      case 'action_cut':
        return ['  cuts that short']
      case 'post':
        return [`posts: ${effect.text}`, `  because of ${reasons(effect.why)}`]
      case 'comment':
        return [`comments on ${effect.post}: ${effect.text}`]
      case 'likes':
        return [`likes ${[...effect.posts, ...effect.comments].join(', ')}`]
      case 'message':
        return [`writes to ${effect.person}: ${effect.text}`]
      case 'fact_learned':
        return [`learns from ${effect.from ?? 'nobody'}: ${effect.text.en}`]
      case 'memory_added':
        return [
          `remembers (${effect.importance}) ${effect.theme}${effect.subject ? ` ${effect.subject}` : ''}`,
        ]
      case 'engagement_changed':
        return [`${effect.state}: ${effect.gathering} at ${effect.place}, ${clockOf(effect.startAt)}`]
      case 'block_closed':
        return [
          `plan ${effect.block} at ${effect.place}: ${effect.state}${effect.reason ? `, ${effect.reason}` : ''}`,
        ]
      default:
        return []
    }
  }
})

function reasons(why: readonly { kind: string; key: string }[]): string {
  return why.map(({ kind, key }) => `${kind} ${key}`).join(', ')
}
