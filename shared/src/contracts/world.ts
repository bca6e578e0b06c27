import { z } from 'zod'
import { ACTION_KINDS, MOODS, PLACE_KINDS, RESIDENT_LANGUAGES } from '../world/vocabulary.ts'
import {
  bilingualSchema,
  idSchema,
  pageQuerySchema,
  pageSchema,
  positionSchema,
  simTimeSchema,
} from './primitives.ts'
import { authorSchema } from './users.ts'

export const WORLD_STATUSES = ['running', 'paused', 'stopped'] as const
export const worldStatusSchema = z.enum(WORLD_STATUSES)

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

export const listQuerySchema = pageQuerySchema
