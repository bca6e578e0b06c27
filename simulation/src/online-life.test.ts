import { SIM_DAY_MS, SIM_HOUR_MS, SIM_MINUTE_MS, simTime } from '@ai-community/shared/world/sim-time.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES_A_DAY } from './actions/online.ts'
import { memoryText } from './mind/effect-text.ts'
import { Simulation, WARM_UP_END } from './simulation.ts'
import { residentSheets } from './world/content/residents.ts'
import { townMap } from './world/content/town.ts'
import type { Effect } from './world/effects.ts'
import type { InputBody, Person } from './world/inputs.ts'
import { parseKey } from './world/keys.ts'

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>

const ANNA: Person = { key: 'p1', displayName: 'Anna' }
const NINE = simTime(SIM_DAY_MS + 9 * SIM_HOUR_MS)
const CHINESE = residentSheets.find(({ language, interests }) => language === 'zh' && interests.length > 0)!

function create(seed: number): Simulation {
  return Simulation.create({ seed, sheets: residentSheets, map: townMap })
}

function only<K extends Effect['kind']>(effects: readonly Effect[], kind: K): Of<K>[] {
  return effects.filter((effect): effect is Of<K> => effect.kind === kind)
}

/** The town at nine in the morning of day 2, with everything that happened until then. */
function morningTown(seed = 5): { simulation: Simulation; history: Effect[] } {
  const simulation = create(seed)
  simulation.runUntil(NINE)
  return { simulation, history: simulation.drainEffects() }
}

/** Lets the inputs come, a minute apart, and the town live on for `hours`. */
function hear(simulation: Simulation, bodies: readonly InputBody[], hours: number): Effect[] {
  const first = simulation.lastInputNo + 1
  const start = simulation.now
  for (const [position, body] of bodies.entries())
    simulation.applyInput({
      ...body,
      inputNo: first + position,
      at: simTime(start + (position + 1) * SIM_MINUTE_MS),
    })
  simulation.runUntil(simTime(start + hours * SIM_HOUR_MS))
  return simulation.drainEffects()
}

/** A resident who is awake and up to nothing that ends in a nap. */
function awakeResident(simulation: Simulation, language: 'zh' | 'en'): string {
  const { residents } = simulation.world.tables
  const awake = residents.find(
    ({ index, action }) => simulation.world.sheet(index).language === language && action.action !== 'sleep',
  )!
  return simulation.world.sheet(awake.index).key
}

describe('three days of the network', () => {
  const simulation = create(3)
  const history: Effect[] = []
  beforeAll(() => {
    simulation.runUntil(simTime(WARM_UP_END + 3 * SIM_DAY_MS))
    history.push(...simulation.drainEffects())
  })

  it('bring authors back to their threads, and answers to answers', () => {
    const comments = only(history, 'comment')
    const byPost = Map.groupBy(comments, ({ post }) => post)
    const threads = only(history, 'post')
      .map(({ key, resident }) => ({ author: resident, comments: byPost.get(key) ?? [] }))
      .filter((thread) => thread.comments.some(({ resident }) => resident !== thread.author))
    expect(threads.length).toBeGreaterThan(100)
    const returning = threads.filter((thread) =>
      thread.comments.some(({ resident }) => resident === thread.author),
    )
    const answered = threads.filter((thread) => thread.comments.some(({ parent }) => parent !== null))
    expect(returning.length / threads.length).toBeGreaterThanOrEqual(0.5)
    expect(answered.length / threads.length).toBeGreaterThanOrEqual(0.4)
  })

  it('leave no more than seven of ten comments without a like, each liked once by one resident', () => {
    const likes = only(history, 'likes')
    const liked = new Set(likes.flatMap(({ comments }) => comments))
    const comments = only(history, 'comment')
    const without = comments.filter(({ key }) => !liked.has(key)).length / comments.length
    expect(without).toBeLessThanOrEqual(0.7)
    expect(without).toBeGreaterThan(0.1)
    const pairs = likes.flatMap(({ resident, posts, comments: keys }) =>
      [...posts, ...keys].map((key) => `${resident} ${key}`),
    )
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it('hold follows of which two to six of ten are returned', () => {
    const follows = new Set<string>()
    for (const { resident, followee, following } of only(history, 'follow'))
      if (following) follows.add(`${resident} ${followee}`)
      else follows.delete(`${resident} ${followee}`)
    const returned = [...follows].filter((pair) => follows.has(pair.split(' ').reverse().join(' ')))
    expect(returned.length / follows.size).toBeGreaterThanOrEqual(0.2)
    expect(returned.length / follows.size).toBeLessThanOrEqual(0.6)
  })

  it('carry messages from resident to resident, within the limit of a day, and answers to them', () => {
    const messages = only(history, 'message')
    const keys = new Set(messages.map(({ key }) => key))
    expect(messages.some(({ answers }) => answers !== null && keys.has(answers))).toBe(true)
    const perDay = Map.groupBy(messages, ({ resident, at }) => `${resident} ${Math.floor(at / SIM_DAY_MS)}`)
    expect(Math.max(...[...perDay.values()].map(({ length }) => length))).toBeLessThanOrEqual(MESSAGES_A_DAY)
    for (const { resident, person } of messages) expect(person).not.toBe(resident)
  })

  it('rest on things that happened before, every post, comment and message', () => {
    const known = new Set<string>()
    let checked = 0
    for (const effect of history) {
      if (effect.kind === 'post' || effect.kind === 'comment' || effect.kind === 'message') {
        const grounds = effect.why.filter(({ kind }) => kind !== 'place' && kind !== 'item')
        if (grounds.length === 0) expect.fail(`${effect.kind} ${effect.key} rests on nothing`)
        for (const { kind, key } of grounds)
          if (!known.has(key)) expect.fail(`${effect.kind} ${effect.key} rests on the unknown ${kind} ${key}`)
        checked++
      }
      if ('key' in effect) known.add(effect.key)
      if (effect.kind === 'fact_learned') known.add(effect.fact)
    }
    expect(checked).toBeGreaterThan(500)
  })

  it('let residents look back two or three times a day, and cite what they found', () => {
    const memories = only(history, 'memory_added')
    const insights = memories.filter(({ memory }) => memory === 'reflection')
    const days = (simulation.now - NINE) / SIM_DAY_MS + 1
    const aDay = insights.length / days / residentSheets.length
    expect(aDay).toBeGreaterThanOrEqual(1.5)
    expect(aDay).toBeLessThanOrEqual(3.5)
    const mine = new Map(memories.map(({ key, resident, at }) => [key, { resident, at }]))
    for (const insight of insights) {
      expect(insight.evidence.length).toBeGreaterThan(0)
      for (const key of insight.evidence) {
        expect(mine.get(key)?.resident).toBe(insight.resident)
        expect(mine.get(key)!.at).toBeLessThanOrEqual(insight.at)
      }
      const text = memoryText(simulation.world, insight)
      for (const words of [text.zh, text.en]) expect(words).not.toMatch(/[{}]|undefined|那个人|that one/)
    }
    expect(new Set(insights.map(({ topic }) => topic)).size).toBeGreaterThan(5)
  })

  it('keep memories bounded by summing up what was often, with what it was as evidence', () => {
    const { memories, residents } = simulation.world.tables
    for (const { memoryCount } of residents) expect(memoryCount).toBeLessThanOrEqual(memories.slots)
    const dropped = new Set(only(history, 'memory_dropped').map(({ key }) => key))
    const habits = only(history, 'memory_added').filter(({ theme }) => theme === 'often')
    expect(habits.length).toBeGreaterThan(10)
    for (const habit of habits) {
      expect(habit.amount).toBeGreaterThanOrEqual(habit.evidence.length)
      expect(habit.evidence.length).toBeGreaterThanOrEqual(3)
      for (const key of habit.evidence) expect(dropped).toContain(key)
      expect(memoryText(simulation.world, habit).zh).toContain(`${habit.amount}回`)
    }
  })
})

describe('a person who writes to the town', () => {
  it('gets a comment on a post that mentions nobody, from somebody whose interest it is', () => {
    const { simulation } = morningTown()
    const text = '最近迷上了摄影，你们有喜欢的地方推荐吗？'
    const post: InputBody = {
      kind: 'person_posted',
      person: ANNA,
      text,
      mentions: [],
      reactionDelayMs: 60_000,
    }
    const comments = only(hear(simulation, [post], 8), 'comment').filter(({ post: key }) => key === 'in:1')
    expect(comments.length).toBeGreaterThan(0)
    expect(comments.length).toBeLessThanOrEqual(12)
    for (const { language, why, parent } of comments) {
      expect(language).toBe('zh')
      expect(why).toContainEqual({ kind: 'event', key: parent ?? 'in:1' })
    }
  })

  it('is neither read nor written to by those whom it blocks', () => {
    const { simulation } = morningTown()
    const text = '今天想喝咖啡，也想聊聊摄影和音乐。'
    const blocks = residentSheets.map(({ key }): InputBody => ({
      kind: 'person_blocked',
      person: ANNA,
      resident: key,
      blocked: true,
    }))
    const follows = residentSheets.map(({ key }): InputBody => ({
      kind: 'person_followed',
      person: ANNA,
      resident: key,
      following: true,
    }))
    const post: InputBody = {
      kind: 'person_posted',
      person: ANNA,
      text,
      mentions: [CHINESE.key],
      reactionDelayMs: 60_000,
    }
    const effects = hear(simulation, [...follows, ...blocks, post], 9)
    const reached = effects.filter(
      (effect) =>
        ((effect.kind === 'comment' || effect.kind === 'message') &&
          JSON.stringify(effect).includes('in:51')) ||
        (effect.kind === 'likes' && effect.posts.includes('in:51')) ||
        (effect.kind === 'follow' && effect.followee === ANNA.key && effect.at > NINE + 51 * SIM_MINUTE_MS),
    )
    expect(reached).toEqual([])
    expect(simulation.world.tables.residents.some(({ followers }) => followers.length > 0)).toBe(false)
  })

  it('is answered to the words as they are after an edit', () => {
    const { simulation } = morningTown()
    const resident = awakeResident(simulation, 'zh')
    const delay = { reactionDelayMs: 10 * SIM_MINUTE_MS }
    const [answer] = only(
      hear(
        simulation,
        [
          { kind: 'person_posted', person: ANNA, text: '你好，在做什么？', mentions: [resident], ...delay },
          { kind: 'text_edited', person: ANNA, target: 'in:1', text: 'Hello, what are you doing?' },
        ],
        1,
      ),
      'comment',
    ).filter(({ resident: author, post }) => author === resident && post === 'in:1')
    expect(answer?.language).toBe('en')
  })

  it('is not answered to what it deleted meanwhile', () => {
    const { simulation } = morningTown()
    const resident = awakeResident(simulation, 'zh')
    const delay = { reactionDelayMs: 10 * SIM_MINUTE_MS }
    const waiting = () =>
      simulation.world.resident(simulation.world.town.findResident(resident)).inbox.map(({ key }) => key)
    const text = '你好，在做什么？'
    hear(simulation, [{ kind: 'person_posted', person: ANNA, text, mentions: [resident], ...delay }], 0.04)
    expect(waiting()).toContain(-1)
    hear(simulation, [{ kind: 'text_deleted', target: 'in:1' }], 0.04)
    expect(waiting()).not.toContain(-1)
    const effects = hear(simulation, [], 3)
    expect(only(effects, 'comment').filter(({ post }) => post === 'in:1')).toEqual([])
  })

  it('is told by who slept that it slept', () => {
    const { simulation } = morningTown()
    const { residents } = simulation.world.tables
    const asleep = residents.find(({ action }) => action.action === 'sleep')!
    const resident = simulation.world.sheet(asleep.index).key
    const wakesAt = asleep.action.endAt
    const message: InputBody = {
      kind: 'person_messaged',
      person: ANNA,
      resident,
      text: '你在做什么？',
      reactionDelayMs: 1_000,
    }
    const [answer] = only(hear(simulation, [message], 14), 'message').filter(
      ({ answers }) => answers === 'in:1',
    )
    expect(answer?.at).toBeGreaterThanOrEqual(wakesAt)
    expect(answer!.text).toMatch(/睡|醒|梦|起|才看到|让你等|久等/)
  })

  it('reads an answer that names whom, where and what it asked about, and rests on what is remembered of it', () => {
    const { simulation } = morningTown()
    const resident = awakeResident(simulation, 'zh')
    const self = simulation.world.resident(simulation.world.town.findResident(resident))
    const other = simulation.world.sheet(simulation.world.tables.relations.read(self.index, 0).other)
    const ask = (text: string): InputBody => ({
      kind: 'person_messaged',
      person: ANNA,
      resident,
      text,
      reactionDelayMs: 1_000,
    })
    const place = townMap.places.find(({ kind }) => kind === 'park')!.name.zh
    const answers = only(
      hear(
        simulation,
        [ask(`你跟${other.called.zh}熟吗？`), ask(`${place}怎么样？`), ask('牛肉面好吃吗？')],
        1,
      ),
      'message',
    ).filter(({ person }) => person === ANNA.key)
    expect(answers.map(({ answers: key }) => key)).toEqual(['in:1', 'in:2', 'in:3'])
    expect(answers[0]!.text).toContain(other.called.zh)
    expect(answers[1]!.text).toContain(place)
    expect(answers[2]!.text).toContain('牛肉面')
    for (const { why, answers: key } of answers) expect(why).toContainEqual({ kind: 'event', key })
  })

  it('hears seldom, if at all, from a resident that it follows and did not write to', () => {
    const { simulation } = morningTown()
    const follows = residentSheets.map(({ key }): InputBody => ({
      kind: 'person_followed',
      person: ANNA,
      resident: key,
      following: true,
    }))
    const letters = only(hear(simulation, follows, 48), 'message').filter(({ person }) => person === ANNA.key)
    expect(letters.length).toBeGreaterThan(0)
    for (const [, own] of Map.groupBy(letters, ({ resident }) => resident))
      expect(own.length).toBeLessThanOrEqual(2)
    for (const { answers, why } of letters) {
      expect(answers).toBeNull()
      expect(why.length).toBeGreaterThan(0)
    }
  })
})

describe('a write that the network refused', () => {
  it('leaves what a post told still to be told, and the post gone', () => {
    const { simulation, history } = morningTown()
    const { social, memories } = simulation.world.tables
    const post = only(history, 'post').at(-1)!
    const key = parseKey(post.key)
    const { author, memory } = social.find(key)!
    const isTold = () => {
      const { memoryCount } = simulation.world.resident(author)
      for (let slot = 0; slot < memoryCount; slot++) {
        const record = memories.read(author, slot)
        if (record.key === memory) return record.told
      }
      return null
    }
    expect(isTold()).toBe(true)
    const { resident } = post
    const code = 'post_not_found'
    hear(simulation, [{ kind: 'effect_refused', effect: 'text', resident, target: post.key, code }], 0.02)
    expect(isTold()).toBe(false)
    expect(social.find(key)).toBeUndefined()
  })

  it('takes back a like and a follow', () => {
    const { simulation, history } = morningTown()
    const { social } = simulation.world.tables
    const like = only(history, 'likes').findLast(({ posts }) => posts.length > 0)!
    const target = like.posts[0]!
    const before = social.find(parseKey(target))!.likeCount
    const { resident, followee } = only(history, 'follow').find(({ following }) => following)!
    const index = simulation.world.town.findResident(resident)
    const followed = simulation.world.town.findResident(followee)
    expect(simulation.world.resident(index).following).toContain(followed)
    const code = 'user_not_found'
    hear(
      simulation,
      [
        { kind: 'effect_refused', effect: 'like', resident: like.resident, target, code },
        { kind: 'effect_refused', effect: 'follow', resident, target: followee, code },
      ],
      0.04,
    )
    expect(social.find(parseKey(target))!.likeCount).toBe(before - 1)
    expect(simulation.world.resident(index).following).not.toContain(followed)
  })
})

describe('likes of people', () => {
  it('count on comments as on posts', () => {
    const { simulation, history } = morningTown()
    const comment = only(history, 'comment').at(-1)!.key
    const count = () => simulation.world.tables.social.findComment(parseKey(comment))!.comment.likeCount
    const before = count()
    hear(simulation, [{ kind: 'comment_likes_gathered', comment, change: 2 }], 0.02)
    expect(count()).toBe(before + 2)
  })
})
