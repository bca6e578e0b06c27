import { SIM_DAY_MS, SIM_HOUR_MS } from '@ai-community/shared/world/sim-time.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { LivedDays } from '../test/support/lived-days.ts'
import { countNearDuplicates } from './experiments/near-duplicates.ts'
import { items } from './world/content/items.ts'
import { residentSheets } from './world/content/residents.ts'
import { townMap } from './world/content/town.ts'
import { parseKey } from './world/keys.ts'

const DAYS = 7
const ROUND_DAYS = [7, 14, 30, 60, 100, 200, 365]
const CAUSED = ['traded', 'helped', 'was_helped', 'glad_for', 'anniversary', 'calls_together'] as const
const SEEDS = process.env.VERIFY === 'full' ? [11, 3, 7, 19, 42] : [11]

describe.each(SEEDS)('a week of the town, seed %i', (seed) => {
  const week = new LivedDays(seed, DAYS)
  const { simulation, history } = week
  const of: LivedDays['of'] = (kind) => week.of(kind)

  /** An action with the time at which it was over. */
  const actionOf = (key: string) => {
    const found = actions.get(key)
    if (!found) throw new Error(`no action ${key}`)
    return found
  }
  const actions = new Map<string, LivedAction>()
  beforeAll(() => {
    week.live()
    for (const effect of history)
      if (effect.kind === 'action_started') actions.set(effect.key, { ...effect, endedAt: effect.endAt })
      else if (effect.kind === 'action_cut') actions.get(effect.key)!.endedAt = effect.at
  })

  it('leaves nobody stuck', () => {
    expect(week.stuck).toEqual([])
  })

  it('lets no need lie at the floor for twelve hours', () => {
    expect(week.longestMisery).toBeLessThan(12)
  })

  it('has one to four posts a resident-day, and at least one of everyone', () => {
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

  it('has at least two encounters a resident-day, of two or more with two to six turns', () => {
    const takingPart = of('encounter').reduce((sum, { participants }) => sum + participants.length, 0)
    expect(takingPart / (DAYS * residentSheets.length)).toBeGreaterThanOrEqual(2)
    for (const { participants, turns } of of('encounter')) {
      expect(new Set(participants).size).toBeGreaterThanOrEqual(2)
      expect(turns.length).toBeGreaterThanOrEqual(2)
      expect(turns.length).toBeLessThanOrEqual(6)
      for (const { speaker } of turns) expect(participants).toContain(speaker)
    }
  })

  it('shows a post within an hour at the median, whatever the hour of the day', () => {
    const posts = history.filter(({ kind }) => kind === 'post').map(({ at }) => at as number)
    for (let hour = 0; hour < 24; hour++) {
      const waits = Array.from({ length: DAYS }, (_, day) => day + 2)
        .flatMap((day) =>
          [0, 15, 30, 45].map((minute) => (day - 1) * SIM_DAY_MS + hour * SIM_HOUR_MS + minute * 60_000),
        )
        .map((from) => (posts.find((at) => at >= from) ?? Infinity) - from)
        .sort((a, b) => a - b)
      expect(waits[waits.length / 2]).toBeLessThanOrEqual(SIM_HOUR_MS)
    }
  })

  it('has at most two near-duplicates in a hundred posts', () => {
    const posts = history.filter((effect) => effect.kind === 'post')
    expect(posts.length).toBeGreaterThan(300)
    const texts = posts.map(({ resident, text }) => ({ author: resident, text }))
    expect(countNearDuplicates(texts) / posts.length).toBeLessThanOrEqual(0.02)
  })

  it('grounds every post and comment in something earlier', () => {
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

  it('grounds every memory and action in something earlier', () => {
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

  it('speaks of a meal, a talk, a gift or a purchase only where one was', () => {
    const talked = new Set(
      history.flatMap((effect) =>
        effect.kind === 'encounter' ? effect.participants.map((who) => `${effect.key} ${who}`) : [],
      ),
    )
    for (const effect of history)
      if (effect.kind === 'memory_added' && effect.memory === 'talk' && effect.theme === 'long_talk')
        expect(talked).toContain(`${effect.evidence[0]} ${effect.resident}`)
  })

  it('neither makes nor loses money', () => {
    expect(week.totalMoney()).toBe(week.moneyAtFirst)
    for (const { moneyCents } of simulation.world.tables.residents)
      expect(moneyCents).toBeGreaterThanOrEqual(0)
  })

  it('keeps count of things: what each has is what the transfers leave it', () => {
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

  it('keeps to places that are open and not over-full, and start walks where the resident is', () => {
    const at = new Map<string, string>(residentSheets.map(({ key, homeKey }) => [key, homeKey]))
    const doors = new Map(townMap.places.map(({ key, door }) => [key, door]))
    for (const effect of history) {
      if (effect.kind !== 'action_started') continue
      if (effect.path) expect(effect.path[0]).toEqual(doors.get(at.get(effect.resident)!))
      else expect(effect.place).toBe(at.get(effect.resident))
      at.set(effect.resident, effect.place)
    }
  })

  it('lets every resident sleep, eat, wash and read the feed each day', () => {
    const counts = new Map<string, number>()
    for (const { resident, action } of of('action_started')) {
      const name = `${resident} ${action}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    for (const { key } of residentSheets) {
      const count = (action: string) => counts.get(`${key} ${action}`) ?? 0
      expect(count('sleep')).toBeGreaterThanOrEqual(DAYS - 1)
      expect(count('eat')).toBeGreaterThanOrEqual(2 * DAYS)
      expect(count('wash')).toBeGreaterThanOrEqual(DAYS - 1)
      expect(count('browse')).toBeGreaterThanOrEqual(DAYS)
    }
  })

  it('spreads facts by talk and by posts', () => {
    const learned = of('fact_learned')
    expect(learned.some(({ from, via }) => from !== null && via !== null)).toBe(true)
    const origins = new Set(learned.filter(({ from }) => from === null).map(({ fact }) => fact))
    expect(origins.size).toBeGreaterThan(3)
  })

  it('plans each day in five to eight parts', () => {
    const fitting = week.planSizes.filter((size) => size >= 5 && size <= 8).length
    expect(week.planSizes.length).toBeGreaterThan(DAYS * residentSheets.length * 0.9)
    expect(fitting / week.planSizes.length).toBeGreaterThanOrEqual(0.95)
  })

  it('does the parts of its plans, or gives them up for a reason that is kept', () => {
    const closed = of('block_closed')
    const unaccounted = closed.filter(({ state, reason }) => state === 'dropped' && reason === null)
    expect(closed.length).toBeGreaterThan(DAYS * residentSheets.length * 4)
    expect(unaccounted).toEqual([])
    expect(closed.filter(({ state }) => state === 'done').length / closed.length).toBeGreaterThan(0.7)
  })

  it('keeps at least four of five appointments, and has a reason for every other', () => {
    const ended = appointmentsOf(week)
    expect(ended.length).toBeGreaterThan(DAYS * 3)
    const kept = ended.filter((guests) => guests.every(({ state }) => state === 'came'))
    expect(kept.length / ended.length).toBeGreaterThanOrEqual(0.8)
    for (const guests of ended) {
      expect(guests.length).toBeGreaterThanOrEqual(2)
      for (const { state, reason } of guests) expect(state === 'came' || reason !== null).toBe(true)
    }
  })

  it('has those who keep an appointment at its place while it lasts', () => {
    const places = new Map<string, string>()
    for (const effect of history) {
      if (effect.kind === 'action_started' && !effect.path) places.set(effect.resident, effect.place)
      if (effect.kind !== 'engagement_changed' || effect.state !== 'came') continue
      expect(places.get(effect.resident)).toBe(effect.place)
      expect(effect.at).toBeLessThan(effect.endAt)
    }
  })

  it('tells of its events, which some go to and remember', () => {
    const announced = of('event_announced').filter(({ place }) => place !== null)
    expect(new Set(announced.map(({ gathering }) => gathering)).size).toBeGreaterThanOrEqual(3)
    const visitors = of('engagement_changed').filter(
      ({ state, key }) => state === 'came' && announced.some((event) => event.key === key),
    )
    expect(visitors.length).toBeGreaterThan(8)
    const remembered = of('memory_added').filter(
      ({ theme }) => theme === 'attended' || theme === 'sat_exam' || theme === 'hosted',
    )
    expect(remembered.length).toBeGreaterThan(visitors.length / 2)
    for (const { amount, evidence } of of('memory_added').filter(({ theme }) => theme === 'hosted')) {
      const guests = of('engagement_changed').filter(
        ({ key, state }) => key === evidence[0] && state === 'came',
      )
      expect(amount).toBe(guests.length - 1)
    }
  })

  it('lets no place hold more than it can', () => {
    expect(week.mostCrowded).toBeLessThanOrEqual(0)
  })

  it('has things change hands both ways, pictures taken and friends made', () => {
    const themes = new Set(of('memory_added').map(({ theme }) => theme))
    for (const theme of [...CAUSED, 'sold', 'photographed', 'grew_close', 'weather_seen'] as const)
      expect(themes).toContain(theme)
    expect(of('image_requested').length).toBeGreaterThan(0)
    expect(of('encounter').some(({ participants }) => participants.length > 2)).toBe(true)
  })

  it('swaps things one for another, and remembers what was given for what', () => {
    const swaps = of('memory_added').filter(({ theme }) => theme === 'traded')
    for (const { resident, subject, item, topic, evidence } of swaps) {
      const moved = of('item_changed').filter(
        ({ at, reason, from, to }) =>
          reason === 'traded' &&
          at === actionOf(evidence[0]!).endedAt &&
          [from, to].includes(resident) &&
          [from, to].includes(subject),
      )
      expect(moved).toContainEqual(expect.objectContaining({ item, to: resident, from: subject, count: 1 }))
      expect(moved).toContainEqual(
        expect.objectContaining({ item: topic, from: resident, to: subject, count: 1 }),
      )
    }
  })

  it('helps, feeds and is glad for others only where something was done', () => {
    const published = new Map(of('post').map((post) => [post.key, post]))
    const remembered = new Map(
      history.flatMap((one) => (one.kind === 'memory_added' ? [[one.key, one]] : [])),
    )
    for (const { theme, resident, subject, item, amount, at, evidence } of of('memory_added')) {
      const [root] = evidence
      if (theme === 'helped' || theme === 'was_helped') {
        const [doer, other] = theme === 'helped' ? [resident, subject] : [subject, resident]
        expect(actionOf(root!)).toMatchObject({ action: 'work', resident: doer, partner: other })
      } else if (theme === 'was_fed' || theme === 'cooked_for') {
        const [eater, cook] = theme === 'was_fed' ? [resident, subject] : [subject, resident]
        expect(actionOf(root!)).toMatchObject({ action: 'eat', resident: eater, partner: cook, item })
      } else if (theme === 'glad_for') expect(published.get(root!)).toMatchObject({ resident: subject })
      else if (theme === 'anniversary') {
        expect(ROUND_DAYS).toContain(amount)
        const first = remembered.get(root!)!
        expect(first).toMatchObject({ theme: 'new_acquaintance', resident, subject })
        expect(Math.floor(at / SIM_DAY_MS) - Math.floor(first.at / SIM_DAY_MS)).toBe(amount)
      }
    }
  })

  it('writes of each of these, and of an outing before it begins', () => {
    const memories = new Map(history.flatMap((one) => (one.kind === 'memory_added' ? [[one.key, one]] : [])))
    const told = of('post').flatMap(({ why, at }) => {
      const memory = memories.get(why[0]!.key)
      return memory ? [{ memory, at }] : []
    })
    const themes = new Set<string>(told.map(({ memory }) => memory.theme))
    expect(CAUSED.filter((theme) => themes.has(theme)).length).toBeGreaterThanOrEqual(4)
    expect(themes).toContain('calls_together')
    for (const { memory, at } of told)
      if (memory.theme === 'calls_together') {
        expect(at).toBeLessThan(memory.amount * 60_000)
        expect(memory.amount * 60_000 - memory.at, 'others can read of it').toBeGreaterThan(2.9 * SIM_HOUR_MS)
      }
  })

  it('lets those who say yes to an outing come along, and nobody else', () => {
    const calls = new Set(
      of('memory_added').flatMap((one) => (one.theme === 'calls_together' ? [one.evidence[0]!] : [])),
    )
    const joined = of('engagement_changed').filter(
      ({ key, state, host, resident }) => calls.has(key) && state === 'accepted' && host !== resident,
    )
    expect(calls.size).toBeGreaterThan(3)
    // In a week of 25 it may be that nobody who reads of one has the time; not so in the first of the seeds.
    if (seed === SEEDS[0]) expect(joined.length).toBeGreaterThan(0)
    const commented = new Map(of('comment').map((comment) => [`${comment.resident} ${comment.at}`, comment]))
    const arranged = of('memory_added').filter(({ theme }) => theme === 'arranged')
    for (const { resident, host, at, startAt } of joined) {
      const { key } = commented.get(`${resident} ${at}`)!
      expect(startAt).toBeGreaterThan(at)
      // What it said is known while the network shows it.
      const said = simulation.world.tables.social.findComment(parseKey(key))?.comment.kind
      expect(['comment_invited', undefined]).toContain(said)
      const remembered = arranged.filter(({ evidence }) => evidence.includes(key))
      expect(remembered.map((memory) => memory.resident).sort()).toEqual([resident, host].sort())
    }
  })

  it('sends pupils to school to learn, and pays them no wage', () => {
    const pupils = residentSheets.filter(({ index }) => simulation.world.town.isPupil(index))
    expect(pupils.length).toBeGreaterThan(0)
    for (const { key } of pupils) {
      const actions = of('action_started').filter(({ resident }) => resident === key)
      expect(actions.some(({ action }) => action === 'work')).toBe(false)
      expect(actions.some(({ action, place }) => action === 'study' && place === 'school')).toBe(true)
    }
  })
})

type LivedAction = ReturnType<typeof LivedDays.prototype.of<'action_started'>>[number] & { endedAt: number }

/** Appointments that are over, each as the last word of all its guests. */
function appointmentsOf(week: LivedDays) {
  const isEvent = new Set(week.history.flatMap((e) => (e.kind === 'event_announced' ? [e.key] : [])))
  const last = new Map<string, ReturnType<typeof week.of<'engagement_changed'>>[number]>()
  // An outing that nobody joined was no appointment.
  const guests = Map.groupBy(week.of('engagement_changed'), ({ key }) => key)
  const isShared = (key: string) => new Set(guests.get(key)!.map(({ resident }) => resident)).size > 1
  for (const effect of week.of('engagement_changed'))
    if (!isEvent.has(effect.key) && isShared(effect.key) && effect.endAt < week.simulation.now)
      last.set(`${effect.key} ${effect.resident}`, effect)
  return [...Map.groupBy(last.values(), ({ key }) => key).values()]
}
