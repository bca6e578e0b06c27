import { SIM_DAY_MS, SIM_HOUR_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { NEEDS } from '@ai-community/shared/world/vocabulary.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { Simulation, WARM_UP_END } from './simulation.ts'
import { items } from './world/content/items.ts'
import { residentSheets } from './world/content/residents.ts'
import { townMap } from './world/content/town.ts'
import type { Effect } from './world/effects.ts'
import { settleNeeds } from './world/needs.ts'
import { ALIKE_ABOVE, jaccardIndex } from './world/text-window.ts'
import { findStuckResidents, type StuckResident } from './world/watchdog.ts'

const DAYS = 4
const SEED = 11

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

describe('four days of the town', () => {
  const simulation = Simulation.create({ seed: SEED, sheets: residentSheets, map: townMap })
  const moneyAtFirst = totalMoney()
  const history: Effect[] = []
  /** The days after the warm-up. */
  let effects: Effect[] = []
  const stuck: StuckResident[] = []
  /** Longest time in a row, in hours, that a need of anyone lay at the floor. */
  let longestMisery = 0

  function totalMoney(): number {
    const { residents, treasuryCents } = simulation.world.tables
    return residents.reduce((sum, { moneyCents }) => sum + moneyCents, treasuryCents)
  }

  function of<K extends Effect['kind']>(kind: K): Of<K>[] {
    return effects.filter((effect): effect is Of<K> => effect.kind === kind)
  }

  beforeAll(() => {
    const misery = new Map<string, number>()
    const end = WARM_UP_END + DAYS * SIM_DAY_MS
    for (let time = SIM_HOUR_MS / 2; time <= end; time += SIM_HOUR_MS / 2) {
      simulation.runUntil(simTime(time))
      history.push(...simulation.drainEffects())
      stuck.push(...findStuckResidents(simulation.world))
      watchNeeds(misery)
    }
    effects = history.filter(({ at }) => at > WARM_UP_END)
  })

  function watchNeeds(misery: Map<string, number>): void {
    for (const resident of simulation.world.tables.residents) {
      const { action, settledAt, spirits, needs } = resident
      const copy = { action, settledAt, spirits, needs: [...needs] }
      settleNeeds(copy, simulation.world.sheet(resident.index), simulation.now)
      NEEDS.forEach((need, i) => {
        const name = `${resident.index} ${need}`
        const hours = copy.needs[i]! <= 1 ? (misery.get(name) ?? 0) + 0.5 : 0
        misery.set(name, hours)
        longestMisery = Math.max(longestMisery, hours)
      })
    }
  }

  it('leave nobody stuck', () => {
    expect(stuck).toEqual([])
  })

  it('let no need lie at the floor for twelve hours', () => {
    expect(longestMisery).toBeLessThan(12)
  })

  it('have one to four posts a resident-day, and at least one of everyone', () => {
    const perDay = of('post').length / (DAYS * residentSheets.length)
    expect(perDay).toBeGreaterThanOrEqual(1)
    expect(perDay).toBeLessThanOrEqual(4)
    expect(new Set(of('post').map(({ resident }) => resident)).size).toBe(residentSheets.length)
    const byDay = new Map<string, number>()
    for (const { resident, at } of of('post')) {
      const day = `${resident} ${Math.floor(at / SIM_DAY_MS)}`
      byDay.set(day, (byDay.get(day) ?? 0) + 1)
    }
    expect(Math.max(...byDay.values())).toBeLessThanOrEqual(4)
  })

  it('have at least two encounters a resident-day, of two or more with two to six turns', () => {
    const takingPart = of('encounter').reduce((sum, { participants }) => sum + participants.length, 0)
    expect(takingPart / (DAYS * residentSheets.length)).toBeGreaterThanOrEqual(2)
    for (const { participants, turns } of of('encounter')) {
      expect(new Set(participants).size).toBeGreaterThanOrEqual(2)
      expect(turns.length).toBeGreaterThanOrEqual(2)
      expect(turns.length).toBeLessThanOrEqual(6)
      for (const { speaker } of turns) expect(participants).toContain(speaker)
    }
  })

  it('show a post within an hour at the median, whatever the hour of the day', () => {
    const posts = history.filter(({ kind }) => kind === 'post').map(({ at }) => at as number)
    for (let hour = 0; hour < 24; hour++) {
      const waits = [2, 3, 4, 5]
        .flatMap((day) =>
          [0, 15, 30, 45].map((minute) => (day - 1) * SIM_DAY_MS + hour * SIM_HOUR_MS + minute * 60_000),
        )
        .map((from) => (posts.find((at) => at >= from) ?? Infinity) - from)
        .sort((a, b) => a - b)
      expect(waits[waits.length / 2]).toBeLessThanOrEqual(SIM_HOUR_MS)
    }
  })

  it('hold no two posts alike among 200 in a row', () => {
    const texts = history.flatMap((effect) => (effect.kind === 'post' ? [effect.text] : []))
    expect(texts.length).toBeGreaterThan(200)
    for (let i = 0; i < texts.length; i++)
      for (let j = i + 1; j < Math.min(texts.length, i + 200); j++)
        if (jaccardIndex(texts[i]!, texts[j]!) > ALIKE_ABOVE) expect.fail(`alike:\n${texts[i]}\n${texts[j]}`)
  })

  it('ground every post and comment in something earlier', () => {
    const known = new Set<string>([...townMap.places.map(({ key }) => key), ...items.map(({ key }) => key)])
    let reasons = 0
    for (const effect of history) {
      if (effect.kind === 'post' || effect.kind === 'comment') {
        expect(effect.why.length).toBeGreaterThan(0)
        for (const { kind, key } of effect.why) {
          reasons++
          if (!known.has(key)) expect.fail(`${effect.key} rests on the unknown ${kind} ${key}`)
        }
      }
      if ('key' in effect) known.add(effect.key)
      if (effect.kind === 'fact_learned') known.add(effect.fact)
    }
    expect(reasons).toBeGreaterThan(500)
  })

  it('ground every memory and action in something earlier', () => {
    const known = new Set<string>()
    for (const effect of history) {
      const roots =
        effect.kind === 'memory_added'
          ? effect.evidence
          : effect.kind === 'action_started'
            ? effect.cause
            : []
      for (const root of roots)
        if (!known.has(root)) expect.fail(`${effect.kind} ${effect.effectNo} rests on ${root}`)
      if ('key' in effect) known.add(effect.key)
      if (effect.kind === 'fact_learned') known.add(effect.fact)
    }
  })

  it('speak of a meal, a talk, a gift or a purchase only where one was', () => {
    const talked = new Set(
      history.flatMap((effect) =>
        effect.kind === 'encounter' ? effect.participants.map((who) => `${effect.key} ${who}`) : [],
      ),
    )
    for (const effect of history)
      if (effect.kind === 'memory_added' && effect.memory === 'talk' && effect.theme === 'long_talk')
        expect(talked).toContain(`${effect.evidence[0]} ${effect.resident}`)
  })

  it('neither make nor lose money', () => {
    expect(totalMoney()).toBe(moneyAtFirst)
    for (const { moneyCents } of simulation.world.tables.residents)
      expect(moneyCents).toBeGreaterThanOrEqual(0)
  })

  it('keep count of things: what each has is what the transfers leave it', () => {
    const counts = new Map<string, number>()
    const add = (owner: string, item: string, by: number) =>
      counts.set(`${owner} ${item}`, (counts.get(`${owner} ${item}`) ?? 0) + by)
    for (const effect of history) {
      if (effect.kind !== 'item_changed') continue
      if (effect.from) add(effect.from, effect.item, -effect.count)
      if (effect.to) add(effect.to, effect.item, effect.count)
    }
    const { inventory } = simulation.world.tables
    for (const { index } of simulation.world.tables.residents)
      items.forEach((item, i) => {
        const owner = simulation.world.sheet(index).key
        expect(inventory[index * items.length + i]).toBe(counts.get(`${owner} ${item.key}`) ?? 0)
      })
  })

  it('keep to places that are open and not over-full, and start walks where the resident is', () => {
    const at = new Map<string, string>(residentSheets.map(({ key, homeKey }) => [key, homeKey]))
    const doors = new Map(townMap.places.map(({ key, door }) => [key, door]))
    for (const effect of history) {
      if (effect.kind !== 'action_started') continue
      if (effect.path) expect(effect.path[0]).toEqual(doors.get(at.get(effect.resident)!))
      else expect(effect.place).toBe(at.get(effect.resident))
      at.set(effect.resident, effect.place)
    }
  })

  it('let every resident sleep, eat, wash and read the feed each day', () => {
    for (const { key } of residentSheets) {
      const count = (action: string) =>
        of('action_started').filter((effect) => effect.resident === key && effect.action === action).length
      expect(count('sleep')).toBeGreaterThanOrEqual(DAYS - 1)
      expect(count('eat')).toBeGreaterThanOrEqual(2 * DAYS)
      expect(count('wash')).toBeGreaterThanOrEqual(DAYS - 1)
      expect(count('browse')).toBeGreaterThanOrEqual(DAYS)
    }
  })

  it('spread facts by talk and by posts', () => {
    const learned = of('fact_learned')
    expect(learned.some(({ from, via }) => from !== null && via !== null)).toBe(true)
    const origins = new Set(learned.filter(({ from }) => from === null).map(({ fact }) => fact))
    expect(origins.size).toBeGreaterThan(3)
  })
})
