import {
  SIM_DAY_MS,
  SIM_HOUR_MS,
  SIM_MINUTE_MS,
  simTime,
  type SimTime,
} from '@ai-community/shared/world/sim-time.ts'
import { describe, expect, it } from 'vitest'
import { JournalWriter } from './ports/journal-writer.ts'
import { MemoryJournal } from './ports/memory-journal.ts'
import { Simulation, type SimulationOptions } from './simulation.ts'
import { generateResidents } from './world/content/generate-residents.ts'
import { townMap } from './world/content/town.ts'
import type { Effect } from './world/effects.ts'
import type { InputBody, WorldInput } from './world/inputs.ts'

const NOON_OF_DAY_2 = simTime(1.5 * SIM_DAY_MS)
const ANNA = { key: 'p1', displayName: '安娜' }

function optionsFor(seed: number, residents = 25): SimulationOptions {
  return { seed, sheets: [...generateResidents(residents, seed)], map: townMap }
}

function effectsUntil(simulation: Simulation, time: SimTime): Effect[] {
  simulation.runUntil(time)
  return simulation.drainEffects()
}

/** Runs to `end` in batches of about `effects`, and gives both hashes. */
async function runInBatches(simulation: Simulation, effects: number, end: SimTime): Promise<string[]> {
  const journal = new MemoryJournal({ keepAll: false })
  const writer = new JournalWriter(simulation, journal, { effects, ageMs: Infinity }, () => 0)
  while (simulation.nextTime <= end) {
    simulation.step()
    await writer.commitIfDue()
  }
  simulation.runUntil(end)
  await writer.commit()
  return [simulation.stateHash(), String(simulation.lastEffectNo)]
}

describe('the simulation', () => {
  it('lives the same life twice from one seed', () => {
    const [first, second] = [Simulation.create(optionsFor(7)), Simulation.create(optionsFor(7))]
    expect(effectsUntil(first, NOON_OF_DAY_2)).toEqual(effectsUntil(second, NOON_OF_DAY_2))
    expect(first.stateHash()).toBe(second.stateHash())
  })

  it('lives another life from another seed', () => {
    const [first, second] = [7, 8].map((seed) => Simulation.create(optionsFor(seed)))
    first!.runUntil(NOON_OF_DAY_2)
    second!.runUntil(NOON_OF_DAY_2)
    expect(first!.stateHash()).not.toBe(second!.stateHash())
  })

  it('reaches the same state however its effects are batched', async () => {
    const hashes = await Promise.all(
      [1, 37, 100_000].map((size) => runInBatches(Simulation.create(optionsFor(7)), size, NOON_OF_DAY_2)),
    )
    expect(hashes[1]).toEqual(hashes[0])
    expect(hashes[2]).toEqual(hashes[0])
  })

  it('goes on from a snapshot as if it had never stopped', () => {
    const options = optionsFor(7)
    const whole = Simulation.create(options)
    for (const hour of [9, 20, 26]) {
      whole.runUntil(simTime(hour * SIM_HOUR_MS))
      whole.drainEffects()
      const bytes = whole.snapshot()
      const restored = Simulation.restore(options, bytes)
      expect(restored.stateHash()).toBe(whole.stateHash())
      expect(restored.snapshot()).toEqual(bytes)
      const until = simTime((hour + 5) * SIM_HOUR_MS)
      expect(effectsUntil(restored, until)).toEqual(effectsUntil(whole, until))
      expect(restored.stateHash()).toBe(whole.stateHash())
    }
  })

  it('notices every change: the cached hash equals one made from nothing', () => {
    const options = optionsFor(3)
    const simulation = Simulation.create(options)
    for (let hour = 1; hour <= 30; hour++) {
      simulation.runUntil(simTime(hour * SIM_HOUR_MS))
      const cached = simulation.stateHash()
      for (const resident of simulation.world.tables.residents) simulation.world.touch(resident)
      expect(simulation.stateHash()).toBe(cached)
    }
  })

  it('refuses what is no snapshot of this town', () => {
    const snapshot = Simulation.create(optionsFor(1)).snapshot()
    expect(() => Simulation.restore(optionsFor(1, 26), snapshot)).toThrow('residents')
    expect(() => Simulation.restore(optionsFor(1), snapshot.slice(4))).toThrow('not a snapshot')
  })

  it('numbers its effects without a gap', () => {
    const effects = effectsUntil(Simulation.create(optionsFor(2)), NOON_OF_DAY_2)
    effects.forEach((effect, i) => expect(effect.effectNo).toBe(i + 1))
    for (let i = 1; i < effects.length; i++) expect(effects[i]!.at).toBeGreaterThanOrEqual(effects[i - 1]!.at)
  })

  it('bears the next epoch in its keys and goes on numbering effects where it is told to', () => {
    const simulation = Simulation.create(optionsFor(2))
    simulation.runUntil(simTime(8 * SIM_HOUR_MS))
    simulation.drainEffects()
    expect(simulation.openEpoch({ afterEffectNo: 99_999 })).toBe(2)
    const effects = effectsUntil(simulation, simTime(9 * SIM_HOUR_MS))
    expect(effects[0]!.effectNo).toBe(100_000)
    const started = effects.filter((effect) => effect.kind === 'action_started')
    expect(started.every(({ key }) => key.startsWith('2:'))).toBe(true)
  })
})

/** One of each kind of input, spread over the morning of day 2; keys refer to what the town made before. */
function inputsFor(simulation: Simulation): WorldInput[] {
  const posts = effectsUntil(simulation, simTime(SIM_DAY_MS + 8 * SIM_HOUR_MS)).filter(
    (effect) => effect.kind === 'post',
  )
  // By one who sleeps at night, so that it is awake when it is written to.
  const byDay = posts.filter(({ resident }) => {
    const { sleep } = simulation.world.sheet(simulation.world.town.findResident(resident))
    return sleep.startMinute >= 20 * 60 && sleep.endMinute <= 32 * 60
  })
  const [first, second] = byDay.slice(-2)
  const author = first!.resident
  const other = simulation.world.town.sheets.find(({ key }) => key !== author)!
  const bodies: InputBody[] = [
    { kind: 'person_posted', person: ANNA, text: '大家好！', mentions: [author], reactionDelayMs: 60_000 },
    {
      kind: 'person_commented',
      person: ANNA,
      text: 'what are you doing?',
      post: first!.key,
      parent: null,
      mentions: [],
      reactionDelayMs: 60_000,
    },
    { kind: 'likes_gathered', post: first!.key, change: 3 },
    { kind: 'person_messaged', person: ANNA, resident: author, text: '你好吗？', reactionDelayMs: 90_000 },
    { kind: 'person_followed', person: ANNA, resident: author, following: true },
    {
      kind: 'effect_refused',
      effect: 'text',
      resident: second!.resident,
      target: second!.key,
      code: 'post_not_found',
    },
    { kind: 'person_blocked', person: ANNA, resident: other.key, blocked: true },
    { kind: 'text_edited', person: ANNA, target: 'in:1', text: '大家晚上好！' },
    { kind: 'text_deleted', target: 'in:1' },
    {
      kind: 'event_injected',
      fact: { zh: '桥上的灯修好了', en: 'the lamp on the bridge is mended' },
      place: null,
      importance: 6,
    },
    { kind: 'person_blocked', person: ANNA, resident: author, blocked: true },
  ]
  return bodies.map((body, i) => ({
    ...body,
    inputNo: i + 1,
    at: simTime(SIM_DAY_MS + 8 * SIM_HOUR_MS + (i + 1) * 20 * SIM_MINUTE_MS),
  }))
}

describe('a person whose account is gone', () => {
  it('leaves no name and no unanswered word in the state, nor in what residents remember from then on', () => {
    const simulation = Simulation.create(optionsFor(7))
    effectsUntil(simulation, simTime(SIM_DAY_MS + 2 * SIM_HOUR_MS))
    const holds = (text: string) => Buffer.from(simulation.snapshot()).includes(Buffer.from(text, 'utf16le'))
    const person = { key: 'p1', displayName: 'Unforgettable Name' }
    const resident = simulation.world.sheet(0).key
    const at = (minutes: number) => simTime(simulation.now + minutes * SIM_MINUTE_MS)
    // At two in the morning everybody sleeps: the message waits for an answer.
    const message = { person, resident, text: 'words of my own', reactionDelayMs: 6 * SIM_HOUR_MS }
    simulation.applyInput({ kind: 'person_messaged', ...message, inputNo: 1, at: at(1) })
    simulation.runUntil(at(1))
    expect([holds('Unforgettable Name'), holds('words of my own')]).toEqual([true, true])
    const gone = { ...person, displayName: '' }
    simulation.applyInput({ kind: 'person_forgotten', person: gone, inputNo: 2, at: at(1) })
    simulation.runUntil(at(1))
    expect([holds('Unforgettable Name'), holds('words of my own')]).toEqual([false, false])
    expect(simulation.world.actorName(-2)).toEqual({ zh: '某人', en: 'someone' })
  })
})

describe('recorded inputs', () => {
  const options = optionsFor(7)
  const inputs = inputsFor(Simulation.create(options))

  /** Gives each input to the core `lead` simulated milliseconds before its time. */
  function live(lead: number): { simulation: Simulation; effects: Effect[] } {
    const simulation = Simulation.create(options)
    const effects: Effect[] = []
    for (const input of inputs) {
      effects.push(...effectsUntil(simulation, simTime(Math.max(simulation.now, input.at - lead))))
      simulation.applyInput(input)
    }
    effects.push(...effectsUntil(simulation, NOON_OF_DAY_2))
    return { simulation, effects }
  }

  it('lead to the same history however early the core knows of them', () => {
    const [late, early] = [live(1), live(3 * SIM_HOUR_MS)]
    expect(early.effects).toEqual(late.effects)
    expect(early.simulation.stateHash()).toBe(late.simulation.stateHash())
    const without = Simulation.create(options)
    without.runUntil(NOON_OF_DAY_2)
    expect(without.stateHash()).not.toBe(late.simulation.stateHash())
  })

  it('are answered: the message by a message, the comment and the mention by comments', () => {
    const { effects } = live(1)
    const answers = effects.filter((effect) => effect.kind === 'message' && effect.answers?.startsWith('in:'))
    expect(answers).toMatchObject([{ answers: 'in:4', person: 'p1' }])
    const parents = effects.flatMap((effect) =>
      effect.kind === 'comment' ? [effect.parent ?? effect.post] : [],
    )
    expect(parents).toContain('in:1')
    expect(parents).toContain('in:2')
  })

  it('bring to mind what the resident has heard about it', () => {
    const simulation = Simulation.create(options)
    simulation.runUntil(simTime(SIM_DAY_MS + 8 * SIM_HOUR_MS))
    simulation.drainEffects()
    const at = (minutes: number) => simTime(SIM_DAY_MS + 8 * SIM_HOUR_MS + minutes * SIM_MINUTE_MS)
    const fact = { zh: '桥上的路灯修好了', en: 'the lamp on the bridge is mended' }
    simulation.applyInput({ kind: 'event_injected', fact, place: null, importance: 6, inputNo: 1, at: at(1) })
    const heard = effectsUntil(simulation, at(2)).find((effect) => effect.kind === 'fact_learned')!
    const resident = heard.resident
    const question = { text: '路灯的事你听说了吗？', person: ANNA, resident, reactionDelayMs: 0 }
    simulation.applyInput({ kind: 'person_messaged', ...question, inputNo: 2, at: at(3) })
    const answer = effectsUntil(simulation, at(4)).find((effect) => effect.kind === 'message')!
    expect(answer.why.filter(({ kind }) => kind === 'memory')).toHaveLength(2)
  })

  it('are given again after a snapshot that lies before them', () => {
    const simulation = Simulation.create(options)
    simulation.runUntil(simTime(inputs[2]!.at - 1))
    simulation.drainEffects()
    const fresh = Simulation.create(options)
    for (const input of inputs) fresh.applyInput(input)
    fresh.runUntil(simTime(inputs[4]!.at))
    fresh.drainEffects()
    const restored = Simulation.restore(options, fresh.snapshot())
    expect(restored.lastInputNo).toBe(5)
    for (const input of inputs.slice(5)) restored.applyInput(input)
    const rest = effectsUntil(restored, NOON_OF_DAY_2)
    expect(rest).toEqual(effectsUntil(fresh, NOON_OF_DAY_2))
    expect(restored.stateHash()).toBe(live(1).simulation.stateHash())
  })

  it('are refused out of order or in the past', () => {
    const simulation = Simulation.create(options)
    expect(() => simulation.applyInput(inputs[1]!)).toThrow('came instead of 1')
    simulation.runUntil(NOON_OF_DAY_2)
    expect(() => simulation.applyInput(inputs[0]!)).toThrow('not after the clock')
  })
})
