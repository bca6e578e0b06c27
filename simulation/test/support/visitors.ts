import { SIM_HOUR_MS, SIM_MINUTE_MS, simTime, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import type { BilingualText } from '@ai-community/shared/world/vocabulary.ts'
import { RandomStream } from '../../src/engine/random-stream.ts'
import { Simulation, type SimulationOptions } from '../../src/simulation.ts'
import { townMap } from '../../src/world/content/town.ts'
import type { Effect } from '../../src/world/effects.ts'
import type { InputBody, Person, WorldInput } from '../../src/world/inputs.ts'

type Kind = InputBody['kind']
type InputOf<K extends Kind> = Extract<InputBody, { kind: K }>
type Written = { key: string; author: string }
type Refusable = Pick<InputOf<'effect_refused'>, 'effect' | 'resident' | 'target'>

const PEOPLE = 6
const MEAN_GAP_MINUTES = 20
/** Texts, likes and follows so far back that a visitor still comes upon them. */
const FEED = 40

const WORDS = [
  '大家好，今天小镇上有什么新鲜事？',
  '这家面馆几点关门？',
  '你最近在看什么书？我周末想去图书馆。',
  '我不同意，下雨天才适合散步。',
  '生日快乐！晚上去庆祝一下吧',
  '明天下午三点一起喝咖啡好吗？',
  'good morning everybody, what a fine day',
  'How was your day? I heard about the party.',
  'Sorry about yesterday, I was in a bad mood.',
  'Do you know who is standing for the council?',
  'I love this. Where can I buy one?',
  'that is nonsense',
]

/** What the visitors have seen of the town, and their luck. */
class Visit {
  readonly random: RandomStream
  readonly residents: readonly string[]
  readonly places: readonly string[]
  readonly people: Person[]
  readonly posts: Written[] = []
  readonly comments: (Written & { post: string })[] = []
  readonly own: { key: string; person: Person }[] = []
  readonly refusable: Refusable[] = []
  readonly given = new Map<string, number>()
  now = simTime(0)

  constructor({ seed, sheets, map }: SimulationOptions) {
    this.random = RandomStream.named(seed, 'visitors')
    this.residents = sheets.map(({ key }) => key)
    this.places = map.places.map(({ key }) => key)
    this.people = Array.from({ length: PEOPLE }, (_, i) => ({
      key: `p${i + 1}`,
      displayName: `访客 ${i + 1}`,
    }))
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.random.between(Math.max(0, items.length - FEED), items.length - 1)]
  }

  person(): Person {
    return { ...this.pick(this.people)! }
  }

  text(): string {
    return `${this.pick(WORDS)} ${this.random.between(1, 999)}`
  }

  mentions(): string[] {
    return this.random.chance(0.4) ? [this.pick(this.residents)!] : []
  }

  /** 1–3 real seconds at speed 60. */
  delay(): number {
    return this.random.between(60_000, 180_000)
  }

  fact(): BilingualText {
    const number = this.random.between(1, 9_999)
    return { zh: `广场上的第${number}盏灯亮了`, en: `lamp ${number} of the square is lit` }
  }

  importance(): number {
    return this.random.between(1, 10)
  }

  /** Two hours that lie ahead. */
  span(): { startAt: SimTime; endAt: SimTime } {
    const startAt = this.now + this.random.between(2, 30) * SIM_HOUR_MS
    return { startAt: simTime(startAt), endAt: simTime(startAt + 2 * SIM_HOUR_MS) }
  }

  /** Likes are taken back only where they were given. */
  change(key: string): number {
    const before = this.given.get(key) ?? 0
    const change = before > 0 && this.random.chance(0.3) ? -1 : this.random.between(1, 4)
    this.given.set(key, before + change)
    return change
  }

  see(effects: readonly Effect[], now: SimTime): void {
    this.now = now
    this.refusable.length = 0
    for (const effect of effects) {
      const { kind } = effect
      if (kind === 'post') this.posts.push({ key: effect.key, author: effect.resident })
      if (kind === 'comment')
        this.comments.push({ key: effect.key, author: effect.resident, post: effect.post })
      if (kind === 'post' || kind === 'comment' || kind === 'message')
        this.refusable.push({ effect: 'text', resident: effect.resident, target: effect.key })
      if (kind === 'likes')
        for (const target of effect.posts)
          this.refusable.push({ effect: 'like', resident: effect.resident, target })
      if (kind === 'follow')
        this.refusable.push({ effect: 'follow', resident: effect.resident, target: effect.followee })
    }
  }

  hear({ inputNo, ...body }: WorldInput): void {
    const key = `in:${inputNo}`
    if (body.kind === 'person_posted') {
      this.posts.push({ key, author: body.person.key })
      this.own.push({ key, person: body.person })
    }
    if (body.kind === 'person_commented')
      this.comments.push({ key, author: body.person.key, post: body.post })
  }
}

/** How often each kind comes, beside the others, and what it says; undefined where there is nothing it could be about. */
const MAKERS: { [K in Kind]: [weight: number, make: (visit: Visit) => InputOf<K> | undefined] } = {
  person_posted: [
    12,
    (visit) => ({
      kind: 'person_posted',
      person: visit.person(),
      text: visit.text(),
      mentions: visit.mentions(),
      reactionDelayMs: visit.delay(),
    }),
  ],
  person_commented: [
    20,
    (visit) => {
      const parent = visit.random.chance(0.5) ? visit.pick(visit.comments) : undefined
      const post = parent?.post ?? visit.pick(visit.posts)?.key
      return post === undefined
        ? undefined
        : {
            kind: 'person_commented',
            person: visit.person(),
            text: visit.text(),
            post,
            parent: parent?.key ?? null,
            mentions: visit.mentions(),
            reactionDelayMs: visit.delay(),
          }
    },
  ],
  likes_gathered: [
    15,
    (visit) => {
      const post = visit.pick(visit.posts)?.key
      return post === undefined ? undefined : { kind: 'likes_gathered', post, change: visit.change(post) }
    },
  ],
  comment_likes_gathered: [
    8,
    (visit) => {
      const comment = visit.pick(visit.comments)?.key
      return comment === undefined
        ? undefined
        : { kind: 'comment_likes_gathered', comment, change: visit.change(comment) }
    },
  ],
  person_followed: [
    6,
    (visit) => ({
      kind: 'person_followed',
      person: visit.person(),
      resident: visit.pick(visit.residents)!,
      following: visit.random.chance(0.7),
    }),
  ],
  person_blocked: [
    2,
    (visit) => ({
      kind: 'person_blocked',
      person: visit.person(),
      resident: visit.pick(visit.residents)!,
      blocked: visit.random.chance(0.6),
    }),
  ],
  person_messaged: [
    20,
    (visit) => ({
      kind: 'person_messaged',
      person: visit.person(),
      resident: visit.pick(visit.residents)!,
      text: visit.text(),
      reactionDelayMs: visit.delay(),
    }),
  ],
  person_forgotten: [
    1,
    (visit) => {
      // The account is gone: another person comes in its place.
      const position = visit.random.between(0, visit.people.length - 1)
      const { key } = visit.people[position]!
      const number = Number(key.slice(1)) + PEOPLE
      visit.people[position] = { key: `p${number}`, displayName: `Visitor ${number}` }
      return { kind: 'person_forgotten', person: { key, displayName: '' } }
    },
  ],
  text_edited: [
    4,
    (visit) => {
      const own = visit.pick(visit.own)
      return own && { kind: 'text_edited', person: own.person, target: own.key, text: visit.text() }
    },
  ],
  text_deleted: [
    4,
    (visit) => {
      const target = visit.pick(visit.random.chance(0.5) ? visit.posts : visit.comments)?.key
      return target === undefined ? undefined : { kind: 'text_deleted', target }
    },
  ],
  event_injected: [
    2,
    (visit) => {
      const place = visit.random.chance(0.5) ? visit.pick(townMap.places)!.key : null
      const news = {
        kind: 'event_injected',
        fact: visit.fact(),
        place,
        importance: visit.importance(),
      } as const
      if (place === null || visit.random.chance(0.5)) return news
      return { ...news, gathering: { kind: 'concert', ...visit.span() } }
    },
  ],
  fact_planted: [
    2,
    (visit) => ({
      kind: 'fact_planted',
      resident: visit.pick(visit.residents)!,
      fact: visit.fact(),
      importance: visit.importance(),
    }),
  ],
  party_planned: [
    1,
    (visit) => ({
      kind: 'party_planned',
      host: visit.pick(visit.residents)!,
      place: 'cafe',
      fact: visit.fact(),
      ...visit.span(),
      guests: visit.random.chance(0.5) ? null : visit.residents.slice(0, visit.random.between(1, 6)),
    }),
  ],
  action_given: [
    3,
    (visit) => ({
      kind: 'action_given',
      resident: visit.pick(visit.residents)!,
      request: visit.pick<InputOf<'action_given'>['request']>([
        { action: 'rest', place: 'park', minutes: 15 },
        { action: 'photo' },
        { action: 'study', place: 'library', minutes: 30 },
        { action: 'walk', place: visit.pick(visit.places)! },
        { action: 'post', text: visit.text(), language: 'en' },
        { action: 'talk', with: visit.pick(visit.residents)! },
        { action: 'give', to: visit.pick(visit.residents)!, item: 'red-bean-bun' },
      ])!,
    }),
  ],
  effect_refused: [
    5,
    (visit) => {
      const refused = visit.pick(visit.refusable)
      return refused && { kind: 'effect_refused', ...refused, code: 'post_not_found' }
    },
  ],
}

const LOTTERY = (Object.keys(MAKERS) as Kind[]).flatMap((kind) => Array<Kind>(MAKERS[kind][0]).fill(kind))

/** A life with visitors who answer what they see, with everything they did as the journal would record it. */
export function recordLife(
  options: SimulationOptions,
  end: SimTime,
): { simulation: Simulation; inputs: WorldInput[] } {
  const simulation = Simulation.create(options)
  const visit = new Visit(options)
  const inputs: WorldInput[] = []
  let next = simTime(SIM_HOUR_MS)
  while (next < end) {
    simulation.runUntil(next)
    visit.see(simulation.drainEffects(), simulation.now)
    // Several at once are as usual as one.
    for (let several = visit.random.between(1, 3); several > 0; several--) {
      const body = MAKERS[LOTTERY[visit.random.between(0, LOTTERY.length - 1)]!][1](visit)
      if (!body) continue
      const input: WorldInput = { ...body, inputNo: inputs.length + 1, at: simulation.earliestInputTime }
      simulation.applyInput(input)
      visit.hear(input)
      inputs.push(input)
    }
    const gapMs = visit.random.between(1, 4 * MEAN_GAP_MINUTES) * SIM_MINUTE_MS
    next = simTime(next + gapMs)
  }
  simulation.runUntil(end)
  simulation.drainEffects()
  return { simulation, inputs }
}
