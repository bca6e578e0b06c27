import { EVENT_ANSWER } from './events.ts'
import type {
  EffectRefused,
  Person,
  PersonCommented,
  PersonPosted,
  TextEdited,
  WorldInput,
} from './inputs.ts'
import { NO_SUBJECT, type Actor } from './intention.ts'
import { NO_KEY, parseKey, type KeyNumber } from './keys.ts'
import { remember } from './memories.ts'
import { putIntoInbox, type InboxEntry, type ResidentState } from './resident-state.ts'
import { injectEvent, plantFact, planParty } from './seeds.ts'
import type { WindowPost } from './social-window.ts'
import type { World } from './world.ts'
import { languageOf } from './written-language.ts'

/** People who follow a resident, as far as it knows them; the first are forgotten first. */
const FOLLOWERS_KEPT = 50

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
    case 'comment_likes_gathered': {
      const found = social.findComment(parseKey(input.comment))
      if (found) social.likeComment(found.comment, input.change)
      return
    }
    case 'person_followed':
      return personFollowed(world, input.person, residentOf(world, input.resident), input.following)
    case 'person_blocked':
      return personBlocked(world, input.person, residentOf(world, input.resident), input.blocked)
    case 'person_messaged': {
      const from = people.meet(input.person)
      const entry: InboxEntry = {
        kind: 'message',
        from,
        key,
        post: NO_KEY,
        text: input.text,
        subject: NO_SUBJECT,
      }
      return reach(world, residentOf(world, input.resident), entry, input.reactionDelayMs)
    }
    case 'person_forgotten':
      return forgetPerson(world, input.person)
    case 'text_edited':
      return textEdited(world, input)
    case 'text_deleted':
      return textDeleted(world, parseKey(input.target))
    case 'effect_refused':
      return effectRefused(world, input)
    case 'event_injected':
      return injectEvent(world, input, key)
    case 'fact_planted':
      return void plantFact(world, input, key)
    case 'party_planned':
      return planParty(world, input, key)
    case 'action_given':
      // Read by the catalogue of actions, which knows more than the world may: see Simulation.onInput.
      return
  }
}

function residentOf(world: World, key: string): ResidentState {
  const index = world.town.findResident(key)
  if (index < 0) throw new RangeError(`no resident has the key ${key}`)
  return world.resident(index)
}

function personPosted(world: World, input: PersonPosted, key: KeyNumber): void {
  const author = world.tables.people.meet(input.person)
  const text = { author, text: input.text, language: languageOf(input.text) }
  const post = world.tables.social.publish(key, text, world.now, NO_SUBJECT, NO_KEY)
  mention(world, input, author, key, post)
}

function personCommented(world: World, input: PersonCommented, key: KeyNumber): void {
  const { social, people } = world.tables
  const from = people.meet(input.person)
  const post = social.find(parseKey(input.post))
  if (!post) return
  const parent = input.parent === null ? NO_KEY : parseKey(input.parent)
  const answered = social.findComment(parent)?.comment.author ?? post.author
  social.comment(post, key, { author: from, language: languageOf(input.text) }, parent, null)
  mention(world, input, from, key, post)
  const isMentioned = answered >= 0 && input.mentions.includes(world.sheet(answered).key)
  if (answered < 0 || isMentioned) return
  reach(world, world.resident(answered), asMention(input, from, key, post), input.reactionDelayMs)
}

function mention(
  world: World,
  input: PersonPosted | PersonCommented,
  from: Actor,
  key: KeyNumber,
  post: WindowPost,
): void {
  for (const mentioned of input.mentions)
    reach(world, residentOf(world, mentioned), asMention(input, from, key, post), input.reactionDelayMs)
}

function asMention(
  { text }: PersonPosted | PersonCommented,
  from: Actor,
  key: KeyNumber,
  post: WindowPost,
): InboxEntry {
  return { kind: 'mention', from, key, post: post.key, text, subject: NO_SUBJECT }
}

/** Lays it before the resident, who answers after the delay, or on waking. */
function reach(world: World, resident: ResidentState, entry: InboxEntry, delayMs: number): void {
  if (resident.blockedBy.includes(entry.from)) return
  putIntoInbox(resident, entry)
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

/** A follow comes to the resident's notice when it next reads the feed. */
function personFollowed(world: World, person: Person, resident: ResidentState, following: boolean): void {
  const actor = world.tables.people.meet(person)
  resident.followers = resident.followers.filter((other) => other !== actor)
  if (following && !resident.blockedBy.includes(actor)) resident.followers.push(actor)
  if (resident.followers.length > FOLLOWERS_KEPT) resident.followers.shift()
  world.touch(resident)
}

/** From now on neither hears from the other: what waits for an answer goes, and so do follows both ways. */
function personBlocked(world: World, person: Person, resident: ResidentState, blocked: boolean): void {
  const actor = world.tables.people.meet(person)
  resident.blockedBy = resident.blockedBy.filter((other) => other !== actor)
  if (blocked) {
    resident.blockedBy.push(actor)
    loseTouch(resident, actor)
  }
  world.touch(resident)
}

function loseTouch(resident: ResidentState, actor: Actor): void {
  const isOther = (other: Actor) => other !== actor
  resident.following = resident.following.filter(isOther)
  resident.followers = resident.followers.filter(isOther)
  resident.inbox = resident.inbox.filter(({ from }) => isOther(from))
}

/** Takes the person's name and words out of the state, and so out of every snapshot from now on. */
function forgetPerson(world: World, person: Person): void {
  const { people, residents, social } = world.tables
  const actor = people.meet({ key: person.key, displayName: '' })
  social.blankTextsOf(actor)
  for (const resident of residents) {
    const isKnown =
      resident.inbox.some(({ from }) => from === actor) ||
      resident.following.includes(actor) ||
      resident.followers.includes(actor)
    if (!isKnown) continue
    loseTouch(resident, actor)
    world.touch(resident)
  }
}

/** Who still has to answer it answers the new words. */
function textEdited(world: World, { target, text }: TextEdited): void {
  const key = parseKey(target)
  const post = world.tables.social.find(key)
  if (post) world.tables.social.edit(post, text, languageOf(text))
  for (const resident of world.tables.residents)
    for (const entry of resident.inbox) {
      if (entry.key !== key || entry.text === '') continue
      entry.text = text
      world.touch(resident)
    }
}

/** Nobody answers what is not there any more. */
function textDeleted(world: World, key: KeyNumber): void {
  world.tables.social.remove(key)
  for (const resident of world.tables.residents) {
    if (!resident.inbox.some((entry) => entry.key === key || entry.post === key)) continue
    resident.inbox = resident.inbox.filter((entry) => entry.key !== key && entry.post !== key)
    world.touch(resident)
  }
}

function effectRefused(world: World, input: EffectRefused): void {
  const { social, memories, people } = world.tables
  const resident = residentOf(world, input.resident)
  if (input.effect === 'follow') {
    const followee = world.town.findResident(input.target)
    const actor = followee >= 0 ? followee : people.find(input.target)
    resident.following = resident.following.filter((other) => other !== actor)
    world.touch(resident)
    return
  }
  const key = parseKey(input.target)
  const post = social.find(key)
  if (input.effect === 'like') {
    const comment = social.findComment(key)?.comment
    if (post) social.like(post, -1)
    if (comment) social.likeComment(comment, -1)
    return
  }
  if (post) {
    // What nobody could read is still to be told.
    memories.markTold(resident.index, resident.memoryCount, post.memory, false)
    resident.postsLeft++
    world.touch(resident)
  }
  textDeleted(world, key)
}
