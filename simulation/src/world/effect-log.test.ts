import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import {
  ACTION_KINDS,
  ENGAGEMENT_STATES,
  GATHERING_KINDS,
  GIVE_UP_REASONS,
  MEMORY_KINDS,
} from '@ai-community/shared/world/vocabulary.ts'
import { hashToHex, StateHasher } from '../engine/state-hash.ts'
import { books } from './content/books.ts'
import { INTEREST_KEYS } from './content/interests.ts'
import { items } from './content/items.ts'
import { residentSheets } from './content/residents.ts'
import { townMap } from './content/town.ts'
import { createTables } from './create-world.ts'
import type { EffectLog } from './effect-log.ts'
import { EFFECT_KINDS, ITEM_REASONS, MONEY_REASONS, REASON_KINDS } from './effect-vocabulary.ts'
import { readEffects } from './effect-reader.ts'
import type { Effect, EffectBody } from './effects.ts'
import { intend } from './intention.ts'
import { topicKey } from './memories.ts'
import { emptyMemory } from './memory-store.ts'
import { MEMORY_THEMES } from './memory-themes.ts'
import { BLOCK_KINDS } from './plan-table.ts'
import { Town } from './town.ts'
import { World } from './world.ts'

const town = new Town(townMap, residentSheets)

function createWorld(now: SimTime = simTime(0)): World {
  return new World(town, createTables(town, 1), now, () => undefined)
}

/** Writes one effect and says how it reads. */
type Written = (world: World) => EffectBody

const resident = fc.nat({ max: residentSheets.length - 1 })
const someone = fc.oneof(resident, fc.constant(-1))
const place = fc.nat({ max: town.places.length - 1 })
const item = fc.nat({ max: items.length - 1 })
const key = fc.integer({ min: 1, max: 2 ** 31 - 1 })
const noKey = fc.constant(0)
const count = fc.nat({ max: 65_535 })
const cents = fc.nat({ max: 2 ** 45 })
const time = fc.nat({ max: 2 ** 45 }).map((ms) => ms as SimTime)
const keys = fc.array(key, { maxLength: 200 })
const fact = fc.record({ zh: fc.string(), en: fc.string() })
const reasons = fc.array(fc.tuple(fc.constantFrom(...REASON_KINDS), fc.nat({ max: 40 })), { maxLength: 6 })
const spoken = fc.record({
  text: fc.string(),
  language: fc.constantFrom('zh' as const, 'en' as const),
  why: reasons,
})
const giveUp = fc.option(fc.constantFrom(...GIVE_UP_REASONS))
const gathering = fc.record({
  kind: fc.constantFrom(...GATHERING_KINDS),
  place,
  startAt: time,
  endAt: time,
  host: someone,
})

const nameOf = (index: number) => (index < 0 ? null : residentSheets[index]!.key)
const placeOf = (index: number) => town.place(index).key
const keyOf = (number: number) => `1:${number}`
const keyOrNull = (number: number) => (number === 0 ? null : keyOf(number))

function readWhy(why: readonly (readonly [(typeof REASON_KINDS)[number], number])[]) {
  return why.map(([kind, number]) => {
    if (kind === 'place') return { kind, key: placeOf(number % town.places.length) }
    return { kind, key: kind === 'item' ? items[number % items.length]!.key : keyOf(number + 1) }
  })
}

function writeWhy(why: readonly (readonly [(typeof REASON_KINDS)[number], number])[]) {
  return why.map(([kind, number]) => {
    if (kind === 'place') return { kind, key: number % town.places.length }
    return { kind, key: kind === 'item' ? number % items.length : number + 1 }
  })
}

function readGathering({
  kind,
  place: where,
  startAt,
  endAt,
  host,
}: typeof gathering extends fc.Arbitrary<infer G> ? G : never) {
  return { gathering: kind, place: placeOf(where), startAt, endAt, host: nameOf(host) }
}

/** For each kind, effects of it with any values. */
const anyOf: { [Kind in Effect['kind']]: fc.Arbitrary<Written> } = {
  action_started: fc
    .record({
      key,
      who: resident,
      action: fc.constantFrom(...ACTION_KINDS),
      place,
      from: place,
      endAt: time,
      partner: someone,
      item: fc.oneof(item, fc.constant(-1)),
      topic: fc.oneof(fc.nat({ max: INTEREST_KEYS.length - 1 }), fc.constant(-1)),
      book: fc.oneof(fc.nat({ max: books.length - 1 }), fc.constant(-1)),
      posts: keys,
      cause: fc.oneof(key, noKey),
    })
    .map((one) => ({ effects }) => {
      const { action, partner, topic, book, posts, cause } = one
      const intention = intend(action, one.place, 60, { ...one })
      effects.actionStarted(one.key, one.who, { ...one, intention })
      const isWalk = action === 'walk'
      const subject =
        topic >= 0 ? INTEREST_KEYS[topic]! : book >= 0 ? books[book]!.key : keyOrNull(posts[0] ?? 0)
      return {
        kind: 'action_started',
        key: keyOf(one.key),
        resident: nameOf(one.who)!,
        action,
        place: placeOf(one.place),
        endAt: one.endAt,
        path: isWalk ? town.route(one.from, one.place).path : null,
        partner: isWalk ? null : nameOf(partner),
        item: isWalk || one.item < 0 ? null : items[one.item]!.key,
        about: isWalk ? null : subject,
        cause: cause === 0 ? [] : [keyOf(cause)],
      }
    }),
  action_cut: fc.tuple(key, resident).map(([action, who]) => ({ effects }) => {
    effects.actionCut(action, who)
    return { kind: 'action_cut', key: keyOf(action), resident: nameOf(who)! }
  }),
  memory_added: fc
    .record({
      key,
      who: resident,
      kind: fc.constantFrom(...MEMORY_KINDS),
      theme: fc.constantFrom(...MEMORY_THEMES),
      importance: fc.integer({ min: 1, max: 10 }),
      subject: someone,
      place,
      item: fc.oneof(item, fc.constant(-1)),
      topic: fc.integer({ min: -1, max: 5 }),
      amount: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      fact: fc.option(fact),
      cause: fc.oneof(key, noKey),
      evidence: keys,
    })
    .map((one) => ({ effects }) => {
      effects.memoryAdded(one.who, { ...emptyMemory(), ...one }, one.place, one.fact, one.evidence)
      const { theme, importance, amount } = one
      return {
        kind: 'memory_added',
        key: keyOf(one.key),
        resident: nameOf(one.who)!,
        memory: one.kind,
        theme,
        importance,
        subject: nameOf(one.subject),
        place: placeOf(one.place),
        item: one.item < 0 ? null : items[one.item]!.key,
        amount,
        topic: topicKey(theme, one.topic),
        fact: one.fact,
        evidence: [one.cause, ...one.evidence].filter((number) => number !== 0).map(keyOf),
      }
    }),
  memory_dropped: fc.tuple(key, resident).map(([memory, who]) => ({ effects }) => {
    effects.memoryDropped(memory, who)
    return { kind: 'memory_dropped', key: keyOf(memory), resident: nameOf(who)! }
  }),
  relation_changed: fc
    .tuple(
      resident,
      resident,
      fc.integer({ min: -1_000, max: 1_000 }),
      fc.nat({ max: 1_000 }),
      fc.integer({ min: -1, max: 1e8 }),
    )
    .map(([who, other, affinity, familiarity, lastMetSeconds]) => ({ effects }) => {
      const relation = { other, affinity: affinity / 1_000, familiarity: familiarity / 1_000, lastMetSeconds }
      effects.relationChanged(who, relation)
      return {
        kind: 'relation_changed',
        resident: nameOf(who)!,
        other: nameOf(other)!,
        affinity: affinity / 1_000,
        familiarity: familiarity / 1_000,
        lastMet: lastMetSeconds < 0 ? null : ((lastMetSeconds * 1_000) as SimTime),
      }
    }),
  money_changed: fc
    .tuple(key, someone, someone, cents, cents, cents, fc.constantFrom(...MONEY_REASONS))
    .map(([transfer, from, to, amount, fromCents, toCents, reason]) => ({ effects }) => {
      effects.moneyChanged(transfer, from, to, amount, fromCents, toCents, reason)
      return {
        kind: 'money_changed',
        key: keyOf(transfer),
        from: from < 0 ? { town: true } : { resident: nameOf(from)! },
        to: to < 0 ? { town: true } : { resident: nameOf(to)! },
        cents: amount,
        fromCents: from < 0 ? null : fromCents,
        toCents: to < 0 ? null : toCents,
        reason,
      }
    }),
  item_changed: fc
    .tuple(key, item, count, someone, someone, count, count, fc.constantFrom(...ITEM_REASONS))
    .map(([transfer, what, pieces, from, to, fromCount, toCount, reason]) => ({ effects }) => {
      effects.itemChanged(transfer, what, pieces, from, to, fromCount, toCount, reason)
      return {
        kind: 'item_changed',
        key: keyOf(transfer),
        item: items[what]!.key,
        count: pieces,
        from: nameOf(from),
        to: nameOf(to),
        fromCount: from < 0 ? null : fromCount,
        toCount: to < 0 ? null : toCount,
        reason,
      }
    }),
  fact_learned: fc
    .tuple(key, fact, resident, someone, fc.oneof(key, noKey))
    .map(([known, text, who, from, via]) => ({ effects }) => {
      effects.factLearned(known, text, who, from, via)
      return {
        kind: 'fact_learned',
        fact: keyOf(known),
        text,
        resident: nameOf(who)!,
        from: nameOf(from),
        via: keyOrNull(via),
      }
    }),
  encounter: fc
    .record({
      key,
      place,
      endAt: time,
      participants: fc.array(resident, { maxLength: 6 }),
      topic: fc.integer({ min: -1, max: INTEREST_KEYS.length - 1 }),
      turns: fc.array(
        fc.tuple(resident, fc.string(), fc.constantFrom('zh' as const, 'en' as const), fc.boolean()),
        {
          maxLength: 40,
        },
      ),
      told: fc.array(fact, { maxLength: 3 }),
    })
    .map((one) => ({ effects }) => {
      const turns = one.turns.map(([speaker, text, language, isLater]) => ({
        speaker,
        text: isLater ? { spell: () => text, fold: () => undefined } : text,
        language,
      }))
      const told = one.told.map((text) => ({ fact: { text } }))
      effects.encounter(one.key, one.place, one.endAt, one.participants, one.topic, turns, told)
      return {
        kind: 'encounter',
        key: keyOf(one.key),
        place: placeOf(one.place),
        endAt: one.endAt,
        participants: one.participants.map((index) => nameOf(index)!),
        topic: one.topic < 0 ? null : INTEREST_KEYS[one.topic]!,
        turns: one.turns.map(([speaker, text, language]) => ({ speaker: nameOf(speaker)!, text, language })),
        facts: one.told,
      }
    }),
  post: fc.tuple(key, resident, place, spoken).map(([post, who, where, speech]) => ({ effects }) => {
    effects.post(post, who, where, { ...speech, why: writeWhy(speech.why) })
    const why = readWhy(speech.why)
    return { kind: 'post', key: keyOf(post), resident: nameOf(who)!, place: placeOf(where), ...speech, why }
  }),
  comment: fc
    .tuple(key, resident, key, fc.oneof(key, noKey), spoken)
    .map(([comment, who, post, parent, speech]) => ({ effects }) => {
      effects.comment(comment, who, post, parent, { ...speech, why: writeWhy(speech.why) })
      const head = {
        key: keyOf(comment),
        resident: nameOf(who)!,
        post: keyOf(post),
        parent: keyOrNull(parent),
      }
      return { kind: 'comment', ...head, ...speech, why: readWhy(speech.why) }
    }),
  likes: fc.tuple(resident, keys, keys).map(([who, posts, comments]) => ({ effects }) => {
    effects.likes(who, posts, comments)
    return { kind: 'likes', resident: nameOf(who)!, posts: posts.map(keyOf), comments: comments.map(keyOf) }
  }),
  follow: fc.tuple(resident, resident, fc.boolean()).map(([who, followee, following]) => ({ effects }) => {
    effects.follow(who, followee, following)
    return { kind: 'follow', resident: nameOf(who)!, followee: nameOf(followee)!, following }
  }),
  message: fc
    .tuple(key, resident, resident, fc.oneof(key, noKey), spoken)
    .map(([message, who, to, answers, speech]) => ({ effects }) => {
      effects.message(message, who, to, answers, { ...speech, why: writeWhy(speech.why) })
      const head = {
        key: keyOf(message),
        resident: nameOf(who)!,
        person: nameOf(to)!,
        answers: keyOrNull(answers),
      }
      return { kind: 'message', ...head, ...speech, why: readWhy(speech.why) }
    }),
  engagement_changed: fc
    .tuple(key, resident, gathering, fc.constantFrom(...ENGAGEMENT_STATES), giveUp)
    .map(([what, who, where, state, reason]) => ({ effects }) => {
      effects.engagementChanged(what, who, where, state, reason)
      const head = { key: keyOf(what), resident: nameOf(who)!, ...readGathering(where) }
      return { kind: 'engagement_changed', ...head, state, reason }
    }),
  event_announced: fc
    .tuple(key, gathering, fc.array(resident), fact, fc.integer({ min: 1, max: 10 }))
    .map(([what, where, invited, text, importance]) => ({ effects }) => {
      effects.eventAnnounced(what, where, invited, text, importance)
      const head = {
        key: keyOf(what),
        ...readGathering(where),
        invited: invited.map((index) => nameOf(index)!),
      }
      return { kind: 'event_announced', ...head, text, importance }
    }),
  block_closed: fc
    .tuple(resident, fc.constantFrom(...BLOCK_KINDS), count, count, place, fc.boolean(), giveUp)
    .map(([who, block, startMinute, endMinute, where, isDone, reason]) => ({ effects }) => {
      const state = isDone ? 'done' : 'dropped'
      const part = { kind: block, startMinute, endMinute, place: where, state, reason, gathering: 0 } as const
      effects.blockClosed(who, part, state, reason)
      return {
        kind: 'block_closed',
        resident: nameOf(who)!,
        block,
        startAt: (startMinute * 60_000) as SimTime,
        endAt: (endMinute * 60_000) as SimTime,
        place: placeOf(where),
        state,
        reason,
      }
    }),
  image_requested: fc
    .tuple(key, resident, place, fc.string())
    .map(([image, who, where, prompt]) => ({ effects }) => {
      effects.imageRequested(image, who, where, prompt)
      return {
        kind: 'image_requested',
        key: keyOf(image),
        resident: nameOf(who)!,
        place: placeOf(where),
        prompt,
      }
    }),
}
const anyEffect = fc.oneof(...Object.values(anyOf))
const anyEffects = fc.array(anyEffect, { maxLength: 60 })

function hashOf(logs: readonly EffectLog[], spells = true): string[] {
  const numbers = new StateHasher()
  const texts = new StateHasher()
  for (const log of logs) log.fold(numbers, texts, spells)
  return [hashToHex(numbers.digest()), hashToHex(texts.digest())]
}

describe('the log of effects', () => {
  let world: World
  beforeEach(() => {
    world = createWorld()
  })

  it.each(EFFECT_KINDS)('reads %s as it was written', (kind) => {
    fc.assert(
      fc.property(anyOf[kind], time, (write, now) => {
        const lived = createWorld(now)
        const { effectCount } = lived.tables
        const written = write(lived)
        expect(readEffects(lived.effects, lived)).toEqual([
          { effectNo: effectCount + 1, at: now, ...written },
        ])
      }),
      { numRuns: 40 },
    )
  })

  it('numbers effects densely and gives them in order', () => {
    fc.assert(
      fc.property(anyEffects, (writes) => {
        world.effects.clear()
        const before = world.tables.effectCount
        const written = writes.map((write) => write(world))
        const read = readEffects(world.effects, world)
        expect(read.map(({ effectNo }) => effectNo)).toEqual(written.map((_, i) => before + 1 + i))
        expect(read.map(({ kind }) => kind)).toEqual(written.map(({ kind }) => kind))
      }),
      { numRuns: 60 },
    )
  })

  it('grows in time, wherever its room ends', () => {
    const turns = Array.from({ length: 40 }, (_, turn) => ({
      speaker: turn % 25,
      text: `${turn}`,
      language: 'en' as const,
    }))
    const expected = turns.map(({ speaker, ...turn }) => ({ ...turn, speaker: nameOf(speaker) }))
    for (let i = 0; i < 200; i++) {
      world.effects.encounter(i + 1, 0, simTime(0), [0, 1], -1, turns, [])
      if (i % 3 === 0) world.effects.actionCut(i + 1, 0)
    }
    const met = readEffects(world.effects, world).filter((effect) => effect.kind === 'encounter')
    expect(met).toHaveLength(200)
    for (const encounter of met) expect(encounter.turns).toEqual(expected)
  })

  it('hands over its last effects as a log of their own, which later ones do not change', () => {
    fc.assert(
      fc.property(anyEffects, anyEffects, fc.nat({ max: 70 }), (writes, later, most) => {
        world.effects.clear()
        for (const write of writes) write(world)
        const whole = readEffects(world.effects, world)
        const taken = world.effects.lastOf(most)
        world.effects.clear()
        for (const write of later) write(world)
        expect(readEffects(taken, world)).toEqual(most === 0 ? [] : whole.slice(-most))
      }),
      { numRuns: 60 },
    )
  })

  it('has the same hash however it is cut, and another when anything is changed', () => {
    fc.assert(
      fc.property(
        fc.array(anyEffect, { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (writes, cut, flip) => {
          const whole = createWorld()
          for (const write of writes) write(whole)
          const parts = createWorld()
          const logs: EffectLog[] = []
          for (const [position, write] of writes.entries()) {
            write(parts)
            if (position !== cut % writes.length) continue
            logs.push(parts.effects.lastOf(Infinity))
            parts.effects.clear()
          }
          const hash = hashOf([whole.effects])
          expect(hashOf([...logs, parts.effects])).toEqual(hash)
          const { words, length } = whole.effects
          words[flip % length]! ^= 1 << (flip % 31)
          expect(hashOf([whole.effects])).not.toEqual(hash)
          words[flip % length]! ^= 1 << (flip % 31)
          const { texts } = whole.effects
          if (texts.length === 0) return
          texts[flip % texts.length] = 'nobody said this'
          expect(hashOf([whole.effects])).not.toEqual(hash)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('gives back the room of a crowded hour and goes on', () => {
    for (let i = 0; i < 20_000; i++) world.effects.memoryDropped(i + 1, 0)
    const crowded = world.effects.words.length
    world.effects.clear()
    world.effects.clear()
    expect(world.effects.words.length).toBeLessThan(crowded)
    world.effects.actionCut(5, 1)
    expect(readEffects(world.effects, world)).toEqual([
      { effectNo: 20_001, at: 0, kind: 'action_cut', key: '1:5', resident: residentSheets[1]!.key },
    ])
  })
})
