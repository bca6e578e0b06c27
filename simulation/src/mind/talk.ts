import { canBeAddressed, type Conversation } from '../actions/encounter.ts'
import { items } from '../world/content/items.ts'
import type { Fact } from '../world/fact-store.ts'
import { engagementSlot } from '../world/gatherings.ts'
import { NO_KEY } from '../world/keys.ts'
import { eachMemory, factOfMemory, hoursSinceAccess, knowsFact } from '../world/memories.ts'
import { SOCIAL } from '../world/needs.ts'
import { lookAround } from '../world/presence.ts'
import { findRelation } from '../world/relations.ts'
import type { ResidentState } from '../world/resident-state.ts'
import { itemIndex } from '../world/town.ts'
import type { World } from '../world/world.ts'
import { composeActivity } from './language/compose.ts'
import { LaterText } from './language/later-text.ts'
import { NO_ROW } from '../world/gathering-store.ts'
import { isToBeAsked, makePlans, partyOf, wordsOf } from './arranging.ts'
import type { PlansMade } from '../world/plans-made.ts'
import type { TalkOccasion } from './language/occasion.ts'
import { retrieve } from './retrieval.ts'
import {
  activityOf,
  interestAt,
  interestIndex,
  itemRef,
  personRef,
  placeRef,
  speakerFor,
  timeOfDay,
} from './wording.ts'

const AGAIN_AFTER_SECONDS = 2.5 * 3_600
const BREATH_MS = 25 * 60_000
const MOST_TURNS = 6
const MOST_COMPANY = 3

/** Whom to talk to among those the resident notices, by relation, mood and luck; up to four stand together. */
export function chooseCompany(world: World, self: ResidentState): number[] {
  if (self.presentSlot < 0 || world.now - self.lastTalkAt < BREATH_MS) return []
  const party = partyOf(world, self)
  const company: number[] = []
  for (const other of lookAround(world, self)) {
    const neighbour = world.resident(other)
    if (!canBeAddressed(world, neighbour)) continue
    let chance = talkChance(world, self, other)
    if (areTogether(world, self, other)) chance += 0.6
    if (party !== NO_ROW && isToBeAsked(world, party, neighbour)) chance += 0.7
    if (self.random.chance(company.length === 0 ? chance : 0.35 * chance + 0.03)) company.push(other)
    if (company.length === MOST_COMPANY) break
  }
  return company
}

/** Whether both are here for the same gathering. */
function areTogether(world: World, self: ResidentState, other: number): boolean {
  const { cause } = self.action.intention
  if (cause === NO_KEY || world.resident(other).action.intention.cause !== cause) return false
  return engagementSlot(world, self, cause) >= 0
}

function talkChance(world: World, self: ResidentState, other: number): number {
  const relation = findRelation(world, self, other)
  if (
    relation &&
    relation.lastMetSeconds >= 0 &&
    world.now / 1000 - relation.lastMetSeconds < AGAIN_AFTER_SECONDS
  )
    return 0
  const { extraversion } = world.sheet(self.index).traits
  const closeness = 0.12 + (relation ? 0.3 * relation.familiarity + 0.25 * Math.max(0, relation.affinity) : 0)
  const hoursAlone = (world.now - self.lastTalkAt) / 3_600_000
  const wish = (1.5 - self.needs[SOCIAL]! / 100) * Math.min(2.2, 0.8 + 0.2 * hoursAlone)
  const busy = world.resident(other).action.action === 'work' ? 0.7 : 1
  return closeness * (0.6 + 0.8 * extraversion) * wish * busy
}

/** Two to six turns: a greeting, then news, questions or a shared interest, by what both have to say. */
export function holdConversation(world: World, self: ResidentState, others: readonly number[]): Conversation {
  const partner = world.resident(others[0]!)
  const talk = new Dialogue(world, [self, ...others.map((other) => world.resident(other))])
  const relation = findRelation(world, self, partner.index)
  const length = 2 + self.random.between(0, relation && relation.affinity > 0.2 ? MOST_TURNS - 2 : 2)
  talk.say(0, { kind: 'talk_greeting', firstTime: !relation })
  if (length <= 2) talk.say(1, { kind: 'talk_greeting', firstTime: !relation })
  const told = length > 2 ? exchangeNews(world, talk, self, partner, others[1]) : []
  if (length >= 4 && told.length === 0) askHow(world, talk, partner)
  const topic = length >= 4 ? shareTopic(world, talk, self, partner) : -1
  const tone = toneOf(world, self, relation?.affinity ?? 0)
  const members = [self, ...others.map((other) => world.resident(other))]
  const plans = tone === 'quarrelled' ? null : speakOfPlans(world, talk, members)
  if (talk.length < length) smallTalk(world, talk, talk.length % talk.size)
  if (talk.length < 2) talk.say(1, { kind: 'talk_about_place' })
  if (talk.length < MOST_TURNS && length >= 5) talk.say(talk.length % talk.size, { kind: 'talk_farewell' })
  return { turns: talk.turns, told, topic, tone, plans }
}

/** Something is proposed or an invitation given, and answered; what came of it. */
function speakOfPlans(world: World, talk: Dialogue, members: readonly ResidentState[]): PlansMade | null {
  if (talk.length > MOST_TURNS - 2) return null
  const plans = makePlans(world, members)
  if (!plans) return null
  const { what, moment, event, place, reason } = wordsOf(world, plans)
  const asker = plans.kind === 'invitation' ? members.findIndex(({ index }) => index === plans.host) : 0
  const asked = plans.kind === 'invitation' ? members.findIndex(({ index }) => index === plans.guest) : 1
  if (plans.kind === 'appointment') talk.say(asker, { kind: 'talk_propose', what, moment })
  else
    talk.say(asker, {
      kind: 'talk_invite',
      event,
      moment,
      where: placeRef(world, members[asker]!, place),
    })
  const answer = plans.refusal === null ? 'talk_accept' : 'talk_decline'
  talk.say(asked, { kind: answer, what, moment, ...(reason && { reason }) } as Turn)
  return plans
}

type TurnFacts<T> = T extends unknown ? Omit<T, 'partner' | 'place' | 'timeOfDay'> : never
type Turn = TurnFacts<TalkOccasion>

/** Words the turns of one conversation; speakers are numbered as in `who`. */
class Dialogue {
  readonly turns: Conversation['turns'][number][] = []
  private readonly world: World
  private readonly who: readonly ResidentState[]

  constructor(world: World, who: readonly ResidentState[]) {
    this.world = world
    this.who = who
  }

  get length(): number {
    return this.turns.length
  }

  get size(): number {
    return this.who.length
  }

  speaker(position: number): ResidentState {
    return this.who[position]!
  }

  say(position: number, turn: Turn): void {
    if (this.turns.length >= MOST_TURNS) return
    const speaker = this.who[position]!
    const addressed = this.who[position === 0 ? 1 : 0]!
    const voice = speakerFor(this.world, speaker)
    const occasion = {
      ...turn,
      partner: personRef(this.world, addressed.index),
      place: placeRef(this.world, speaker, this.who[0]!.place),
      timeOfDay: timeOfDay(this.world),
    } as TalkOccasion
    const text = new LaterText(occasion, voice, speaker.random)
    this.turns.push({ speaker: speaker.index, text, language: voice.language })
  }
}

function exchangeNews(
  world: World,
  talk: Dialogue,
  self: ResidentState,
  partner: ResidentState,
  third: number | undefined,
): Conversation['told'] {
  for (const [position, teller, listener] of [
    [0, self, partner],
    [1, partner, self],
  ] as const) {
    if (!teller.random.chance(0.65)) continue
    const news = newsFor(world, teller, listener)
    if (!news) continue
    const source = news.source === undefined || news.source < 0 ? undefined : personRef(world, news.source)
    talk.say(position, { kind: 'talk_tell_fact', fact: news.fact.text, source })
    const reacts = third !== undefined && self.random.chance(0.5) ? 2 : 1 - position
    const knewIt = reacts === 2 && knowsFact(world, talk.speaker(2), news.fact.id)
    talk.say(reacts, { kind: 'talk_react_fact', fact: news.fact.text, knewIt })
    return [{ teller: teller.index, fact: news.fact }]
  }
  return []
}

/** The fact most worth telling that the listener does not know, and from whom the teller has it. */
function newsFor(
  world: World,
  teller: ResidentState,
  listener: ResidentState,
): { fact: Fact; source: number } | null {
  const known: { fact: Fact; source: number; hours: number; importance: number }[] = []
  eachMemory(world, teller, (memory) => {
    if (memory.theme !== 'heard_fact') return
    const fact = factOfMemory(world, memory)
    if (!fact || memory.subject === listener.index || fact.origin === listener.index) return
    known.push({
      fact,
      source: memory.subject,
      hours: hoursSinceAccess(memory, world.now),
      importance: memory.importance,
    })
  })
  const candidates = known.map(({ hours, importance }) => ({
    hoursSinceAccess: hours,
    importance,
    relevance: 0,
  }))
  const best = retrieve(candidates, 3).find((index) => !knowsFact(world, listener, known[index]!.fact.id))
  return best === undefined ? null : known[best]!
}

function askHow(world: World, talk: Dialogue, partner: ResidentState): void {
  talk.say(0, { kind: 'talk_ask_how' })
  talk.say(1, { kind: 'talk_answer_how', activity: composeActivity(activityOf(world, partner)) })
}

/** Talk about an interest of both, else of the one who began; returns its index. */
function shareTopic(world: World, talk: Dialogue, self: ResidentState, partner: ResidentState): number {
  const mine = world.sheet(self.index).interests
  const theirs = world.sheet(partner.index).interests
  const shared = mine.filter((key) => theirs.includes(key))
  const list = shared.length > 0 ? shared : mine
  if (list.length === 0) return -1
  const topic = interestIndex(list[self.random.between(0, list.length - 1)]!)
  talk.say(talk.length % 2, { kind: 'talk_about_topic', topic: interestAt(topic) })
  return topic
}

function smallTalk(world: World, talk: Dialogue, position: number): void {
  const speaker = talk.speaker(position)
  const sheet = world.sheet(speaker.index)
  const draw = speaker.random.between(0, 2)
  if (draw === 0 && sheet.shift) talk.say(position, { kind: 'talk_about_work', occupation: sheet.occupation })
  else if (draw === 1 && sheet.favouriteFoods.length > 0) {
    const food = sheet.favouriteFoods[speaker.random.between(0, sheet.favouriteFoods.length - 1)]!
    if (items[itemIndex(food)])
      talk.say(position, { kind: 'talk_about_food', food: itemRef(itemIndex(food)) })
  } else talk.say(position, { kind: 'talk_about_place' })
}

function toneOf(world: World, self: ResidentState, affinity: number): Conversation['tone'] {
  const { neuroticism, agreeableness } = world.sheet(self.index).traits
  const strain = 0.02 + 0.05 * neuroticism * (1 - agreeableness) - 0.1 * Math.min(0, affinity)
  if (self.random.chance(strain * 0.35)) return 'quarrelled'
  return self.random.chance(strain) ? 'disagreed' : 'usual'
}
