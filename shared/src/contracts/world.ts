import { z } from 'zod'
import { STANDINGS } from '../world/standing.ts'
import { DECORATION_KINDS, GROUND_KINDS } from '../world/town-map.ts'
import {
  ACTION_KINDS,
  GIVE_UP_REASONS,
  MEMORY_KINDS,
  MOODS,
  PLACE_KINDS,
  RESIDENT_LANGUAGES,
  SEASONS,
  WEATHERS,
} from '../world/vocabulary.ts'
import {
  bilingualSchema,
  idSchema,
  numberInQuery,
  pageQuerySchema,
  pageSchema,
  positionSchema,
  simTimeSchema,
  textSchema,
} from './primitives.ts'
import { authorSchema } from './users.ts'

export const WORLD_STATUSES = ['running', 'paused', 'stopped'] as const
export const worldStatusSchema = z.enum(WORLD_STATUSES)

export const townMapSchema = z
  .object({
    width: z.int(),
    height: z.int(),
    kinds: z.array(z.enum(GROUND_KINDS)).max(10),
    rows: z.array(z.string()).meta({
      description: 'the ground from north to south, one digit a tile: the place of its kind in `kinds`',
    }),
    decorations: z.array(z.object({ x: z.int(), y: z.int(), kind: z.enum(DECORATION_KINDS) })),
  })
  .meta({ id: 'TownMap' })
export type TownMapView = z.infer<typeof townMapSchema>

export const worldSchema = z
  .object({
    name: bilingualSchema,
    simTime: simTimeSchema,
    day: z.int(),
    clock: z.string().meta({ examples: ['08:05'] }),
    speed: z.union([z.number(), z.literal('max')]),
    status: worldStatusSchema,
    mind: z.enum(['rules', 'model']),
    residents: z.int(),
    season: z.enum(SEASONS),
    weather: z.enum(WEATHERS).meta({ description: 'over the whole town, for a quarter of a day' }),
    lag: z.number().meta({ description: 'real seconds the committed clock is behind; 0 when in time' }),
  })
  .meta({ id: 'World' })
export type World = z.infer<typeof worldSchema>

export const locationRefSchema = z.object({ id: idSchema, name: bilingualSchema, kind: z.enum(PLACE_KINDS) })

export const locationSchema = z
  .object({
    id: idSchema,
    name: bilingualSchema,
    kind: z.enum(PLACE_KINDS),
    rect: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
    open: z.boolean(),
    hours: z
      .object({ opensMinute: z.int(), closesMinute: z.int() })
      .nullable()
      .meta({ description: 'minutes of the day; past 1440 it closes on the next day; null is always open' }),
    present: z.array(authorSchema),
  })
  .meta({ id: 'Location' })
export type Location = z.infer<typeof locationSchema>
export const locationPageSchema = pageSchema(locationSchema)

export const walkSchema = z.object({
  path: z.array(positionSchema),
  startAt: simTimeSchema,
  endAt: simTimeSchema,
})

export const activitySchema = z.object({
  action: z.enum(ACTION_KINDS),
  since: simTimeSchema,
  until: simTimeSchema,
  text: bilingualSchema,
})

export const residentSchema = z
  .object({
    id: idSchema,
    username: z.string(),
    displayName: z.string(),
    avatarUrl: z.string().nullable(),
    occupation: bilingualSchema,
    language: z.enum(RESIDENT_LANGUAGES),
    status: z.enum(['awake', 'asleep']),
    mood: z.enum(MOODS),
    needs: z.object({
      energy: z.number(),
      hunger: z.number(),
      social: z.number(),
      fun: z.number(),
      hygiene: z.number(),
    }),
    activity: activitySchema,
    location: locationRefSchema.nullable(),
    position: positionSchema,
    walk: walkSchema.nullable(),
  })
  .meta({ id: 'Resident' })
export type Resident = z.infer<typeof residentSchema>
export const residentPageSchema = pageSchema(residentSchema)

export const planBlockSchema = z.object({
  kind: z.string(),
  startAt: simTimeSchema,
  endAt: simTimeSchema,
  text: bilingualSchema,
  location: locationRefSchema.nullable(),
  state: z.enum(['planned', 'active', 'done', 'dropped']),
  reason: z.enum(GIVE_UP_REASONS).nullable().meta({ description: 'why it was dropped' }),
})

export const residentDetailSchema = residentSchema
  .extend({
    age: z.int(),
    persona: bilingualSchema,
    traits: z.object({
      openness: z.number(),
      conscientiousness: z.number(),
      extraversion: z.number(),
      agreeableness: z.number(),
      neuroticism: z.number(),
    }),
    interests: z.array(bilingualSchema),
    home: locationRefSchema.nullable(),
    work: locationRefSchema.nullable(),
    plan: z.array(planBlockSchema),
    inventory: z.array(z.object({ item: z.string(), name: bilingualSchema, quantity: z.int() })),
    moneyCents: z.int(),
    relationships: z.array(
      z.object({
        resident: authorSchema,
        affinity: z.number(),
        familiarity: z.number(),
        standing: z.enum(STANDINGS),
        lastMet: simTimeSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'ResidentDetail' })
export type ResidentDetail = z.infer<typeof residentDetailSchema>

export const residentActionSchema = z
  .object({
    id: idSchema,
    action: z.enum(ACTION_KINDS),
    startAt: simTimeSchema,
    endAt: simTimeSchema,
    location: locationRefSchema.nullable(),
    text: bilingualSchema,
  })
  .meta({ id: 'ResidentAction' })
export type ResidentAction = z.infer<typeof residentActionSchema>
export const residentActionPageSchema = pageSchema(residentActionSchema)

export const encounterSchema = z
  .object({
    id: idSchema,
    location: locationRefSchema.nullable(),
    startAt: simTimeSchema,
    endAt: simTimeSchema,
    participants: z.array(authorSchema),
    turns: z.array(z.object({ speaker: authorSchema, content: z.string() })),
  })
  .meta({ id: 'Encounter' })
export type Encounter = z.infer<typeof encounterSchema>
export const encounterPageSchema = pageSchema(encounterSchema)

export const townEventSchema = z
  .object({
    id: idSchema,
    kind: z.string(),
    text: bilingualSchema,
    importance: z.int().meta({ description: '1–10' }),
    location: locationRefSchema.nullable(),
    startAt: simTimeSchema,
    endAt: simTimeSchema,
    host: authorSchema.nullable(),
    injected: z.boolean().meta({ description: 'an operator made it happen' }),
    heard: z.boolean().meta({ description: 'false until the town has taken it in' }),
  })
  .meta({ id: 'TownEvent' })
export type TownEvent = z.infer<typeof townEventSchema>
export const townEventPageSchema = pageSchema(townEventSchema)

export const injectEventSchema = z.strictObject({
  text: z
    .strictObject({ zh: textSchema(1, 200), en: textSchema(1, 200) })
    .meta({ description: 'a statement in both languages, as residents will tell it' }),
  locationId: idSchema
    .nullable()
    .default(null)
    .meta({ description: 'those who are there hear it first; without a place everybody who is awake does' }),
  importance: z.int().min(1).max(10).default(7),
  gathering: z
    .strictObject({
      kind: z.enum(['concert', 'market_day', 'festival', 'meeting', 'match']),
      startsInMinutes: z.int().min(0).max(10_080).meta({ description: 'simulated, from now' }),
      minutes: z.int().min(15).max(720),
    })
    .optional()
    .meta({ description: 'with a place: an event that residents may go to' }),
})
export type InjectEvent = z.infer<typeof injectEventSchema>

/** One thing that happened: what it was, in both languages, and the rows that say so. */
export const happeningSchema = z
  .object({
    kind: z.enum(['post', 'encounter', 'event']),
    id: idSchema.meta({ description: 'of the post, encounter or event' }),
    simTime: simTimeSchema,
    text: bilingualSchema,
    location: locationRefSchema.nullable(),
    people: z.array(authorSchema),
  })
  .meta({ id: 'Happening' })
export type Happening = z.infer<typeof happeningSchema>

export const locationDetailSchema = locationSchema
  .extend({ happenings: z.array(happeningSchema).meta({ description: 'the latest here, newest first' }) })
  .meta({ id: 'LocationDetail' })
export type LocationDetail = z.infer<typeof locationDetailSchema>

export const digestQuerySchema = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'must be a simulated time')
    .transform(Number)
    .optional()
    .meta({ ...numberInQuery, description: 'Simulated time of the last visit; a day ago by default' }),
})

export const digestSchema = z
  .object({
    since: simTimeSchema,
    until: simTimeSchema,
    lines: z.array(happeningSchema).meta({ description: 'what was most talked about, in order of time' }),
    counts: z.object({ posts: z.int(), encounters: z.int(), events: z.int() }).meta({
      description: 'of all that happened since, up to 200 of a kind',
    }),
  })
  .meta({ id: 'Digest' })
export type Digest = z.infer<typeof digestSchema>

export const memorySchema = z
  .object({
    id: idSchema,
    kind: z.enum(MEMORY_KINDS),
    text: z.string().meta({ description: 'in the language of the resident' }),
    importance: z.int(),
    simTime: simTimeSchema,
    forgottenAt: simTimeSchema.nullable(),
  })
  .meta({ id: 'Memory' })
export type Memory = z.infer<typeof memorySchema>
export const memoryPageSchema = pageSchema(memorySchema)

export const listQuerySchema = pageQuerySchema

export const eventsQuerySchema = pageQuerySchema.extend({
  when: z
    .enum(['all', 'ahead'])
    .default('all')
    .meta({ description: 'all, newest first; or those that are going on or to come, soonest first' }),
})
