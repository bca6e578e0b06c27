import { SIM_DAY_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { MemoryJournal } from './ports/memory-journal.ts'
import { Simulation } from './simulation.ts'
import { residentSheets } from './world/content/residents.ts'
import { townMap } from './world/content/town.ts'

/**
 * One history, pinned. A change of rules, content or words changes it: look at what the town does now (`npm run sim --
 * headless --seed 7`), raise ENGINE_VERSION when a released version differs, and update the snapshot with `-u`.
 */
describe('the golden trace of seed 7', () => {
  it('has the reviewed hashes and counts after two days', () => {
    const simulation = Simulation.create({ seed: 7, sheets: residentSheets, map: townMap })
    const journal = new MemoryJournal({ keepAll: false, spell: true })
    simulation.runUntil(simTime(2 * SIM_DAY_MS))
    simulation.passEffects((log) => journal.record(log))
    expect({
      stateHash: simulation.stateHash(),
      rollingHash: journal.rollingHash,
      events: simulation.eventCount,
      ...journal.counts,
    }).toMatchInlineSnapshot(`
      {
        "action_cut": 145,
        "action_started": 2768,
        "comment": 150,
        "encounter": 140,
        "events": 2760,
        "fact_learned": 120,
        "follow": 115,
        "item_changed": 418,
        "likes": 210,
        "memory_added": 1445,
        "money_changed": 503,
        "post": 152,
        "relation_changed": 444,
        "rollingHash": "3a47842f7835804f",
        "stateHash": "ef377b0354c62b76",
      }
    `)
  })
})
