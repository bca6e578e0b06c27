import { ACTION_KINDS, type ActionKind } from '@ai-community/shared/world/vocabulary.ts'
import { z } from 'zod'
import { INTEREST_KEYS } from '../world/content/interests.ts'
import { items } from '../world/content/items.ts'
import { intend, NO_SUBJECT, NOBODY, NOTHING, type Intention, type Speech } from '../world/intention.ts'
import type { ActionGiven } from '../world/inputs.ts'
import { NO_KEY, parseKey, type KeyNumber } from '../world/keys.ts'
import type { ResidentState } from '../world/resident-state.ts'
import type { World } from '../world/world.ts'

/**
 * Every action as somebody outside the town may ask for it (an operator, an experiment, a model): what it takes and how
 * long it may last. Keys name places, residents, items and posts; what is left out is where the resident is, or nothing.
 */

const place = z.string().optional()
const resident = z.string()
const item = z.enum(items.map(({ key }) => key) as [string, ...string[]])
const worldKey = z.string().regex(/^(?:in:[1-9]\d*|[1-9]\d*:[1-9]\d*)$/)
const text = z.string().trim().min(1).max(500)
const speech = { text, language: z.enum(['zh', 'en']) }

function minutes(least: number, most: number) {
  return z.int().min(least).max(most).default(least)
}

function action<Kind extends ActionKind, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) {
  return z.strictObject({ action: z.literal(kind), ...shape })
}

/** One schema for each action of the town's vocabulary. */
const ACTION_SCHEMAS = [
  action('sleep', { minutes: minutes(30, 720) }),
  action('eat', { place, item, minutes: minutes(10, 90) }),
  action('cook', { item, minutes: minutes(15, 120) }),
  action('work', { with: resident.optional(), minutes: minutes(15, 300) }),
  action('study', { place, topic: z.enum(INTEREST_KEYS).optional(), minutes: minutes(15, 300) }),
  action('exercise', { place, minutes: minutes(15, 180) }),
  action('rest', { place, minutes: minutes(5, 240) }),
  action('wash', { minutes: minutes(10, 60) }),
  action('walk', { place: z.string() }),
  action('shop', { place, item: item.optional(), minutes: minutes(5, 90) }),
  action('use', { place, item, minutes: minutes(20, 240) }),
  action('give', { to: resident, item }),
  action('trade', { with: resident, item, offer: item.optional(), cents: z.int().min(0).default(0) }),
  action('talk', { with: resident, minutes: minutes(2, 30) }),
  action('attend', { gathering: worldKey, place: z.string(), minutes: minutes(15, 360) }),
  action('host', { gathering: worldKey, place: z.string(), minutes: minutes(15, 360) }),
  action('browse', { minutes: minutes(3, 30) }),
  action('post', speech),
  action('comment', { post: worldKey, parent: worldKey.optional(), ...speech }),
  action('like', { posts: z.array(worldKey).min(1).max(10) }),
  action('follow', { whom: resident }),
  action('message', { to: resident, ...speech }),
  action('photo', { place, minutes: minutes(1, 10) }),
  action('reflect', { minutes: minutes(5, 30) }),
] as const

const actionRequestSchema = z.discriminatedUnion('action', ACTION_SCHEMAS)
type CheckedRequest = z.output<typeof actionRequestSchema>

/** Every kind of action has its schema; the compiler does not see it, so the module refuses to load otherwise. */
const described = new Set<string>(ACTION_SCHEMAS.map((schema) => schema.shape.action.value))
for (const kind of ACTION_KINDS) if (!described.has(kind)) throw new Error(`action ${kind} has no schema`)

/** A minute or two: handing something over, writing a text. */
const MOMENT_SECONDS = 90

/**
 * The intention that a request comes to.
 *
 * @param cause key of the input by which it came
 * @throws ZodError for a request of the wrong shape, RangeError for a key that the town does not know
 */
function readRequest(world: World, self: ResidentState, request: unknown, cause: KeyNumber): Intention {
  const checked = actionRequestSchema.parse(request)
  const seconds = 'minutes' in checked ? checked.minutes * 60 : MOMENT_SECONDS
  const rest: Partial<Intention> = { cause, ...detailsOf(world, checked, cause) }
  const intention = intend(checked.action, placeOf(world, self, checked), seconds, rest)
  // To walk somewhere is to be there for a moment: the way itself is what a resident does first.
  return checked.action === 'walk' ? { ...intention, action: 'rest', seconds: 60 } : intention
}

function placeOf(world: World, self: ResidentState, request: CheckedRequest): number {
  switch (request.action) {
    case 'sleep':
    case 'wash':
    case 'cook':
      return world.town.homeOf(self.index)
    case 'work':
      // With another is where the other is at work.
      return request.with === undefined
        ? world.town.workplaceOf(self.index)
        : world.town.workplaceOf(residentAt(world, request.with))
    default:
      return 'place' in request && request.place !== undefined
        ? world.town.placeByKey(request.place)
        : self.place
  }
}

function detailsOf(world: World, request: CheckedRequest, cause: KeyNumber): Partial<Intention> {
  switch (request.action) {
    case 'eat':
    case 'cook':
    case 'use':
      return { item: itemAt(request.item) }
    case 'shop':
      return { item: request.item === undefined ? NOTHING : itemAt(request.item) }
    case 'study':
      return { topic: request.topic === undefined ? NOTHING : INTEREST_KEYS.indexOf(request.topic) }
    case 'work':
      return request.with === undefined ? {} : { partner: residentAt(world, request.with) }
    case 'give':
      return { partner: residentAt(world, request.to), item: itemAt(request.item) }
    case 'trade':
      return {
        partner: residentAt(world, request.with),
        item: itemAt(request.item),
        offer: request.offer === undefined ? NOTHING : itemAt(request.offer),
        cents: request.offer === undefined ? request.cents : 0,
      }
    case 'talk':
      return { partner: residentAt(world, request.with) }
    case 'attend':
    case 'host':
      return { cause: parseKey(request.gathering) }
    case 'like':
      return { posts: request.posts.map(parseKey) }
    case 'follow':
      return { partner: residentAt(world, request.whom) }
    case 'post':
      return { speech: speechOf(request, cause, {}) }
    case 'comment': {
      const parent = request.parent === undefined ? NO_KEY : parseKey(request.parent)
      return { speech: speechOf(request, cause, { post: parseKey(request.post), parent }) }
    }
    case 'message':
      return { speech: speechOf(request, cause, { person: residentAt(world, request.to) }) }
    default:
      return {}
  }
}

/** What is said rests on the request itself. */
function speechOf(
  { text, language }: { text: string; language: Speech['language'] },
  cause: KeyNumber,
  about: Partial<Speech>,
): Speech {
  return {
    text,
    language,
    why: [{ kind: 'event', key: cause }],
    subject: NO_SUBJECT,
    memory: NO_KEY,
    post: NO_KEY,
    parent: NO_KEY,
    person: NOBODY,
    ...about,
  }
}

function itemAt(key: string): number {
  return items.findIndex((one) => one.key === key)
}

function residentAt(world: World, key: string): number {
  const index = world.town.findResident(key)
  if (index < 0) throw new RangeError(`no resident has the key ${key}`)
  return index
}

/** Lays a request before the resident, who does it next when nothing stands in the way. */
export function giveAction(world: World, input: ActionGiven & { inputNo: number }): void {
  const self = world.resident(residentAt(world, input.resident))
  self.agenda.unshift(readRequest(world, self, input.request, -input.inputNo))
  world.touch(self)
}
