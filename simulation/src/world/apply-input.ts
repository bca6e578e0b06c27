import { EVENT_ANSWER } from './events.ts'
import type { EventInjected, Person, PersonCommented, PersonPosted, WorldInput } from './inputs.ts'
import { NO_SUBJECT, NOBODY, type Actor } from './intention.ts'
import { NO_KEY, parseKey, type KeyNumber } from './keys.ts'
import { learnFact, remember } from './memories.ts'
import type { InboxEntry, ResidentState } from './resident-state.ts'
import type { WindowPost } from './social-window.ts'
import type { World } from './world.ts'

const INBOX_KEPT = 8

/**
 * Lets what came from outside happen to the town.
 *
 * @throws RangeError for a resident, place or key that is none: intake must not record such an input.
 */
export function applyInput(world: World, input: WorldInput): void {
  const { social, people } = world.tables
  const key: KeyNumber = -input.inputNo
  world.tables.lastInputNo = input.inputNo
  switch (input.kind) {
    case 'person_posted':
      return personPosted(world, input, key)
    case 'person_commented':
      return personCommented(world, input, key)
    case 'likes_gathered': {
      const post = social.find(parseKey(input.post))
      if (post) social.like(post, input.change)
      return
    }
    case 'person_followed':
      people.meet(input.person)
      return
    case 'person_blocked':
      return personBlocked(world, input.person, residentOf(world, input.resident), input.blocked)
    case 'person_messaged': {
      const from = people.meet(input.person)
      const entry: InboxEntry = { kind: 'message', from, key, post: NO_KEY, text: input.text }
      return reach(world, residentOf(world, input.resident), entry, input.reactionDelayMs)
    }
    case 'person_forgotten':
      return forgetPerson(world, input.person)
    case 'text_edited':
      return
    case 'text_deleted':
    case 'effect_refused':
      return social.remove(parseKey(input.target))
    case 'event_injected':
      return injectEvent(world, input, key)
  }
}

function residentOf(world: World, key: string): ResidentState {
  const index = world.town.findResident(key)
  if (index < 0) throw new RangeError(`no resident has the key ${key}`)
  return world.resident(index)
}

function personPosted(world: World, input: PersonPosted, key: KeyNumber): void {
  const from = world.tables.people.meet(input.person)
  const post = world.tables.social.publish(key, from, world.now, NO_SUBJECT)
  mention(world, input, from, key, post)
}

function personCommented(world: World, input: PersonCommented, key: KeyNumber): void {
  const { social, people } = world.tables
  const from = people.meet(input.person)
  const post = social.find(parseKey(input.post))
  if (!post) return
  const parent = input.parent === null ? NO_KEY : parseKey(input.parent)
  const answered = post.comments.find((comment) => comment.key === parent)?.author ?? post.author
  social.comment(post, key, from, parent)
  mention(world, input, from, key, post)
  const isMentioned = answered >= 0 && input.mentions.includes(world.sheet(answered).key)
  if (answered < 0 || isMentioned) return
  const entry: InboxEntry = { kind: 'mention', from, key, post: post.key, text: input.text }
  reach(world, world.resident(answered), entry, input.reactionDelayMs)
}

function mention(
  world: World,
  input: PersonPosted | PersonCommented,
  from: Actor,
  key: KeyNumber,
  post: WindowPost,
): void {
  for (const mentioned of input.mentions) {
    const entry: InboxEntry = { kind: 'mention', from, key, post: post.key, text: input.text }
    reach(world, residentOf(world, mentioned), entry, input.reactionDelayMs)
  }
}

/** Lays it before the resident, who answers after the delay, or on waking. */
function reach(world: World, resident: ResidentState, entry: InboxEntry, delayMs: number): void {
  if (resident.blockedBy.includes(entry.from)) return
  resident.inbox.push(entry)
  if (resident.inbox.length > INBOX_KEPT) resident.inbox.shift()
  world.touch(resident)
  remember(world, resident, {
    kind: 'talk',
    theme: 'got_message',
    importance: 5,
    subject: entry.from,
    place: resident.place,
    cause: entry.key,
  })
  world.schedule(world.now + Math.max(0, Math.round(delayMs)), EVENT_ANSWER, resident.index, 0)
}

function personBlocked(world: World, person: Person, resident: ResidentState, blocked: boolean): void {
  const actor = world.tables.people.meet(person)
  resident.blockedBy = resident.blockedBy.filter((other) => other !== actor)
  if (blocked) resident.blockedBy.push(actor)
  resident.following = resident.following.filter((other) => other !== actor)
  world.touch(resident)
}

/** Takes the person's name and unanswered words out of the state, and so out of every snapshot from now on. */
function forgetPerson(world: World, person: Person): void {
  const actor = world.tables.people.meet({ key: person.key, displayName: '' })
  for (const resident of world.tables.residents) {
    if (!resident.inbox.some((entry) => entry.from === actor)) continue
    resident.inbox = resident.inbox.filter((entry) => entry.from !== actor)
    world.touch(resident)
  }
}

/** News for everyone awake, or for those at the place. */
function injectEvent(world: World, input: EventInjected, key: KeyNumber): void {
  const { facts, residents, present } = world.tables
  const place = input.place === null ? -1 : world.town.placeByKey(input.place)
  const fact = facts.add({
    key,
    text: input.fact,
    importance: input.importance,
    origin: NOBODY,
    isPersonal: false,
    at: world.now,
  })
  const witnesses =
    place < 0 ? residents : [...present[place]!].sort((a, b) => a - b).map((i) => world.resident(i))
  for (const witness of witnesses)
    if (witness.action.action !== 'sleep') learnFact(world, witness, fact, NOBODY, key, witness.place)
}
