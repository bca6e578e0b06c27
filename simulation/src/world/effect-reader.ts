import {
  ACTION_KINDS,
  ENGAGEMENT_STATES,
  GATHERING_KINDS,
  GIVE_UP_REASONS,
  MEMORY_KINDS,
  RESIDENT_LANGUAGES,
  type BilingualText,
  type GiveUpReason,
} from '@ai-community/shared/world/vocabulary.ts'
import { SIM_MINUTE_MS, type SimTime } from '@ai-community/shared/world/sim-time.ts'
import { books } from './content/books.ts'
import { INTEREST_KEYS } from './content/interests.ts'
import type { EffectLog } from './effect-log.ts'
import {
  EFFECT_KINDS,
  ITEM_REASONS,
  MONEY_REASONS,
  REASON_KINDS,
  RELATION_SCALE,
  type LaterWords,
} from './effect-vocabulary.ts'
import type { Effect, EffectBody, WhyRef } from './effects.ts'
import { NO_KEY, type KeyNumber, type WorldKey } from './keys.ts'
import { MEMORY_THEMES } from './memory-themes.ts'
import { topicKey } from './memories.ts'
import { BLOCK_KINDS } from './plan-table.ts'
import type { World } from './world.ts'

/** The effects of the log with their keys spelt out, in order. The world must be the one they come from. */
export function readEffects(log: EffectLog, world: World): Effect[] {
  const { firstNo } = log
  return Array.from({ length: log.count }, (_, position) => {
    const reader = new EffectReader(log, world, position)
    const kind = EFFECT_KINDS[reader.next()]!
    const at = reader.time()
    return { effectNo: firstNo + position, at, ...READERS[kind](reader, world) }
  })
}

/** Walks over the numbers and texts of one effect. */
class EffectReader {
  private readonly log: EffectLog
  private readonly world: World
  private at: number
  private textAt: number

  constructor(log: EffectLog, world: World, position: number) {
    this.log = log
    this.world = world
    this.at = log.starts[position]!
    this.textAt = log.textStarts[position]!
  }

  next(): number {
    return this.log.words[this.at++]!
  }

  wide(): number {
    const low = this.next() >>> 0
    return this.next() * 0x1_0000_0000 + low
  }

  time(): SimTime {
    return this.wide() as SimTime
  }

  text(): string {
    const words = this.log.texts[this.textAt++] as string | LaterWords
    return typeof words === 'string' ? words : words.spell()
  }

  fact(): BilingualText {
    return this.log.texts[this.textAt++] as BilingualText
  }

  list<T>(read: () => T): T[] {
    return Array.from({ length: this.next() }, read)
  }

  key(): WorldKey {
    return this.world.key(this.next())
  }

  keyOrNull(): WorldKey | null {
    return this.world.keyOrNull(this.next())
  }

  resident(): string {
    return this.world.sheet(this.next()).key
  }

  actorOrNull(): string | null {
    return this.world.actorKey(this.next())
  }

  actor(): string {
    return this.world.actorKey(this.next())!
  }

  place(): string {
    return this.world.placeKey(this.next())!
  }

  placeOrNull(): string | null {
    return this.world.placeKey(this.next())
  }

  gathering() {
    return {
      gathering: GATHERING_KINDS[this.next()]!,
      place: this.placeOrNull(),
      startAt: this.time(),
      endAt: this.time(),
      host: this.actorOrNull(),
    }
  }

  reasonOrNull(): GiveUpReason | null {
    return GIVE_UP_REASONS[this.next()] ?? null
  }

  spoken() {
    const text = this.text()
    const language = RESIDENT_LANGUAGES[this.next()]!
    return { text, language, why: this.list(() => this.reason()) }
  }

  private reason(): WhyRef {
    const kind = REASON_KINDS[this.next()]!
    const key = this.next()
    if (kind === 'place') return { kind, key: this.world.placeKey(key)! }
    if (kind === 'item') return { kind, key: this.world.itemKey(key)! }
    return { kind, key: this.world.key(key) }
  }
}

/** For each kind: its numbers in the order in which EffectLog writes them. */
const READERS: { [Kind in Effect['kind']]: (from: EffectReader, world: World) => EffectBody } = {
  action_started: readAction,
  action_cut: (from) => ({ kind: 'action_cut', key: from.key(), resident: from.resident() }),
  memory_added: readMemory,
  memory_dropped: (from) => ({ kind: 'memory_dropped', key: from.key(), resident: from.resident() }),
  relation_changed(from) {
    const resident = from.resident()
    const other = from.actor()
    const affinity = from.next() / RELATION_SCALE
    const familiarity = from.next() / RELATION_SCALE
    const seconds = from.next()
    const lastMet = seconds < 0 ? null : ((seconds * 1_000) as SimTime)
    return { kind: 'relation_changed', resident, other, affinity, familiarity, lastMet }
  },
  money_changed: readMoney,
  item_changed: readItem,
  fact_learned: (from) => ({
    kind: 'fact_learned',
    fact: from.key(),
    text: from.fact(),
    resident: from.resident(),
    from: from.actorOrNull(),
    via: from.keyOrNull(),
  }),
  encounter: readEncounter,
  post(from) {
    const head = { key: from.key(), resident: from.resident(), place: from.place() }
    return { kind: 'post', ...head, ...from.spoken() }
  },
  comment(from) {
    const head = { key: from.key(), resident: from.resident(), post: from.key(), parent: from.keyOrNull() }
    return { kind: 'comment', ...head, ...from.spoken() }
  },
  likes(from) {
    const resident = from.resident()
    const posts = from.list(() => from.key())
    return { kind: 'likes', resident, posts, comments: from.list(() => from.key()) }
  },
  follow: (from) => ({
    kind: 'follow',
    resident: from.resident(),
    followee: from.actor(),
    following: from.next() === 1,
  }),
  message(from) {
    const head = {
      key: from.key(),
      resident: from.resident(),
      person: from.actor(),
      answers: from.keyOrNull(),
    }
    return { kind: 'message', ...head, ...from.spoken() }
  },
  engagement_changed(from) {
    const head = { key: from.key(), resident: from.resident() }
    const gathering = from.gathering()
    const state = ENGAGEMENT_STATES[from.next()]!
    const reason = from.reasonOrNull()
    return { kind: 'engagement_changed', ...head, ...gathering, place: gathering.place!, state, reason }
  },
  event_announced(from) {
    const head = { key: from.key(), ...from.gathering(), invited: from.list(() => from.resident()) }
    return { kind: 'event_announced', ...head, text: from.fact(), importance: from.next() }
  },
  block_closed: (from) => ({
    kind: 'block_closed',
    resident: from.resident(),
    block: BLOCK_KINDS[from.next()]!,
    startAt: (from.next() * SIM_MINUTE_MS) as SimTime,
    endAt: (from.next() * SIM_MINUTE_MS) as SimTime,
    place: from.place(),
    state: from.next() === 1 ? 'done' : 'dropped',
    reason: from.reasonOrNull(),
  }),
  image_requested: (from) => ({
    kind: 'image_requested',
    key: from.key(),
    resident: from.resident(),
    place: from.place(),
    prompt: from.text(),
  }),
}

function readAction(from: EffectReader, world: World): EffectBody {
  const key = from.key()
  const resident = from.resident()
  const action = ACTION_KINDS[from.next()]!
  const place = from.next()
  const start = from.next()
  const endAt = from.time()
  const partner = from.actorOrNull()
  const item = world.itemKey(from.next())
  const about = aboutOf(world, from.next(), from.next(), from.next())
  const cause = from.keyOrNull()
  const path = start < 0 ? null : world.town.onTownMap(world.town.route(start, place).path, place)
  return {
    kind: 'action_started',
    key,
    resident,
    action,
    place: world.placeKey(place)!,
    endAt,
    path,
    partner,
    item,
    about,
    cause: cause === null ? [] : [cause],
  }
}

function aboutOf(world: World, topic: number, book: number, post: KeyNumber): string | null {
  if (topic >= 0) return INTEREST_KEYS[topic]!
  if (book >= 0) return books[book]!.key
  return world.keyOrNull(post)
}

function readMemory(from: EffectReader, world: World): EffectBody {
  const key = from.key()
  const resident = from.resident()
  const memory = MEMORY_KINDS[from.next()]!
  const theme = MEMORY_THEMES[from.next()]!
  const importance = from.next()
  const subject = from.actorOrNull()
  const place = world.placeKey(from.next())
  const item = world.itemKey(from.next())
  const amount = from.next()
  const topic = from.next()
  const fact = from.next() === 1 ? from.fact() : null
  const cause = from.next()
  const others = from.list(() => from.key())
  return {
    kind: 'memory_added',
    key,
    resident,
    memory,
    theme,
    importance,
    subject,
    place,
    item,
    amount,
    topic: topicKey(theme, topic),
    fact,
    evidence: cause === NO_KEY ? others : [world.key(cause), ...others],
  }
}

function readMoney(from: EffectReader): EffectBody {
  const key = from.key()
  const payer = from.actorOrNull()
  const receiver = from.actorOrNull()
  const cents = from.wide()
  const fromCents = from.wide()
  const toCents = from.wide()
  return {
    kind: 'money_changed',
    key,
    from: payer === null ? { town: true } : { resident: payer },
    to: receiver === null ? { town: true } : { resident: receiver },
    cents,
    fromCents: payer === null ? null : fromCents,
    toCents: receiver === null ? null : toCents,
    reason: MONEY_REASONS[from.next()]!,
  }
}

function readItem(from: EffectReader, world: World): EffectBody {
  const key = from.key()
  const item = world.itemKey(from.next())!
  const count = from.next()
  const giver = from.actorOrNull()
  const receiver = from.actorOrNull()
  const fromCount = from.next()
  const toCount = from.next()
  return {
    kind: 'item_changed',
    key,
    item,
    count,
    from: giver,
    to: receiver,
    fromCount: giver === null ? null : fromCount,
    toCount: receiver === null ? null : toCount,
    reason: ITEM_REASONS[from.next()]!,
  }
}

function readEncounter(from: EffectReader): EffectBody {
  const key = from.key()
  const place = from.place()
  const endAt = from.time()
  const participants = from.list(() => from.resident())
  const topic = from.next()
  const turns = from.list(() => {
    const speaker = from.resident()
    const language = RESIDENT_LANGUAGES[from.next()]!
    return { speaker, text: from.text(), language }
  })
  const facts = from.list(() => from.fact())
  return {
    kind: 'encounter',
    key,
    place,
    endAt,
    participants,
    topic: topic < 0 ? null : INTEREST_KEYS[topic]!,
    turns,
    facts,
  }
}
